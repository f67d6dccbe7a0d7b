/** A picture as an SVG file: text stays text. */
import { FACES, TONES, type Picture, type Shape } from './picture.ts'

export function svgOf({ title, width, height, background, shapes }: Picture): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${background}"/>`,
    ...shapes.map(elementOf),
    '</svg>',
    '',
  ].join('\n')
}

function elementOf(shape: Shape): string {
  switch (shape.kind) {
    case 'rect': {
      const stroke = shape.stroke === undefined ? '' : ` stroke="${shape.stroke}" stroke-width="2"`
      return `<rect x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.width)}" height="${n(shape.height)}" rx="${shape.radius}" fill="${shape.fill}"${stroke}/>`
    }
    case 'circle':
      return `<circle cx="${n(shape.x)}" cy="${n(shape.y)}" r="${shape.radius}" fill="${shape.fill}"/>`
    case 'path': {
      const dash = shape.dash.length === 0 ? '' : ` stroke-dasharray="${shape.dash.join(' ')}"`
      const scale = shape.scale === 1 ? '' : ` scale(${n(shape.scale)})`
      return `<path d="${shape.d}" transform="translate(${n(shape.x)} ${n(shape.y)})${scale}" fill="none" stroke="${shape.stroke}" stroke-width="${n(shape.width / shape.scale)}" stroke-linecap="round" stroke-linejoin="round"${dash}/>`
    }
    case 'text': {
      const { text, after, x, y, face, size, weight, fill } = shape
      const rest =
        after === ''
          ? ''
          : ` <tspan dx="6" font-size="${size - 1}" font-weight="400" fill="${TONES.soft}">${escaped(after)}</tspan>`
      return `<text x="${n(x)}" y="${n(y)}" font-family="${FACES[face]}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(text)}${rest}</text>`
    }
  }
}

/** What XML 1.0 cannot hold at all is left out. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escaped(text: string): string {
  return text.replace(NO_XML, '').replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)
}

function n(value: number): string {
  return `${Math.round(value * 1000) / 1000}`
}
