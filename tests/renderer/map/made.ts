import type { RelationKind } from '../../../preload/model.ts'
import { cardOf, type Card } from '../../../renderer/map/card.ts'
import { graphOf, type Graph } from '../../../renderer/map/graph.ts'
import type { Entry } from '../../../renderer/web/entries.ts'
import { entry, row, tie } from '../web/entries.ts'

export const ALL: ReadonlySet<RelationKind> = new Set(['supports', 'contradicts', 'responds', 'updates'])
/** Each character is eight pixels wide. */
export const measure = (text: string): number => text.length * 8

/** Claims "a", "b:kerry" (whose it is), and relations "a contradicts b". */
export function made(claims: string, relations = ''): { entries: Entry[]; graph: Graph; cards: Card[] } {
  const ties = relations
    .split(',')
    .filter(Boolean)
    .map((each) => each.trim().split(' ') as [string, RelationKind, string])
  const entries = claims.split(' ').map((each) => {
    const [id = '', who = ''] = each.split(':')
    return entry(id, {
      rows: [row(id, { source: who })],
      ties: ties.flatMap(([from, kind, to]) => {
        const relation = { id: `${from} ${kind} ${to}`, from, to }
        const other = from === id ? to : to === id ? from : null
        return other === null ? [] : [{ ...tie(kind, other, relation), out: from === id }]
      }),
    })
  })
  const graph = graphOf(entries, ALL)
  return { entries, graph, cards: entries.map((each) => cardOf(each, [], measure)) }
}
