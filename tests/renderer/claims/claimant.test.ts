import { describe, expect, test } from 'vitest'
import type { Person } from '../../../preload/model.ts'
import { claimantFor, isMeant, isUnnamed, offersOf } from '../../../renderer/claims/claimant.ts'

const lavrov: Person = { id: 'p1', name: 'Sergei Lavrov', role: '', names: ['the Russian foreign minister'] }
const kerry: Person = { id: 'p2', name: 'John Kerry', role: '', names: [] }
const muller: Person = { id: 'p3', name: 'Anna Müller', role: '', names: [] }
const people = [lavrov, kerry, muller]

describe('whom the claimant’s field offers', () => {
  test('everybody at first, those whom the source may mean before', () => {
    expect(offersOf(people, '', 'Mr. Lavrov').people[0]).toBe(lavrov)
    expect(offersOf(people, '', '').people.map(({ name }) => name)).toEqual([
      'Anna Müller',
      'John Kerry',
      'Sergei Lavrov',
    ])
  })

  test('whose names hold what is typed, without case and marks', () => {
    expect(offersOf(people, 'MULLER', '').people).toEqual([muller])
    expect(offersOf(people, 'foreign', '').people).toEqual([lavrov])
  })

  test('a new person, unless somebody has the name', () => {
    expect(offersOf(people, ' Kerr ', '').fresh).toBe('Kerr')
    expect(offersOf(people, 'john kerry', '').fresh).toBeNull()
    expect(offersOf(people, '', '').fresh).toBeNull()
  })

  test('takes the first where a name or a word of it begins so', () => {
    expect(isMeant(lavrov, 'lav')).toBe(true)
    expect(isMeant(lavrov, 'avr')).toBe(false)
    expect(isMeant(lavrov, '')).toBe(false)
    expect(isMeant(undefined, 'lav')).toBe(false)
  })
})

describe('what a typed claimant comes to', () => {
  test.each([
    ['Sergei Lavrov', { person: 'p1' }],
    [' the russian foreign minister ', { person: 'p1' }],
    ['Sergei', { name: 'Sergei' }],
    ['US officials', null],
    ['  ', null],
  ])('%j', (typed, claimant) => {
    expect(claimantFor(people, typed, 'US officials')).toEqual(claimant)
  })
})

test.each([
  ['a senior official', true],
  ['The minister', true],
  ['officials', true],
  ['US officials', false],
  ['Lavrov', false],
  ['he', false],
  ['وزير الخارجية', false],
  ['', false],
])('whether %j is somebody unnamed: %s', (source, unnamed) => {
  expect(isUnnamed(source)).toBe(unnamed)
})
