import type { Action } from '../../preload/actions.ts'
import type { Relation } from '../../preload/model.ts'
import { PostilError } from '../errors.ts'
import { placeOfClaim } from './claims.ts'
import type { Draft, Edit } from './draft.ts'
import { rootIn } from './joins.ts'

/** Whether two relations say the same: contradicts is the same from both ends. */
function saysSame(
  a: Pick<Relation, 'from' | 'to' | 'kind'>,
  b: Pick<Relation, 'from' | 'to' | 'kind'>,
): boolean {
  if (a.kind !== b.kind) return false
  if (a.from === b.from && a.to === b.to) return true
  return a.kind === 'contradicts' && a.from === b.to && a.to === b.from
}

function checkNew(draft: Draft, relation: Relation): void {
  if (rootIn(draft, relation.from).id === rootIn(draft, relation.to).id)
    throw new PostilError('refused', 'A claim cannot be related to itself.')
  const others = draft.relationsOf(relation.from).filter(({ id }) => id !== relation.id)
  if (others.some((other) => saysSame(other, relation)))
    throw new PostilError('refused', 'These two claims are related in that way already.')
}

/** Relates two claims of the library. */
export function relate(draft: Draft, action: Extract<Action, { do: 'relate' }>): Edit {
  const { now, author } = draft.stamp
  const { id, from, to, kind, note } = action
  if (draft.reading.relation(id) !== null)
    throw new PostilError('bad-request', 'There is a relation with that id already.')
  draft.claim(to)
  const { home } = draft.claim(from)
  const relation: Relation = { id, home, from, to, kind, note, author, created: now, modified: now }
  checkNew(draft, relation)
  draft.put('relation', null, relation)
  return draft.finish('relate claims', placeOfClaim(draft, from))
}

/** Changes a relation's kind, direction or note. */
export function editRelation(draft: Draft, action: Extract<Action, { do: 'relation' }>): Edit {
  const before = draft.relation(action.relation)
  const { kind = before.kind, note = before.note, turn } = action.set
  const [from, to] = turn ? [before.to, before.from] : [before.from, before.to]
  const after: Relation = { ...before, kind, note, from, to, home: draft.claim(from).home }
  if (!saysSame(before, after) || turn) checkNew(draft, after)
  draft.put('relation', before, after)
  const label = note !== before.note && kind === before.kind ? 'write note' : 'change relation'
  return draft.finish(label, placeOfClaim(draft, before.from))
}

export function unrelate(draft: Draft, action: Extract<Action, { do: 'unrelate' }>): Edit {
  const relation = draft.relation(action.relation)
  draft.remove('relation', relation)
  return draft.finish('delete relation', placeOfClaim(draft, relation.from))
}
