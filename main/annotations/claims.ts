import type { Action } from '../../preload/actions.ts'
import type { Claim, Person } from '../../preload/model.ts'
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

function checkVerdict(draft: Draft, verdict: Claim['verdict']): void {
  if (verdict === null) return
  const scale = draft.reading.scales().find(({ id }) => id === verdict.scale)
  if (!scale?.labels.some(({ id }) => id === verdict.label))
    throw new PostilError('bad-request', 'That verdict is not on the scale.')
}

/** Where undo should look for a claim: its first appearance in the article. */
function appearanceOf(draft: Draft, article: string, claim: string): string | null {
  for (const annotation of draft.reading.annotations(article))
    if (annotation.kind === 'appearance' && annotation.claim === claim) return annotation.id
  return null
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
  const before = draft.claim(action.article, action.claim)
  const set = Object.fromEntries(Object.entries(action.set).filter(([, value]) => value !== undefined))
  const after: Claim = { ...before, ...set }
  if (after.statement?.trim() === '') after.statement = null
  checkVerdict(draft, after.verdict)
  draft.put('claim', before, after)
  const annotation = appearanceOf(draft, action.article, action.claim)
  return draft.finish(labelOf(before, after), { article: action.article, annotation })
}

function findOrMakePerson(draft: Draft, some: { person: string } | { name: string }): Person {
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
  const before = draft.claim(action.article, action.claim)
  const claimant = action.claimant === null ? null : findOrMakePerson(draft, action.claimant).id
  draft.put('claim', before, { ...before, claimant })
  const annotation = appearanceOf(draft, action.article, action.claim)
  return draft.finish('set claimant', { article: action.article, annotation })
}
