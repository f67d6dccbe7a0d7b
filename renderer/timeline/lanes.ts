/** What the timeline shows: appearances by when they were said, in one lane a claimant. */
import type { AppearanceRow } from '../../preload/rows.ts'
import { saidIn, speakerOf, type Claimant, type Entry, type Said } from '../web/entries.ts'
import type { Web } from '../web/filter.ts'
import { whenOf, type When } from './time.ts'

export interface Item {
  /** The appearance's id. */
  readonly id: string
  readonly row: AppearanceRow
  readonly entry: Entry
  readonly speaker: Claimant
  readonly said: Said | null
  /** null where no date is known, neither its own nor its article's. */
  readonly when: When | null
  readonly contradicted: boolean
}

export interface Lane {
  /** The claimant's key; '' where no source is named. */
  readonly key: string
  readonly name: string
  readonly role: string
  /** By time; those without a date come last. */
  readonly items: readonly Item[]
}

/** Lanes of those that say most first; what has no source comes last. */
export function lanesOf(entries: readonly Entry[], web: Web, unnamed: string): Lane[] {
  const lanes = new Map<string, Item[]>()
  for (const entry of entries) {
    const contradicted = entry.ties.some(({ relation }) => relation.kind === 'contradicts')
    for (const row of entry.appearances) {
      const speaker = speakerOf(row, web.claim(row.claim), web)
      const said = saidIn(row, web)
      const item = { id: row.id, row, entry, speaker, said, when: whenOf(said), contradicted }
      const lane = lanes.get(speaker.key)
      if (lane) lane.push(item)
      else lanes.set(speaker.key, [item])
    }
  }
  return [...lanes]
    .map(([key, items]): Lane => {
      const { name, person } = items[0]!.speaker
      const role = person === null ? '' : (web.person(person)?.role ?? '')
      return { key, name: key === '' ? unnamed : name, role, items: items.sort(byTime) }
    })
    .sort(
      (a, b) =>
        Number(a.key === '') - Number(b.key === '') ||
        b.items.length - a.items.length ||
        a.name.localeCompare(b.name) ||
        (a.key < b.key ? -1 : 1),
    )
}

function byTime(a: Item, b: Item): number {
  const start = ({ when }: Item) => when?.start ?? Infinity
  const middle = ({ when }: Item) => (when ? when.end : 0)
  if (start(a) !== start(b)) return start(a) < start(b) ? -1 : 1
  return (
    middle(a) - middle(b) ||
    (a.row.article < b.row.article ? -1 : a.row.article > b.row.article ? 1 : a.row.at - b.row.at) ||
    (a.id < b.id ? -1 : 1)
  )
}
