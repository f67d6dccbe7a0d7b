import { rootOf } from '../../preload/joins.ts'
import type { Appearance, Claim, Relation } from '../../preload/model.ts'
import type { Draft } from './draft.ts'

/** The claim that stands for this one. */
export function rootIn(draft: Draft, claim: string): Claim {
  return rootOf(draft.claim(claim), (id) => draft.claimOrNull(id))
}

/** All claims that are the same as a root: itself, what is joined to it, and so on. */
export function membersOf(draft: Draft, root: Claim): Claim[] {
  const members = new Map([[root.id, root]])
  for (const member of members.values())
    for (const joined of draft.joinedTo(member.id))
      if (!members.has(joined.id)) members.set(joined.id, joined)
  return [...members.values()]
}

/** The appearances of all claims that are the same as a root. */
export function appearancesOfAll(draft: Draft, root: Claim): Appearance[] {
  return membersOf(draft, root).flatMap((member) => draft.appearancesOf(member.id))
}

/** Where undo should look for a claim: its first appearance in the article, or anywhere, or one of the same claim. */
export function placeOfClaim(
  draft: Draft,
  claim: string,
  article?: string,
): { article: string; annotation: string } | null {
  const own = draft.appearancesOf(claim)
  const all = own.length > 0 ? own : appearancesOfAll(draft, rootIn(draft, claim))
  all.sort((a, b) => (a.created < b.created ? -1 : 1))
  const found = all.find((each) => each.article === article) ?? all[0]
  return found ? { article: found.article, annotation: found.id } : null
}

type Said = Pick<Relation, 'from' | 'to' | 'kind'>

/** Whether two relations say the same; contradicts is the same from both ends. `same` tells which claims are one. */
export function saysSame(a: Said, b: Said, same = (x: string, y: string): boolean => x === y): boolean {
  if (a.kind !== b.kind) return false
  if (same(a.from, b.from) && same(a.to, b.to)) return true
  return a.kind === 'contradicts' && same(a.from, b.to) && same(a.to, b.from)
}

/**
 * Takes out what nobody claims anywhere any more, after an edit has taken appearances or members from the groups of these
 * claims. A group without appearances goes; in one that has some, a bare record stays while it stands for others, since it
 * says what they claim, and is else folded into the claim that it is joined to.
 */
export function tidy(draft: Draft, claims: Iterable<string>): void {
  for (const id of new Set(claims)) {
    let claim = draft.claimOrNull(id)
    while (claim !== null && draft.appearancesOf(claim.id).length === 0) {
      const root = rootIn(draft, claim.id)
      const members = membersOf(draft, root)
      if (members.every((member) => draft.appearancesOf(member.id).length === 0)) {
        for (const member of members) removeClaim(draft, member, null)
        break
      }
      const above: string | null = claim.joinedTo
      if (above === null || claim.id === root.id) break
      removeClaim(draft, claim, above)
      claim = draft.claimOrNull(above)
    }
  }
}

/** Takes out a claim; what it is to others passes to its heir where that makes sense, what is joined to it too. */
function removeClaim(draft: Draft, claim: Claim, heir: string | null): void {
  for (const relation of draft.relationsOf(claim.id)) {
    const passed = heir === null ? null : passOn(draft, relation, claim.id, heir)
    if (passed) draft.put('relation', relation, passed)
    else draft.remove('relation', relation)
  }
  if (heir !== null)
    for (const joined of draft.joinedTo(claim.id)) draft.put('claim', joined, { ...joined, joinedTo: heir })
  draft.remove('claim', claim)
}

/** The relation between the heir and the other claim, null where it would be one to itself or is there already. */
function passOn(draft: Draft, relation: Relation, gone: string, heir: string): Relation | null {
  const from = relation.from === gone ? heir : relation.from
  const to = relation.to === gone ? heir : relation.to
  const passed = { ...relation, from, to, home: draft.claimOrNull(from)?.home ?? relation.home }
  if (from === to) return null
  return draft.relationsOf(heir).some((other) => saysSame(other, passed)) ? null : passed
}
