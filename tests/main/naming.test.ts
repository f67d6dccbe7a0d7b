import { describe, expect, it } from 'vitest'
import { distinctNames, personNamed } from '../../main/annotations/naming.ts'
import { isPronoun } from '../../preload/pronouns.ts'
import { NAMING_CASES, PEOPLE } from '../fixtures/naming-cases.ts'
import { World } from './support/world.ts'

const people = PEOPLE.map(({ id, name, names }) => ({ id, name, names: [...names], role: '' }))

describe('the words of a source', () => {
  it.each(NAMING_CASES)('“%s” (%s) name %s', (words, language, person) => {
    expect(personNamed(people, words, language)?.id ?? null).toBe(person)
  })

  it.each([
    ['en', 'he she they it we you I him'],
    ['de', 'er sie es wir ihr ich ihm'],
    ['fr', 'il elle ils elles on nous je lui'],
    ['es', 'él ella ellos ellas yo nosotros usted'],
    ['uk', 'він вона воно вони я ми його'],
    ['ru', 'он она оно они я мы его её ее'],
  ])('are pronouns in %s: %s', (language, words) => {
    for (const word of words.split(' '))
      for (const written of [word, word[0]!.toUpperCase() + word.slice(1), `${word},`])
        for (const where of [language, 'und', 'nl']) expect(isPronoun(written, where)).toBe(true)
  })

  it('are once each among other names', () => {
    expect(distinctNames('Lavrov', ['lavrov', 'Sergei', 'SERGEI', 'Ségei', 'the Lavrov'])).toEqual([
      'Sergei',
      'Ségei',
    ])
  })
})

describe('a claim whose source is marked', () => {
  const world = (): World => {
    const w = new World({ a: 'Lavrov said so. He said it again, the Russian  Foreign Minister.' })
    for (const person of people) w.tables.person.set(person.id, person)
    return w
  }
  const idOf = (edit: { where: { annotation: string | null } | null }): string => edit.where?.annotation ?? ''

  it('is linked to the person who is known by these words', () => {
    const w = world()
    const begun = idOf(w.fill('source', 'Lavrov'))
    expect(w.appearance(begun).source.person).toBe('lavrov')
    const filled = idOf(w.fill('content', 'said so'))
    w.fill('source', 'the Russian  Foreign Minister', filled)
    expect(w.appearance(filled).source.person).toBe('lavrov')
    w.fill('source', 'He', filled)
    expect(w.appearance(filled).source.person).toBeNull()
  })

  it('keeps the person who was chosen while its words stay', () => {
    const w = world()
    const id = idOf(w.fill('source', 'He'))
    w.do({ do: 'speaker', article: 'a', appearance: id, person: { person: 'muller' } })
    w.fill('source', 'He', id)
    w.fill('source', 'Lavrov', id, true)
    expect(w.appearance(id).source.person).toBe('muller')
    w.fill('source', 'Lavrov', id)
    expect(w.appearance(id).source.person).toBe('lavrov')
    w.do({ do: 'speaker', article: 'a', appearance: id, person: null })
    w.fill('source', 'Lavrov', id)
    expect(w.appearance(id).source.person).toBeNull()
  })
})
