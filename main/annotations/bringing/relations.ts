import type { ReadRelation } from '../../formats/reading/reading.ts'
import type { Claims } from './claims.ts'
import type { Context } from './context.ts'
import { Ids, isLater, timesOf } from './stamps.ts'

const LOST_RELATION = 'A relation leads to a claim that is not here, or to itself: it is left out.'
const BLANK_RELATION = { note: '', author: '', foreign: undefined }

/** Relations whose claims are both here; the others are said to be lost. */
export function bringRelations(relations: readonly ReadRelation[], claims: Claims, context: Context): void {
  const { putting, tallies } = context
  const { draft } = putting
  const { reading: library } = draft
  const given = new Ids(draft.stamp, (id) => library.relation(id) !== null)
  for (const { key: _key, id: said, from, to, created, modified, ...rest } of relations) {
    const [fromId, toId] = [claims.idOf(from), claims.idOf(to)]
    if (fromId === undefined || toId === undefined || fromId === toId) {
      putting.problems.push({ file: null, what: LOST_RELATION, lost: true })
      continue
    }
    const before = said === null ? null : library.relation(said)
    const home = draft.claimOrNull(fromId)?.home
    if (home === undefined || draft.claimOrNull(toId) === null) {
      putting.problems.push({ file: null, what: LOST_RELATION, lost: true })
      continue
    }
    const times = timesOf({ created, modified }, draft.stamp)
    const id = before?.id ?? given.give(said)
    const made = putting.fit(
      'relation',
      { ...rest, ...times, ...{ id, home, from: fromId, to: toId } },
      rest.note || rest.kind,
      BLANK_RELATION,
    )
    if (made === null) continue
    if (before && modified !== null && isLater(made.modified, before.modified)) {
      draft.adopt('relation', before, made)
      tallies.relations.changed++
    } else if (before ?? context.library.relation(made)) tallies.relations.known++
    else {
      draft.put('relation', null, made)
      tallies.relations.new++
    }
  }
}
