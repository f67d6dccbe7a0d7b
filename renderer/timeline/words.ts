/** What the timeline's marks and holes are called. */
import { TEXTS } from '../../preload/texts.ts'
import { saidInWords } from '../claims/words.ts'
import type { Said } from '../web/entries.ts'
import type { Entry } from '../web/entries.ts'
import { lengthOf, type Hole } from './holes.ts'
import type { Item } from './lanes.ts'

const words = TEXTS.timeline
const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' })

/** When it was said, and whether that is only its article's date. */
export function dateOf(said: Said | null): string {
  if (said === null) return words.undated
  const date = saidInWords(said)
  return said.own ? date : words.published(date)
}

/** The claims that contradict an item's, each once. */
export function contradicting(item: Item, entryOf: (id: string) => Entry | undefined): Entry[] {
  const ids = item.entry.ties.flatMap(({ relation, other }) =>
    relation.kind === 'contradicts' ? [other] : [],
  )
  return [...new Set(ids)].flatMap((id) => entryOf(id) ?? [])
}

/** What a screen reader hears of a mark: who, when, what, and who contradicts it. */
export function nameOf(item: Item, entryOf: (id: string) => Entry | undefined): string {
  const { entry, speaker } = item
  const others = contradicting(item, entryOf).map(({ claimant }) => claimant.name || words.unnamed)
  return [
    speaker.name || words.unnamed,
    dateOf(item.said),
    entry.statement || item.row.content || TEXTS.inspector.noContent,
    others.length > 0 ? words.contradictedBy(others) : '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** "17 February – 8 March 2014". */
export function spanInWords(start: number, end: number): string {
  return day.formatRange(start, Math.max(start, end - 1))
}

export function holeInWords(hole: Hole): string {
  const { n, unit } = lengthOf(hole)
  return words.hole(n, unit)
}
