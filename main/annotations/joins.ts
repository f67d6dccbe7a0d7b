import type { Action } from '../../preload/actions.ts'
import type { Appearance, Claim } from '../../preload/model.ts'
import { editNames } from '../../preload/texts/edits.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'
import { appearancesOfAll, membersOf, rootIn, tidy } from './groups.ts'

/**
 * What goes along when an appearance is joined elsewhere: its claim, with what is joined to that. Where nobody would be
 * left in its group, all of the group goes, so that no record stays behind which nobody claims.
 */
function moving(draft: Draft, claim: Claim): Claim {
  const root = rootIn(draft, claim.id)
  const going = new Set(membersOf(draft, claim).map(({ id }) => id))
  return appearancesOfAll(draft, root).some((each) => !going.has(each.claim)) ? claim : root
}

/** Joins an appearance's claim to another. The joined record stays, so that it can be parted again whatever became of the undo history. */
export function join(draft: Draft, action: Extract<Action, { do: 'join' }>): Edit {
  const appearance = draft.appearance(action.article, action.appearance)
  const before = draft.claim(appearance.claim)
  const target = rootIn(draft, action.to)
  if (rootIn(draft, before.id).id === target.id)
    throw new PostilError('refused', 'These two are the same claim already.')
  const claim = moving(draft, before)
  const left = claim.joinedTo
  draft.put('claim', claim, { ...claim, joinedTo: target.id })
  if (left !== null) tidy(draft, [left])
  return draft.finish(editNames.joinClaims, { article: action.article, annotation: appearance.id })
}

/**
 * Makes an appearance's claim one of its own again. Where other claims are joined to its record, they stay the same as
 * each other: the oldest of them stands for them now.
 */
export function part(draft: Draft, action: Extract<Action, { do: 'part' }>): Edit {
  const appearance = draft.appearance(action.article, action.appearance)
  const claim = draft.claim(appearance.claim)
  const group = appearancesOfAll(draft, rootIn(draft, claim.id))
  if (group.every(({ id }) => id === appearance.id))
    throw new PostilError('refused', 'This is a claim of its own already.')
  if (draft.appearancesOf(claim.id).length > 1) partAppearance(draft, appearance, claim)
  else partClaim(draft, claim)
  return draft.finish(editNames.partClaims, { article: action.article, annotation: appearance.id })
}

/** One of several passages of one record gets a record of its own: like the one it comes from, but that nobody has judged it. */
function partAppearance(draft: Draft, appearance: Appearance, claim: Claim): void {
  const { now: created, author } = draft.stamp
  const { foreign: _foreign, ...like } = claim
  const own: Claim = {
    ...like,
    id: draft.stamp.newId(),
    home: appearance.article,
    ...{ verdict: null, evidence: [], joinedTo: null, author, created, modified: created },
  }
  draft.put('claim', null, own)
  draft.put('annotation', appearance, { ...appearance, claim: own.id })
}

function partClaim(draft: Draft, claim: Claim): void {
  const joined = draft.joinedTo(claim.id).sort((a, b) => (a.created < b.created ? -1 : 1))
  const [heir, ...others] = joined
  if (heir) draft.put('claim', heir, { ...heir, joinedTo: claim.joinedTo })
  for (const other of others) draft.put('claim', other, { ...other, joinedTo: heir?.id ?? null })
  if (claim.joinedTo === null) return
  draft.put('claim', claim, { ...claim, joinedTo: null })
  tidy(draft, [claim.joinedTo, ...(heir ? [heir.id] : [])])
}
