/** A picture as a PNG file, drawn by the page itself so that its fonts hold. */
import { FACES, TONES, type Picture, type Shape } from './picture.ts'

/** Twice as fine as the page, as far as a canvas of Chromium's goes. */
const FINE = 2
const SIDE = 16_000
const AREA = 200_000_000

export function scaleOf({ width, height }: Pick<Picture, 'width' | 'height'>): number {
  return Math.min(FINE, SIDE / width, SIDE / height, Math.sqrt(AREA / (width * height)))
}

/** @throws Error where the page has no canvas of that size */
export async function pngOf(picture: Picture): Promise<Uint8Array> {
  const scale = scaleOf(picture)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('the picture is too large to be drawn')
  context.scale(scale, scale)
  context.fillStyle = picture.background
  context.fillRect(0, 0, picture.width, picture.height)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  for (const shape of picture.shapes) draw(context, shape)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (!blob) throw new Error('the picture is too large to be drawn')
  return new Uint8Array(await blob.arrayBuffer())
}

function draw(context: CanvasRenderingContext2D, shape: Shape): void {
  switch (shape.kind) {
    case 'rect':
      context.beginPath()
      context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radius)
      context.fillStyle = shape.fill
      context.fill()
      if (shape.stroke === undefined) return
      context.strokeStyle = shape.stroke
      context.lineWidth = 2
      context.setLineDash([])
      context.stroke()
      return
    case 'circle':
      context.beginPath()
      context.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI)
      context.fillStyle = shape.fill
      context.fill()
      return
    case 'path':
      context.save()
      context.translate(shape.x, shape.y)
      context.scale(shape.scale, shape.scale)
      context.strokeStyle = shape.stroke
      context.lineWidth = shape.width / shape.scale
      context.setLineDash([...shape.dash])
      context.stroke(new Path2D(shape.d))
      context.restore()
      return
    case 'text':
      context.font = `${shape.weight} ${shape.size}px ${FACES[shape.face]}`
      context.fillStyle = shape.fill
      context.fillText(shape.text, shape.x, shape.y)
      if (shape.after === '') return
      {
        const { width } = context.measureText(`${shape.text} `)
        context.font = `400 ${shape.size - 1}px ${FACES[shape.face]}`
        context.fillStyle = TONES.soft
        context.fillText(shape.after, shape.x + width + 6, shape.y)
      }
  }
}
