/** Relations as a claim's cell has them in words: "contradicts ID: note; supported by ID". */
import { RELATIONS } from '../../../preload/model.ts'
import { TEXTS } from '../../../preload/texts.ts'
import type { ReadClaim, ReadRelation } from '../reading/reading.ts'
import { splitList } from './cells.ts'

const WORDS = RELATIONS.flatMap((kind) =>
  (['out', 'in'] as const).map((way) => ({ kind, way, words: TEXTS.related[way][kind].toLowerCase() })),
)

/** Each relation once, though both of its claims name it. */
export function readRelations(
  rows: readonly Readonly<Record<string, string>>[],
  claims: ReadonlyMap<string, ReadClaim>,
): ReadRelation[] {
  const read = new Map<string, ReadRelation>()
  for (const { claim_id: own = '', relations = '' } of rows)
    for (const item of splitList(relations)) {
      const said = WORDS.find(({ words }) => item.startsWith(`${words} `))
      const match = said && /^([\w-]{1,80})(?:: ([^]*))?$/.exec(item.slice(said.words.length + 1))
      const [, other = '', note = ''] = match ?? []
      if (!said || !claims.has(own) || !claims.has(other)) continue
      // What contradicts reads the same from both ends: whoever names it first, it goes from there.
      const [from, to] = said.way === 'out' ? [own, other] : [other, own]
      const ends = said.kind === 'contradicts' ? [from, to].sort() : [from, to]
      const key = JSON.stringify([said.kind, ...ends, note])
      if (read.has(key)) continue
      read.set(key, {
        key,
        id: null,
        from,
        to,
        kind: said.kind,
        note,
        author: '',
        created: null,
        modified: null,
      })
    }
  return [...read.values()]
}
