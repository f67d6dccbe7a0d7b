import { beforeEach, describe, expect, it } from 'vitest'
import type { ClaimFilter, Person } from '../../preload/model.ts'
import { refusal } from './support/refusal.ts'
import { World } from './support/world.ts'

let w: World
let passage: string
let other: string

const nobody: ClaimFilter = {
  words: '',
  ...{ articles: [], people: [], tags: [], types: [], verdicts: [], relations: [], open: [] },
}
const person = (id: string): Person | undefined => w.tables.person.get(id)

beforeEach(() => {
  w = new World({ a: 'Lavrov said so. He did.' })
  w.tables.person.set('lavrov', {
    id: 'lavrov',
    name: 'Lavrov',
    role: 'minister',
    names: ['he', 'SERGEI LAVROV'],
  })
  w.tables.person.set('sergei', { id: 'sergei', name: 'Sergei Lavrov', role: '', names: ['The minister'] })
  passage = w.fill('source', 'Lavrov').where?.annotation ?? ''
  other = w.fill('source', 'He').where?.annotation ?? ''
  w.do({ do: 'claimant', article: 'a', claim: w.appearance(other).claim, claimant: { person: 'lavrov' } })
  w.do({
    do: 'filter',
    filter: { id: 'f', name: 'His', filter: { ...nobody, people: ['lavrov', 'sergei', 'name:he'] } },
  })
})

describe('a person', () => {
  it('has a name, a role and other names, each once', () => {
    const set = { name: ' Sergey Lavrov ', role: 'diplomat', names: ['Lavrov', 'lavrov', 'sergey lavrov'] }
    expect(w.do({ do: 'person', person: 'lavrov', set }).label).toBe('rename person')
    expect(person('lavrov')).toEqual({
      id: 'lavrov',
      name: 'Sergey Lavrov',
      role: 'diplomat',
      names: ['Lavrov'],
    })
    expect(w.do({ do: 'person', person: 'lavrov', set: { role: '' } }).label).toBe('edit person')
    expect(refusal(() => w.do({ do: 'person', person: 'lavrov', set: { name: '  ' } }))).toBe('bad-request')
    expect(refusal(() => w.do({ do: 'person', person: 'z', set: {} }))).toBe('not-found')
  })

  it('can be who says it in many places, whose words become other names, but never a pronoun', () => {
    const before = w.snapshot()
    const edit = w.do({ do: 'speakers', appearances: [passage, other], person: { name: 'Sergey V. Lavrov' } })
    const made = [...w.tables.person.values()].find(({ name }) => name === 'Sergey V. Lavrov')
    expect(made?.names).toEqual(['Lavrov'])
    expect([passage, other].map((id) => w.appearance(id).source.person)).toEqual([made?.id, made?.id])
    w.undo(edit)
    expect(w.snapshot()).toBe(before)
    w.do({ do: 'speakers', appearances: [passage], person: { person: 'sergei' } })
    expect(person('sergei')?.names).toEqual(['The minister', 'Lavrov'])
    expect(refusal(() => w.do({ do: 'speakers', appearances: ['z'], person: { person: 'sergei' } }))).toBe(
      'not-found',
    )
  })

  it('can be the same as another: all that points to the one points to the other, and undo takes it back', () => {
    const before = w.snapshot()
    const edit = w.do({ do: 'mergePerson', person: 'lavrov', into: 'sergei' })
    expect(edit.label).toBe('merge people')
    expect(person('lavrov')).toBeUndefined()
    expect(person('sergei')).toEqual({
      id: 'sergei',
      name: 'Sergei Lavrov',
      role: 'minister',
      names: ['The minister', 'Lavrov', 'he'],
    })
    expect(w.appearance(passage).source.person).toBe('sergei')
    expect(w.tables.claim.get(w.appearance(other).claim)?.claimant).toBe('sergei')
    expect(w.tables.filter.get('f')?.filter.people).toEqual(['sergei', 'name:he'])
    expect(w.broken).toEqual([])
    w.undo(edit)
    expect(w.snapshot()).toBe(before)
    expect(refusal(() => w.do({ do: 'mergePerson', person: 'lavrov', into: 'lavrov' }))).toBe('refused')
  })

  it('can be taken out, and claims fall back to the words of their source', () => {
    const before = w.snapshot()
    const edit = w.do({ do: 'removePerson', person: 'lavrov' })
    expect(w.appearance(passage).source).toMatchObject({ person: null, spans: [{ exact: 'Lavrov' }] })
    expect(w.tables.filter.get('f')?.filter.people).toEqual(['sergei', 'name:he'])
    expect(w.broken).toEqual([])
    w.undo(edit)
    expect(w.snapshot()).toBe(before)
  })

  it('may speak in one place, whoever else makes the claim', () => {
    const speak = { do: 'speaker', article: 'a', appearance: other } as const
    expect(w.do({ ...speak, person: { name: ' sergei  lavrov' } }).label).toBe('set speaker')
    expect(w.appearance(other).source.person).toBe('sergei')
    w.do({ ...speak, person: { name: 'Ann' } })
    expect(person(w.appearance(other).source.person ?? '')?.name).toBe('Ann')
    w.do({ ...speak, person: null })
    expect(w.appearance(other).source.person).toBeNull()
    expect(refusal(() => w.do({ ...speak, person: { person: 'z' } }))).toBe('not-found')
  })
})

describe('a saved filter', () => {
  it('is saved, changed and deleted', () => {
    const filter = { id: 'g', name: 'Open', filter: { ...nobody, open: ['no-content'] } }
    expect(w.do({ do: 'filter', filter }).label).toBe('save filter')
    expect(w.do({ do: 'filter', filter: { ...filter, name: 'Still open' } }).label).toBe('change filter')
    expect(w.tables.filter.get('g')?.name).toBe('Still open')
    w.do({ do: 'removeFilter', filter: 'g' })
    expect(w.tables.filter.has('g')).toBe(false)
    expect(refusal(() => w.do({ do: 'removeFilter', filter: 'g' }))).toBe('not-found')
  })
})
