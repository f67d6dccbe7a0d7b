import type { Action } from '../../preload/actions.ts'
import type { Claim, Person, Verdict } from '../../preload/model.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'

const LABELS: Record<string, string> = {
  statement: 'edit statement',
  context: 'edit context',
  type: 'set type',
  verifiable: 'set verifiable',
  worth: 'set worth checking',
  verdict: 'set verdict',
}

/** A verdict with the name and the worth that its label has on the scale now. One that stays keeps those it was given with. */
export function verdictFor(
  draft: Draft,
  chosen: Pick<Verdict, 'scale' | 'label' | 'rationale'>,
  before: Claim['verdict'],
): Verdict {
  if (before?.scale === chosen.scale && before.label === chosen.label)
    return { ...before, rationale: chosen.rationale }
  const scale = [...draft.reading.scales()].find(({ id }) => id === chosen.scale)
  const label = scale?.labels.find(({ id }) => id === chosen.label)
  if (!scale || !label) throw new PostilError('bad-request', 'That verdict is not on the scale.')
  const { best, worst } = scale
  return { ...chosen, name: label.name, value: label.value, best, worst }
}

/** Where undo should look for a claim: its first appearance in the article, or anywhere. */
export function placeOfClaim(
  draft: Draft,
  claim: string,
  article?: string,
): { article: string; annotation: string } | null {
  const all = [...draft.reading.appearancesOf(claim)].sort((a, b) => (a.created < b.created ? -1 : 1))
  const found = all.find((each) => each.article === article) ?? all[0]
  return found ? { article: found.article, annotation: found.id } : null
}

function labelOf(before: Claim, after: Claim): string {
  const changed = Object.keys(LABELS).filter(
    (key) => JSON.stringify(before[key as keyof Claim]) !== JSON.stringify(after[key as keyof Claim]),
  )
  const only = changed.length === 1 ? changed[0] : undefined
  if (only === 'verdict' && before.verdict?.label === after.verdict?.label) return 'edit rationale'
  return (only === undefined ? undefined : LABELS[only]) ?? 'edit claim'
}

/** Sets fields of a claim. A statement without words goes back to the content's. */
export function editClaim(draft: Draft, action: Extract<Action, { do: 'claim' }>): Edit {
  const before = draft.claim(action.claim)
  const set = Object.fromEntries(Object.entries(action.set).filter(([, value]) => value !== undefined))
  const { verdict } = action.set
  const after: Claim = { ...before, ...set, verdict: before.verdict }
  if (verdict !== undefined) after.verdict = verdict && verdictFor(draft, verdict, before.verdict)
  if (after.statement?.trim() === '') after.statement = null
  draft.put('claim', before, after)
  return draft.finish(labelOf(before, after), placeOfClaim(draft, before.id, action.article))
}

export function findOrMakePerson(draft: Draft, some: { person: string } | { name: string }): Person {
  const people = [...draft.reading.people()]
  if ('person' in some) {
    const found = people.find(({ id }) => id === some.person)
    if (!found) throw new PostilError('not-found', 'That person is not in the library any more.')
    return found
  }
  const name = some.name.trim()
  if (name === '') throw new PostilError('bad-request', 'A person has a name.')
  const known =
    people.find((person) => person.name === name) ?? people.find((person) => person.names.includes(name))
  if (known) return known
  const made: Person = { id: draft.stamp.newId(), name, role: '', names: [] }
  draft.put('person', null, made)
  return made
}

/** Says who makes a claim: a person known already, a new one by name, or whoever the source names. */
export function setClaimant(draft: Draft, action: Extract<Action, { do: 'claimant' }>): Edit {
  const before = draft.claim(action.claim)
  const claimant = action.claimant === null ? null : findOrMakePerson(draft, action.claimant).id
  draft.put('claim', before, { ...before, claimant })
  return draft.finish('set claimant', placeOfClaim(draft, before.id, action.article))
}
