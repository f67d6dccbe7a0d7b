/** A claim as a card: its lines are broken here, so that the page, the layout and the picture agree on them. */
import { TEXTS } from '../../preload/texts.ts'
import type { Scale } from '../../preload/model.ts'
import { saidInWords, verdictOf } from '../claims/words.ts'
import type { Entry } from '../web/entries.ts'

export const WIDTH = 256
export const PADDING = 16
export const LINE = 22
const META = 16
/** Between statement and meta line, and above and below both. */
const BETWEEN = 4
const AROUND = 12
/** A longer statement ends with an ellipsis; all of it is in its title. */
const LINES = 6

export interface Card {
  readonly id: string
  readonly entry: Entry
  readonly lines: readonly string[]
  readonly meta: string
  readonly height: number
}

/** The width of a text in the statements' font, in pixels. */
export type Measure = (text: string) => number

export function cardOf(entry: Entry, scales: readonly Scale[], measure: Measure): Card {
  const statement = entry.statement || TEXTS.ledger.noWords
  const lines = wrap(statement, WIDTH - 2 * PADDING, LINES, measure)
  const meta = [
    saidInWords(entry.date),
    (verdictOf(entry.claim, scales) ?? TEXTS.inspector.verdictAtRest).toLocaleLowerCase(),
  ]
    .filter(Boolean)
    .join(' · ')
  return { id: entry.id, entry, lines, meta, height: 2 * AROUND + lines.length * LINE + BETWEEN + META }
}

/** Where the base lines of a card's texts are, from its top. */
export function baselinesOf({ lines }: Pick<Card, 'lines'>): { lines: number[]; meta: number } {
  return {
    lines: lines.map((_, index) => AROUND + index * LINE + 16),
    meta: AROUND + lines.length * LINE + BETWEEN + 12,
  }
}

/** Breaks a text at white space into lines of a width; a word that is wider than a line is cut where it must be. */
export function wrap(text: string, width: number, most: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (measure(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (measure(line) > width && lines.length <= most) {
      const head = fitting(line, width, measure)
      lines.push(head)
      line = line.slice(head.length)
    }
    if (lines.length > most) break
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines.length === 0 ? [''] : lines
  const last = `${lines[most - 1] ?? ''}…`
  const kept = measure(last) <= width ? last : `${fitting(last.slice(0, -1), width - measure('…'), measure)}…`
  return [...lines.slice(0, most - 1), kept]
}

/** As many whole characters as have room, at least one. */
function fitting(text: string, width: number, measure: Measure): string {
  let head = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (head !== '' && measure(head + segment) > width) break
    head += segment
  }
  return head
}
