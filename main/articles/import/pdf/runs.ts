import type { Glyph, Shown } from './glyphs.ts'
import { withAccents } from './accents.ts'
import { logical, readable, reversed, RTL } from './letters.ts'

/**
 * Letters that follow each other on one line without a wide gap, placed in the frame of their text: x grows along the
 * line, y downwards from line to line, both in points from the page's corner where reading begins. In this frame no page
 * is rotated.
 */
export interface Run {
  text: string
  x: number
  /** Of the baseline. */
  y: number
  width: number
  /** Of the font, in points. */
  size: number
  bold: boolean
  /** The file itself has white space before it. */
  spaced: boolean
  /** A figure or letter above the line, smaller than what it hangs on. */
  raised?: boolean
}

/** The text of a page that runs in one direction. Text that runs from right to left is mirrored, so that x grows along it. */
export interface Frame {
  runs: Run[]
  width: number
  height: number
  rtl: boolean
}

export interface PageText {
  /** Counted from 1. */
  number: number
  /** The direction with the most text first; empty for a page without text. */
  frames: Frame[]
  /** It shows letters, and none of them says which it is. */
  isUnreadable: boolean
}

/** Directions that differ by less are one: pages that were scanned lie askew. In degrees. */
const ASKEW = 10
/** A wider gap ends a run, in sizes of the font. */
const GAP = 0.6
/** A narrower gap is kerning, a wider one is a space; in sizes of the font. */
export const SPACE = 0.13
/** A space that moves the next letter by less was drawn over, in sizes of the font. */
const OVERDRAWN = 0.08

/** What fonts give that do not know their letters: the private area, and the sign for a letter that is not known. */
const NO_LETTERS = /^[\p{Co}\ufffd\p{P}\p{S}\s]*[\p{Co}\ufffd][\p{Co}\ufffd\p{P}\p{S}\s]*$/u

interface Group {
  angle: number
  glyphs: Glyph[]
}

/**
 * The runs of a page by the direction in which they run. Which way is up is told by the text, never by the page's
 * /Rotate: pages are rotated by either, and a page that lies on its side is read along its lines. `view` is the page's
 * visible box, [x1, y1, x2, y2] in points; what lies outside is left out.
 */
export function runsOf(number: number, view: readonly number[], { glyphs, shows }: Shown): PageText {
  const groups: Group[] = []
  for (const glyph of glyphs) {
    let group = groups.find((other) => turn(glyph.angle, other.angle) < ASKEW)
    if (!group) groups.push((group = { angle: glyph.angle, glyphs: [] }))
    group.glyphs.push(glyph)
  }
  const frames = groups.map((group) => frameOf(group, view)).filter(({ runs }) => runs.length > 0)
  const weight = ({ runs }: Frame) => runs.reduce((sum, { text }) => sum + text.length, 0)
  const letters = frames.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')
  const isUnreadable = letters === '' ? shows && glyphs.length === 0 : NO_LETTERS.test(letters)
  return { number, isUnreadable, frames: isUnreadable ? [] : frames.sort((a, b) => weight(b) - weight(a)) }
}

function turn(a: number, b: number): number {
  const apart = Math.abs(a - b) % 360
  return Math.min(apart, 360 - apart)
}

function frameOf({ angle, glyphs }: Group, view: readonly number[]): Frame {
  // Text that is as good as straight keeps its numbers exact.
  const straight = Math.round(angle / 90) * 90
  const radians = ((turn(angle, straight) < 0.05 ? straight : angle) * Math.PI) / 180
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)]
  const along = (x: number, y: number) => x * cos + y * sin
  const down = (x: number, y: number) => x * sin - y * cos
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = view
  const corners = [x1, x2].flatMap((x) => [y1, y2].map((y) => [along(x, y), down(x, y)] as const))
  const left = Math.min(...corners.map(([x]) => x))
  const top = Math.min(...corners.map(([, y]) => y))
  const width = Math.max(...corners.map(([x]) => x)) - left
  const height = Math.max(...corners.map(([, y]) => y)) - top

  const placed = glyphs.map((glyph) => ({
    ...glyph,
    x: along(glyph.x, glyph.y) - left,
    y: down(glyph.x, glyph.y) - top,
  }))
  const runs = joined(withAccents(placed)).filter(
    (run) => run.x + run.width > -1 && run.x < width + 1 && run.y > -1 && run.y < height + run.size,
  )
  const rtl = runs.filter(({ text }) => RTL.test(text)).length * 2 > runs.length
  for (const run of runs) {
    run.text = logical(run.text)
    if (rtl) run.x = -(run.x + run.width)
  }
  return { runs, width, height, rtl }
}

/** Joins letters that follow each other to runs. */
function joined(glyphs: readonly Glyph[]): Run[] {
  const runs: Run[] = []
  let run: Run | undefined
  /** White space, or a soft hyphen, after the run's last letter: what it was is told by where the next letter stands. */
  let pending: { text: string; width: number } | undefined
  for (const glyph of glyphs) {
    const written = readable(glyph.text)
    if (written === '') continue
    // A ligature holds its letters as they are read; the run is turned round as a whole later.
    const text = written.length > 1 && RTL.test(written) ? reversed(written) : written
    const isSpace = text.trim() === ''
    if (isSpace || text === '\u00ad') {
      if (run) pending = { text: (pending?.text ?? '') + text, width: (pending?.width ?? 0) + glyph.width }
      continue
    }
    const end: number = run ? run.x + run.width : 0
    const gap = glyph.x - end
    const goesOn: boolean =
      run !== undefined &&
      run.bold === glyph.bold &&
      Math.abs(run.y - glyph.y) < 0.05 * run.size &&
      Math.abs(run.size - glyph.size) < 0.02 * run.size &&
      gap < GAP * run.size &&
      gap > -0.3 * run.size
    const between: string = pending ? betweenOf(pending, gap, glyph.size) : ''
    if (run && goesOn) {
      run.text += (between === '' && gap > SPACE * run.size ? ' ' : between) + text
      run.width = Math.max(run.width, glyph.x + glyph.width - run.x)
    } else {
      if (run && pending?.text.includes('\u00ad') && between !== '') run.text += '\u00ad'
      const spaced: boolean =
        between === ' ' && run !== undefined && Math.abs(run.y - glyph.y) < 0.4 * run.size
      run = { text, x: glyph.x, y: glyph.y, width: glyph.width, size: glyph.size, bold: glyph.bold, spaced }
      runs.push(run)
    }
    pending = undefined
  }
  if (run && pending?.text.includes('\u00ad')) run.text += '\u00ad'
  return runs
}

/** What white space or a soft hyphen was: nothing where the next letter stands over it, a hyphen where it is seen. */
function betweenOf({ text, width }: { text: string; width: number }, gap: number, size: number): string {
  if (width > 0 && gap < OVERDRAWN * size && gap > -size) return ''
  return text.includes('\u00ad') ? '-' : ' '
}
