/** What the map's cards are called. */
import { TEXTS } from '../../preload/texts.ts'
import type { Card } from './card.ts'
import type { EntryOf, Graph } from './graph.ts'

/** So many relations are told with a card's name. */
const TOLD = 6

/** What a screen reader hears of a card: what, by whom, when, the verdict, and what it is to others that are shown. */
export function nameOf({ entry, meta }: Card, { edges }: Graph, entryOf: EntryOf): string {
  const ties = edges.flatMap(({ kind, from, to }) => {
    const other = from === entry.id ? to : to === entry.id ? from : null
    if (other === null) return []
    const words = (from === entry.id ? TEXTS.related.out : TEXTS.related.in)[kind].toLocaleLowerCase()
    return [`${words} “${entryOf(other)?.statement ?? ''}”`]
  })
  return [
    entry.statement || TEXTS.ledger.noWords,
    entry.claimant.name || TEXTS.timeline.unnamed,
    meta,
    ...ties.slice(0, TOLD),
    ties.length > TOLD ? TEXTS.timeline.more(ties.length - TOLD) : '',
  ]
    .filter(Boolean)
    .join(', ')
}
