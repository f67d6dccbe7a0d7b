import type { Action } from '../../preload/actions.ts'
import type { Relation } from '../../preload/model.ts'
import { editNames } from '../../preload/texts/edits.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'
import { membersOf, placeOfClaim, rootIn, saysSame } from './groups.ts'

/** A relation is between two claims that are not the same, and says what none between them says already: joins count. */
function checkNew(draft: Draft, relation: Relation): void {
  const root = (claim: string): string => rootIn(draft, claim).id
  const same = (a: string, b: string): boolean => root(a) === root(b)
  if (same(relation.from, relation.to))
    throw new PostilError('refused', 'A claim cannot be related to itself.')
  const others = membersOf(draft, rootIn(draft, relation.from))
    .flatMap((member) => draft.relationsOf(member.id))
    .filter(({ id }) => id !== relation.id)
  if (others.some((other) => saysSame(other, relation, same)))
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
  if (from === to) throw new PostilError('refused', 'A claim cannot be related to itself.')
  const relation: Relation = { id, home, from, to, kind, note, author, created: now, modified: now }
  checkNew(draft, relation)
  draft.put('relation', null, relation)
  return draft.finish(editNames.relateClaims, placeOfClaim(draft, from))
}

/** Changes a relation's kind, direction or note. */
export function editRelation(draft: Draft, action: Extract<Action, { do: 'relation' }>): Edit {
  const before = draft.relation(action.relation)
  const { kind = before.kind, note = before.note, turn } = action.set
  const [from, to] = turn ? [before.to, before.from] : [before.from, before.to]
  const after: Relation = { ...before, kind, note, from, to, home: draft.claim(from).home }
  if (!saysSame(before, after)) checkNew(draft, after)
  draft.put('relation', before, after)
  const onlyNote = note !== before.note && kind === before.kind && !turn
  return draft.finish(
    onlyNote ? editNames.writeNote : editNames.changeRelation,
    placeOfClaim(draft, before.from),
  )
}

export function unrelate(draft: Draft, action: Extract<Action, { do: 'unrelate' }>): Edit {
  const relation = draft.relation(action.relation)
  draft.remove('relation', relation)
  return draft.finish(editNames.deleteRelation, placeOfClaim(draft, relation.from))
}
