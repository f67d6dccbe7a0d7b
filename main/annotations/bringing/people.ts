/** The people of a reading: by id or by one of their names those of the library, or new ones. */
import type { Person } from '../../../preload/model.ts'
import type { ReadPerson } from '../../formats/reading/reading.ts'
import type { Draft } from '../draft.ts'
import { Ids } from './stamps.ts'
import type { Tallies } from './tally.ts'

/** Brings people in; gives the id of each by its key. */
export function bringPeople(
  given: readonly ReadPerson[],
  draft: Draft,
  tallies: Tallies,
): ReadonlyMap<string, string> {
  const people = draft.people()
  const byId = new Map(people.map((person) => [person.id, person]))
  const byName = new Map<string, Person>()
  const know = (person: Person): void => {
    for (const name of [person.name, ...person.names]) if (!byName.has(name)) byName.set(name, person)
  }
  people.forEach(know)
  const ids = new Ids(draft.stamp, (id) => byId.has(id))
  const found = new Map<string, string>()
  for (const { key, id, name, role, names } of given) {
    if (name === '') continue
    // Two people of one library may have the same name: an id of its own is another person, unless the library has no role for it.
    const known = (id === null ? undefined : byId.get(id)) ?? byName.get(name)
    if (known) {
      tallies.people.known++
      found.set(key, known.id)
      const more = names.filter((each) => each !== known.name && !known.names.includes(each))
      const after = { ...known, role: known.role || role, names: [...known.names, ...more] }
      draft.put('person', known, after)
      continue
    }
    const made = { id: ids.give(id), name, role, names }
    draft.put('person', null, made)
    // Within one file people with ids are as many as it says.
    if (id === null) know(made)
    tallies.people.new++
    found.set(key, made.id)
  }
  return found
}
