import type { Action } from '../../preload/actions.ts'
import type { Person } from '../../preload/model.ts'
import { quoteOf } from '../../preload/rows.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'
import { changeChoices } from './filters.ts'
import { placeOfClaim } from './groups.ts'
import { distinctNames, foldName } from './naming.ts'
import { isPronoun } from '../../preload/pronouns.ts'
import { editNames } from '../../preload/texts/edits.ts'

function personById(draft: Draft, id: string): Person {
  const found = draft.people().find((person) => person.id === id)
  if (!found) throw new PostilError('not-found', 'That person is not in the library any more.')
  return found
}

/** A person known already, or one by that name, made in this edit where nobody has it. */
export function findOrMakePerson(draft: Draft, some: { person: string } | { name: string }): Person {
  if ('person' in some) return personById(draft, some.person)
  const name = some.name.trim()
  if (name === '') throw new PostilError('bad-request', 'A person has a name.')
  const people = draft.people()
  const known =
    people.find((person) => person.name === name) ??
    people.find((person) => person.names.includes(name)) ??
    people.find((person) => foldName(person.name) === foldName(name) && foldName(name) !== '')
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
  return draft.finish(editNames.setClaimant, placeOfClaim(draft, before.id, action.article))
}

/** Says who makes a claim in one place. */
export function setSpeaker(draft: Draft, action: Extract<Action, { do: 'speaker' }>): Edit {
  const before = draft.appearance(action.article, action.appearance)
  const person = action.person === null ? null : findOrMakePerson(draft, action.person).id
  draft.put('annotation', before, { ...before, source: { ...before.source, person } })
  return draft.finish(editNames.setSpeaker, { article: action.article, annotation: before.id })
}

/** Says who makes claims in many places, whose sources' words become other names of theirs; a pronoun never does. */
export function setSpeakers(draft: Draft, action: Extract<Action, { do: 'speakers' }>): Edit {
  const person = findOrMakePerson(draft, action.person)
  const words: string[] = []
  for (const id of action.appearances) {
    const before = draft.anyAppearance(id)
    const quote = quoteOf(before.source.spans)
    if (quote !== '' && !isPronoun(quote, 'und')) words.push(quote)
    draft.put('annotation', before, { ...before, source: { ...before.source, person: person.id } })
  }
  const names = distinctNames(person.name, [...person.names, ...words])
  if (names.length > person.names.length) draft.put('person', person, { ...person, names })
  return draft.finish(editNames.setSpeaker, null)
}

/** Sets a person's name, role and other names. */
export function editPerson(draft: Draft, { person: id, set }: Extract<Action, { do: 'person' }>): Edit {
  const before = personById(draft, id)
  const name = set.name === undefined ? before.name : set.name.trim()
  if (name === '') throw new PostilError('bad-request', 'A person has a name.')
  const names = distinctNames(name, set.names ?? before.names)
  draft.put('person', before, { ...before, name, role: set.role ?? before.role, names })
  return draft.finish(name === before.name ? editNames.editPerson : editNames.renamePerson, null)
}

/** Points everything that points to one person to another, or to nobody. */
function repoint(draft: Draft, person: string, into: string | null): void {
  for (const claim of [...draft.reading.claims()])
    if (claim.claimant === person) draft.put('claim', claim, { ...claim, claimant: into })
  for (const appearance of [...draft.reading.appearances()])
    if (appearance.source.person === person)
      draft.put('annotation', appearance, { ...appearance, source: { ...appearance.source, person: into } })
  changeChoices(draft, 'people', new Map([[person, into]]))
}

/** Makes two people one, who has the names of both. */
export function mergePerson(draft: Draft, action: Extract<Action, { do: 'mergePerson' }>): Edit {
  const person = personById(draft, action.person)
  const into = personById(draft, action.into)
  if (person.id === into.id)
    throw new PostilError('refused', 'A person cannot be merged with themselves: choose another.')
  repoint(draft, person.id, into.id)
  const names = distinctNames(into.name, [...into.names, person.name, ...person.names])
  draft.put('person', into, { ...into, names, role: into.role === '' ? person.role : into.role })
  draft.remove('person', person)
  return draft.finish(editNames.mergePeople, null)
}

/** Takes a person out of the library; what pointed there falls back to the source's words. */
export function removePerson(draft: Draft, action: Extract<Action, { do: 'removePerson' }>): Edit {
  const person = personById(draft, action.person)
  repoint(draft, person.id, null)
  draft.remove('person', person)
  return draft.finish(editNames.deletePerson, null)
}
