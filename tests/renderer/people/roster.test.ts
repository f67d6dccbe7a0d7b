import { describe, expect, it } from 'vitest'
import { contradictionsOf, namesIn, rosterOf } from '../../../renderer/people/roster.ts'
import type { Entry } from '../../../renderer/web/entries.ts'
import { NAMES_CASES, ROSTER_CASES, type RosterCase } from '../../fixtures/roster-cases.ts'
import { entry, PEOPLE, row, tie, WEB } from '../web/entries.ts'

const web = (all: readonly Entry[]) => ({
  ...WEB,
  all,
  language: (article: string) => (article.startsWith('in ') ? article.slice(3) : 'en'),
})

function entriesOf(passages: RosterCase['passages']): Entry[] {
  const claims = [...new Set(passages.map(({ claim }) => claim))]
  return claims.map((id) =>
    entry(id, {
      rows: passages.flatMap(({ claim, source, person = null, article, language }, index) =>
        claim === id
          ? [
              row(`${id}${index}`, {
                claim,
                source,
                person,
                article: language ? `in ${language}` : (article ?? 'article'),
              }),
            ]
          : [],
      ),
    }),
  )
}

describe('the roster', () => {
  it.each(ROSTER_CASES)('$name', ({ passages, roster }) => {
    const drawn = rosterOf(PEOPLE, web(entriesOf(passages))).map(
      ({ name, person, sayings, times, articles }) =>
        `${person ? name : `“${name}”`}: ${sayings.length}/${times}/${articles}`,
    )
    expect(drawn.join('\n')).toBe(roster)
  })

  it('tells what a claim contradicts, and whether the same person says that too', () => {
    const by = (id: string, person: string) => [row(id, { person, source: person })]
    const all = [
      entry('a', { rows: by('a', 'lavrov'), ties: [tie('contradicts', 'b'), tie('supports', 'c')] }),
      entry('b', { rows: by('b', 'kerry'), ties: [tie('contradicts', 'a')] }),
      entry('c', { rows: by('c', 'lavrov'), ties: [tie('contradicts', 'd'), tie('contradicts', 'gone')] }),
      entry('d', { rows: by('d', 'lavrov'), ties: [tie('contradicts', 'c')] }),
    ]
    const voice = rosterOf(PEOPLE, web(all)).find(({ key }) => key === 'lavrov')
    if (!voice) throw new Error('Lavrov is not there')
    expect(voice.contradicted).toBe(3)
    const known = new Map(all.map((each) => [each.id, each]))
    const found = voice.sayings.map((saying) =>
      contradictionsOf(saying, voice, known).map(({ other, own }) => [other.id, own]),
    )
    expect(found).toEqual([[['b', false]], [['d', true]], [['c', true]]])
  })
})

describe('other names, one a line', () => {
  it.each(NAMES_CASES)('%j', (typed, names) => {
    expect(namesIn(typed)).toEqual(names)
  })
})
