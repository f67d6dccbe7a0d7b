/** Which claims a map shows, and the relations between them. */
import { RELATIONS, type RelationKind } from '../../preload/model.ts'
import type { Entry } from '../web/entries.ts'

/** More than this is no picture any more. */
export const MOST = 200

export interface Edge {
  readonly id: string
  readonly kind: RelationKind
  readonly from: string
  readonly to: string
}

export interface Graph {
  readonly entries: readonly Entry[]
  readonly edges: readonly Edge[]
}

export type EntryOf = (id: string) => Entry | undefined

/** A claim and what hangs on it, in so many steps along relations of these kinds; the nearest come first. */
export function around(
  start: Entry,
  steps: number,
  kinds: ReadonlySet<RelationKind>,
  entryOf: EntryOf,
): readonly Entry[] {
  const found = new Map([[start.id, start]])
  let rim = [start]
  for (let step = 0; step < steps && rim.length > 0; step++) {
    const next: Entry[] = []
    for (const { ties } of rim)
      for (const { relation, other } of ties) {
        const entry = kinds.has(relation.kind) && !found.has(other) ? entryOf(other) : undefined
        if (!entry) continue
        found.set(other, entry)
        next.push(entry)
      }
    rim = next
  }
  return [...found.values()]
}

/** The relations between claims that are shown. What joined claims say twice is one edge. */
export function graphOf(entries: readonly Entry[], kinds: ReadonlySet<RelationKind>): Graph {
  const shown = new Set(entries.map(({ id }) => id))
  const edges = new Map<string, Edge>()
  for (const { id, ties } of entries)
    for (const { relation, out, other } of ties) {
      const { kind } = relation
      if (!kinds.has(kind) || !shown.has(other)) continue
      const [from, to] = out ? [id, other] : [other, id]
      const ends = kind === 'contradicts' ? [from, to].sort() : [from, to]
      const key = `${kind} ${ends.join(' ')}`
      if (!edges.has(key)) edges.set(key, { id: key, kind, from: ends[0] ?? from, to: ends[1] ?? to })
    }
  return { entries, edges: [...edges.values()] }
}

/** How many relations of each kind there are. */
export function countsOf(edges: readonly Edge[]): Record<RelationKind, number> {
  const counts = Object.fromEntries(RELATIONS.map((kind) => [kind, 0])) as Record<RelationKind, number>
  for (const { kind } of edges) counts[kind]++
  return counts
}
