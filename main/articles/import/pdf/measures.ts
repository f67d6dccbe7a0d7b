import type { Column, Line } from './lines.ts'

/** What is usual in a document: all else is told by how it differs from it. */
export interface Measures {
  /** The size of most of the text, in points. */
  size: number
  /** Most of the text is. */
  bold: boolean
  /** The distance of two baselines inside a paragraph of letters of that size, in points. */
  pitch: (size: number) => number
  /** How far first lines are indented, in sizes of the font; null where paragraphs do not begin with an indented line. */
  indent: number | null
}

export function measure(columns: readonly Column[]): Measures {
  const lines = columns.flatMap((column) => column.lines)
  const pitches = pitchesOf(columns)
  return {
    size: heaviest(lines, sizeClass),
    bold: heaviest(lines, (line) => line.bold),
    pitch: (size) => pitches.get(sizeClass({ size })) ?? size * 1.3,
    indent: indentOf(columns),
  }
}

/** Sizes that are meant to be the same differ by rounding. */
export function sizeClass({ size }: { size: number }): number {
  return Math.round(size * 2) / 2
}

export function heaviest<T>(lines: readonly Line[], value: (line: Line) => T): T {
  const weights = new Map<T, number>()
  for (const line of lines) weights.set(value(line), (weights.get(value(line)) ?? 0) + line.text.length)
  return [...weights].reduce((most, each) => (each[1] > most[1] ? each : most))[0]
}

/**
 * The usual pitch of each size: the lower quarter of the gaps, since those inside paragraphs are the smallest and mostly
 * the most. Where it is far more than lines are ever set apart, all paragraphs are of one line.
 */
function pitchesOf(columns: readonly Column[]): Map<number, number> {
  const gaps = new Map<number, number[]>()
  for (const { lines } of columns) {
    for (const [index, line] of lines.entries()) {
      const before = lines[index - 1]
      if (!before || sizeClass(before) !== sizeClass(line)) continue
      const gap = line.y - before.y
      if (gap < 0.8 * line.size || gap > 2.6 * line.size) continue
      const known = gaps.get(sizeClass(line))
      if (known) known.push(gap)
      else gaps.set(sizeClass(line), [gap])
    }
  }
  return new Map([...gaps].map(([size, all]) => [size, all.sort((a, b) => a - b)[all.length >> 2]!] as const))
}

/** How far first lines are indented: lines to the right of the edge with one back at the edge below, again and again. */
function indentOf(columns: readonly Column[]): number | null {
  const steps: number[] = []
  let others = 0
  for (const { lines, left } of columns) {
    for (const [index, line] of lines.entries()) {
      const [before, next] = [lines[index - 1], lines[index + 1]]
      if (!next || next.x - left > 0.4 * line.size) continue
      // The last line of a quotation or a list is no first one.
      if (before && line.y - before.y < 2 * line.size && before.x - left > 0.4 * line.size) continue
      const step = (line.x - left) / line.size
      if (step > 0.7 && step < 5) steps.push(step)
      else if (step < 0.4) others++
    }
  }
  if (steps.length < 2 || steps.length * 20 <= others) return null
  return steps.sort((a, b) => a - b)[steps.length >> 1]!
}

/** Whether a line begins as far inside its column as the first lines of paragraphs do. */
export function isIndented(line: Line, column: Column, { indent }: Measures): boolean {
  return indent !== null && Math.abs((line.x - column.left) / line.size - indent) < 0.35
}
