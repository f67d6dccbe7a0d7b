import type { TextContent, TextItem } from 'pdfjs-dist/types/src/display/api.d.ts'

/**
 * Letters that a PDF draws in one go, placed in the frame of their text: x grows along the line, y downwards from line to
 * line, both in points from the page's corner where reading begins. In this frame no page is rotated.
 */
export interface Run {
  text: string
  x: number
  /** Of the baseline. */
  y: number
  width: number
  /** Of the font, in points. */
  size: number
  /** Tells fonts of a document apart; says nothing about them. */
  font: string
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
}

/** Directions that differ by less are one: pages that were scanned lie askew. In degrees. */
const ASKEW = 10

interface Group {
  angle: number
  weight: number
  items: { item: TextItem; spaced: boolean }[]
}

/**
 * The runs of a page by the direction in which they run. Which way is up is told by the text, never by the page's
 * /Rotate: pages are rotated by either, and a page that lies on its side is read along its lines.
 */
export function runsOf(number: number, view: readonly number[], content: TextContent): PageText {
  const groups: Group[] = []
  let spaced = false
  for (const item of content.items) {
    if (!('str' in item)) continue
    const words = item.str.trim()
    if (words !== '') {
      const angle = (Math.atan2(item.transform[1] as number, item.transform[0] as number) * 180) / Math.PI
      let group = groups.find((other) => turn(angle, other.angle) < ASKEW)
      if (!group) groups.push((group = { angle, weight: 0, items: [] }))
      group.weight += words.length
      group.items.push({ item, spaced })
    }
    spaced = words === '' && item.str !== '' && !item.hasEOL
  }
  groups.sort((a, b) => b.weight - a.weight)
  return { number, frames: groups.map((group) => frameOf(group, view)) }
}

function turn(a: number, b: number): number {
  const apart = Math.abs(a - b) % 360
  return Math.min(apart, 360 - apart)
}

function frameOf({ angle, items }: Group, view: readonly number[]): Frame {
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
  const runs = items.map(({ item, spaced }): Run => {
    const [, , c, d, e, f] = item.transform as [number, number, number, number, number, number]
    return {
      text: readable(item.str),
      x: along(e, f) - left,
      y: down(e, f) - top,
      width: item.width,
      size: Math.hypot(c, d),
      font: item.fontName,
      spaced,
    }
  })
  const rtl = items.filter(({ item }) => item.dir === 'rtl').length * 2 > items.length
  if (rtl) for (const run of runs) run.x = -(run.x + run.width)
  return {
    runs,
    width: Math.max(...corners.map(([x]) => x)) - left,
    height: Math.max(...corners.map(([, y]) => y)) - top,
    rtl,
  }
}

/** What stands for letters in some fonts: Symbol's and Wingdings' bullets in the private area, controls. */
function readable(words: string): string {
  return words
    .replace(/[\uf0b7\uf0a7\uf06c\uf076\uf0d8\u0095]/g, '•')
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/[\p{Cc}\ufffe\uffff]/gu, '')
}
