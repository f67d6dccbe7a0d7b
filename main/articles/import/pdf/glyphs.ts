import { at, IDENTITY, times, type Matrix } from './matrix.ts'
import { pdfjs } from './library.ts'

/** A letter, or a ligature, as a page shows it, in the page's own space: points, y upwards. */
export interface Glyph {
  text: string
  x: number
  y: number
  /** How far it moves the place of the next, in points. */
  width: number
  /** The direction in which the line runs, in degrees. */
  angle: number
  size: number
  bold: boolean
}

export interface Shown {
  glyphs: Glyph[]
  /** The page shows text, whether or not its fonts give letters for it. */
  shows: boolean
}

/** What of a font is asked here; pdf.js holds far more. */
export interface Font {
  name?: string
  fontMatrix?: Matrix
  vertical?: boolean
  defaultVMetrics?: readonly number[]
  isType3Font?: boolean
  bbox?: readonly number[]
}

interface Letter {
  unicode: string
  width: number
  vmetric?: readonly number[]
  isSpace: boolean
}

/** The part of a page's state that places text (ISO 32000-1, 8.4 and 9.3); saved and restored as a whole. */
interface State {
  ctm: Matrix
  font: Font
  bold: boolean
  /** Negative where the page mirrors its letters by it. */
  size: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
}

const START: State = {
  ctm: IDENTITY,
  font: {},
  bold: false,
  size: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  leading: 0,
  rise: 0,
}

export interface Operators {
  fnArray: readonly number[]
  argsArray: readonly unknown[]
}

/**
 * The letters of a page in the order in which they are shown, each with its place. It follows the page's operators instead
 * of asking pdf.js for its text, because that leaves out soft hyphens, which LibreOffice draws at line ends, and takes
 * those that Chromium hides in a word for spaces.
 */
export function glyphsOf({ fnArray, argsArray }: Operators, fontOf: (name: string) => Font): Shown {
  const { OPS } = pdfjs
  const glyphs: Glyph[] = []
  const saved: State[] = []
  let state = START
  let matrix = IDENTITY
  // Where the line began and where the next letter goes, in text space.
  let line = { x: 0, y: 0 }
  let pen = { x: 0, y: 0 }

  const move = (x: number, y: number) => {
    line = { x: line.x + x, y: line.y + y }
    pen = { ...line }
  }
  const set = (change: Partial<State>) => (state = { ...state, ...change })

  const setFont = (font: Font, size: number) => set({ font, bold: isBold(font), size })

  for (const [index, operator] of fnArray.entries()) {
    const args = (argsArray[index] ?? []) as unknown[]
    const [first, second] = args as [number, number]
    if (operator === OPS.save) saved.push(state)
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) state = saved.pop() ?? state
    else if (operator === OPS.transform) set({ ctm: times(state.ctm, args as number[]) })
    else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(state)
      if (args[0]) set({ ctm: times(state.ctm, args[0] as ArrayLike<number>) })
    } else if (operator === OPS.beginText) {
      matrix = IDENTITY
      line = pen = { x: 0, y: 0 }
    } else if (operator === OPS.setFont) setFont(fontOf(String(first)), second)
    else if (operator === OPS.setCharSpacing) set({ charSpacing: first })
    else if (operator === OPS.setWordSpacing) set({ wordSpacing: first })
    else if (operator === OPS.setHScale) set({ scale: first / 100 })
    else if (operator === OPS.setLeading) set({ leading: -first })
    else if (operator === OPS.setTextRise) set({ rise: first })
    else if (operator === OPS.moveText) move(first, second)
    else if (operator === OPS.setLeadingMoveText) {
      set({ leading: second })
      move(first, second)
    } else if (operator === OPS.nextLine) move(0, state.leading)
    else if (operator === OPS.setTextMatrix) {
      matrix = times(IDENTITY, args[0] as ArrayLike<number>)
      line = pen = { x: 0, y: 0 }
    } else if (operator === OPS.showText)
      pen = show(args[0] as (Letter | number)[], state, matrix, pen, glyphs)
  }
  return { glyphs, shows: fnArray.includes(OPS.showText) }
}

/** Shows a string from the pen's place on; gives where the pen is afterwards. */
function show(
  letters: readonly (Letter | number)[],
  state: State,
  matrix: Matrix,
  pen: { x: number; y: number },
  glyphs: Glyph[],
): { x: number; y: number } {
  const { font, size, charSpacing, wordSpacing, scale, rise } = state
  const whole = times(state.ctm, matrix)
  const unit = (font.fontMatrix?.[0] ?? 0.001) * size
  const [dx, dy] = font.vertical ? [0, -1] : [scale * Math.sign(size), 0]
  const [ax, ay] = [whole[0] * dx + whole[2] * dy, whole[1] * dx + whole[3] * dy]
  const angle = (Math.atan2(ay, ax) * 180) / Math.PI
  const stretch = font.vertical
    ? Math.hypot(whole[2], whole[3])
    : Math.hypot(whole[0], whole[1]) * Math.abs(scale)
  const height = heightOf(font, size) * Math.hypot(whole[2], whole[3])
  let { x, y } = pen
  for (const letter of letters) {
    if (typeof letter === 'number') {
      const by = (-letter * size) / 1000
      if (font.vertical) y += by
      else x += by * scale
      continue
    }
    const spacing = charSpacing + (letter.isSpace ? wordSpacing : 0)
    const metric = letter.vmetric ?? font.defaultVMetrics
    const length = font.vertical
      ? -(metric?.[0] ?? -letter.width) * unit + spacing
      : letter.width * unit + spacing
    const place = at(whole, x, y + rise)
    glyphs.push({
      text: letter.unicode,
      ...place,
      width: Math.abs(font.vertical ? length : letter.width * unit) * stretch,
      angle,
      size: height,
      bold: state.bold,
    })
    if (font.vertical) y -= length
    else x += length * scale
  }
  return { x, y }
}

/** A font's size as a reader sees it. Type 3 fonts have a space of their own, of which their box tells the measure. */
function heightOf({ isType3Font, fontMatrix, bbox }: Font, size: number): number {
  const height = isType3Font && bbox && fontMatrix ? Math.abs((bbox[3]! - bbox[1]!) * fontMatrix[3]) : 0
  return Math.abs(size) * (height > 0 ? height * 0.9 : 1)
}

/** Told by the font's name: Helvetica-Bold, LMRoman10-Bold, TeX's CMBX10. */
function isBold({ name }: Font): boolean {
  return /bold|black|heavy|demi|\b(?:\w+\+)?(?:cm|sf)bx\d/i.test(name ?? '')
}
