import type { Action } from '../../preload/actions.ts'
import { rootOf } from '../../preload/joins.ts'
import type { Appearance, Claim } from '../../preload/model.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'

/** The claim that stands for this one. */
export function rootIn(draft: Draft, claim: string): Claim {
  return rootOf(draft.claim(claim), (id) => draft.claimOrNull(id))
}

/** All claims that are the same as a root: itself, what is joined to it, and so on. */
export function membersOf(draft: Draft, root: Claim): Claim[] {
  const members = new Map([[root.id, root]])
  for (const member of members.values())
    for (const joined of draft.reading.joinedTo(member.id))
      if (draft.claimOrNull(joined.id)?.joinedTo === member.id) members.set(joined.id, joined)
  return [...members.values()]
}

/** The appearances of all claims that are the same as a root. */
export function appearancesOfAll(draft: Draft, root: Claim): Appearance[] {
  return membersOf(draft, root).flatMap((member) => [...draft.reading.appearancesOf(member.id)])
}

/** Joins an appearance's claim to another. The joined record stays, so that it can be parted again whatever became of the undo history. */
export function join(draft: Draft, action: Extract<Action, { do: 'join' }>): Edit {
  const appearance = draft.appearance(action.article, action.appearance)
  const claim = draft.claim(appearance.claim)
  const target = rootIn(draft, action.to)
  if (rootIn(draft, claim.id).id === target.id)
    throw new PostilError('refused', 'These two are the same claim already.')
  draft.put('claim', claim, { ...claim, joinedTo: target.id })
  return draft.finish('join claims', { article: action.article, annotation: appearance.id })
}

/**
 * Makes an appearance's claim one of its own again. Where other claims are joined to its record, they stay the same as
 * each other: the oldest of them stands for them now.
 */
export function part(draft: Draft, action: Extract<Action, { do: 'part' }>): Edit {
  const appearance = draft.appearance(action.article, action.appearance)
  const claim = draft.claim(appearance.claim)
  const shared = [...draft.reading.appearancesOf(claim.id)].length > 1
  const joined = [...draft.reading.joinedTo(claim.id)].sort((a, b) => (a.created < b.created ? -1 : 1))
  if (claim.joinedTo === null && joined.length === 0 && !shared)
    throw new PostilError('refused', 'This is a claim of its own already.')
  if (shared) {
    const own: Claim = {
      ...ownRecord(claim),
      id: draft.stamp.newId(),
      home: action.article,
      created: draft.stamp.now,
    }
    draft.put('claim', null, own)
    draft.put('annotation', appearance, { ...appearance, claim: own.id })
  } else {
    const [heir, ...others] = joined
    if (heir) draft.put('claim', heir, { ...heir, joinedTo: claim.joinedTo })
    for (const other of others) draft.put('claim', other, { ...other, joinedTo: heir?.id ?? null })
    if (claim.joinedTo !== null) draft.put('claim', claim, { ...claim, joinedTo: null })
  }
  return draft.finish('part claims', { article: action.article, annotation: appearance.id })
}

/** A claim like the one it comes from, which nobody has judged and nothing is related to. */
function ownRecord(claim: Claim): Claim {
  const { foreign: _foreign, ...rest } = claim
  return { ...rest, verdict: null, evidence: [], joinedTo: null }
}

/**
 * Takes out the claims that have lost their last appearance. One that others are joined to stays while those are made
 * somewhere: it says what they claim. Relations go with the claims they are about, and pass to what those are joined to.
 */
export function removeBare(draft: Draft, gone: readonly Appearance[]): void {
  const going = new Set(gone.map(({ id }) => id))
  const bare = (claim: Claim): boolean =>
    [...draft.reading.appearancesOf(claim.id)].every(({ id }) => going.has(id))
  for (const id of new Set(gone.map(({ claim }) => claim))) {
    const claim = draft.claimOrNull(id)
    if (claim === null || !bare(claim)) continue
    const group = membersOf(draft, rootIn(draft, claim.id))
    if (group.every(bare)) for (const member of group) removeClaim(draft, member, null)
    else if (claim.joinedTo !== null) removeClaim(draft, claim, claim.joinedTo)
  }
}

function removeClaim(draft: Draft, claim: Claim, heir: string | null): void {
  for (const relation of draft.relationsOf(claim.id)) {
    const from = relation.from === claim.id ? heir : relation.from
    const to = relation.to === claim.id ? heir : relation.to
    const kept =
      from !== null &&
      to !== null &&
      from !== to &&
      !draft
        .relationsOf(from)
        .some((other) => other.kind === relation.kind && other.from === from && other.to === to)
    if (kept) draft.put('relation', relation, { ...relation, from, to, home: draft.claim(from).home })
    else draft.remove('relation', relation)
  }
  for (const joined of draft.reading.joinedTo(claim.id)) {
    const now = draft.claimOrNull(joined.id)
    if (now?.joinedTo === claim.id && heir !== null) draft.put('claim', joined, { ...now, joinedTo: heir })
  }
  draft.remove('claim', claim)
}
