/** The people of a reading: by id or by one of their names those of the library, or new ones. */
import type { Person } from '../../../preload/model.ts'
import type { ReadPerson } from '../../formats/reading/reading.ts'
import type { Putting } from './putting.ts'
import { Ids } from './stamps.ts'
import type { Tallies } from './tally.ts'

/** Brings people in; gives the id of each by its key. */
export function bringPeople(
  given: readonly ReadPerson[],
  putting: Putting,
  tallies: Tallies,
): ReadonlyMap<string, string> {
  const { draft } = putting
  const people = draft.people()
  const byId = new Map(people.map((person) => [person.id, person]))
  const byName = new Map<string, Person>()
  const know = (person: Person): void => {
    for (const name of [person.name, ...person.names]) {
      const other = byName.get(name)
      // A later form of the same person takes the place of the earlier one.
      if (other === undefined || other.id === person.id) byName.set(name, person)
    }
    byId.set(person.id, person)
  }
  people.forEach(know)
  const before = new Map(byId)
  const ids = new Ids(draft.stamp, (id) => byId.has(id))
  const found = new Map<string, string>()
  for (const { key, id, name, role, names } of given) {
    if (name === '') continue
    const namesake = byName.get(name)
    // Two people of one library may have the same name: with an id of its own and another role it is another person.
    const isNamed = id !== null && ids.isFree(id)
    const isOther = isNamed && namesake && namesake.role !== '' && role !== '' && namesake.role !== role
    const known = (id === null ? undefined : byId.get(id)) ?? (isOther ? undefined : namesake)
    if (known) {
      tallies.people.known++
      found.set(key, known.id)
      const own = new Set([known.name, ...known.names])
      const more = names.filter((each) => !own.has(each))
      if (more.length === 0 && (known.role !== '' || role === '')) continue
      const after = { ...known, role: known.role || role, names: [...known.names, ...new Set(more)] }
      draft.put('person', before.get(known.id) ?? null, after)
      know(after)
      continue
    }
    const made = { id: ids.give(id), name, role, names }
    draft.put('person', null, made)
    // Within one file people with ids are as many as it says.
    if (!isNamed) know(made)
    else byId.set(made.id, made)
    tallies.people.new++
    found.set(key, made.id)
  }
  return found
}
