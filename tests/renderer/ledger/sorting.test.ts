import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OWN_SCALES } from '../../../preload/scales.ts'
import {
  COLUMNS,
  NEWEST,
  orderBy,
  sorted,
  type Column,
  type Names,
} from '../../../renderer/ledger/sorting.ts'
import { verdict } from '../../fixtures/content.ts'
import { entry, row, tie } from '../web/entries.ts'

const NAMES: Names = {
  scales: OWN_SCALES,
  typeName: (type) => type,
  title: (article) => ({ a: 'Ärger in Rome', z: '“Zeal” in Odesa' })[article] ?? '',
}
const said = (from: string) => ({ from, to: null, about: false })

const ENTRIES = [
  entry('one', {
    claim: { statement: 'Élan vital', type: 'prediction', claimant: 'lavrov', verdict: verdict('true') },
    rows: [row('one', { article: 'z', said: said('2014-03') })],
  }),
  entry('two', {
    claim: { statement: '“apples” fell', verdict: { ...verdict('false'), value: 1, best: 5, worst: 1 } },
    rows: [
      row('two', { article: 'a', said: said('2014-02-01') }),
      row('again', { claim: 'two', article: 'z', said: said('2014-04') }),
    ],
    ties: [tie('supports', 'one')],
  }),
  entry('three', {
    claim: { statement: null, type: 'other', verdict: verdict('not-checked') },
    rows: [row('three', { content: '', article: 'gone' })],
    ties: [tie('contradicts', 'one'), tie('supports', 'two')],
  }),
]
const ids = (column: Column, descending: boolean) =>
  sorted(ENTRIES, { column, descending }, NAMES).map(({ id }) => id)

describe('the ledger’s order', () => {
  it.each<[Column, string[], string[]]>([
    // By letters, whatever their accents and whatever marks stand before them; without words last either way.
    ['statement', ['two', 'one', 'three'], ['one', 'two', 'three']],
    ['article', ['two', 'one', 'three'], ['one', 'two', 'three']],
    ['claimant', ['one', 'two', 'three'], ['one', 'two', 'three']],
    ['type', ['three', 'one', 'two'], ['one', 'three', 'two']],
    ['times', ['one', 'three', 'two'], ['two', 'one', 'three']],
    ['articles', ['one', 'three', 'two'], ['two', 'one', 'three']],
    ['relations', ['two', 'three', 'one'], ['three', 'two', 'one']],
    ['date', ['two', 'one', 'three'], ['three', 'one', 'two']],
  ])('by %s', (column, ascending, descending) => {
    expect([ids(column, false), ids(column, true)]).toEqual([ascending, descending])
  })

  it('has verdicts from the worst to the best, and what nobody has judged last', () => {
    const best = { ...verdict('true'), value: 7, best: 7, worst: 1 }
    const entries = [
      entry('good', { claim: { verdict: best } }),
      entry('none', { claim: { verdict: null } }),
      entry('bad', { claim: { verdict: { ...best, value: 1 } } }),
      entry('beside', { claim: { verdict: { ...best, label: 'unverifiable', value: null } } }),
    ]
    const by = (descending: boolean) =>
      sorted(entries, { column: 'verdict', descending }, NAMES).map(({ id }) => id)
    expect(by(false)).toEqual(['bad', 'good', 'beside', 'none'])
    expect(by(true)).toEqual(['beside', 'good', 'bad', 'none'])
  })

  it('loses no claim and keeps the order of equals', () => {
    const column = fc.constantFrom(...COLUMNS)
    fc.assert(
      fc.property(column, fc.boolean(), (column, descending) => {
        const many = [...ENTRIES, ...ENTRIES.map((each) => ({ ...each, id: `${each.id} again` }))]
        const after = sorted(many, { column, descending }, NAMES).map(({ id }) => id)
        expect([...after].sort()).toEqual(many.map(({ id }) => id).sort())
        for (const { id } of ENTRIES) expect(after.indexOf(id)).toBeLessThan(after.indexOf(`${id} again`))
      }),
    )
  })

  it('begins a column its usual way, and turns it round when it is asked for again', () => {
    expect(orderBy('statement', NEWEST)).toEqual({ column: 'statement', descending: false })
    expect(orderBy('times', NEWEST)).toEqual({ column: 'times', descending: true })
    expect(orderBy('date', NEWEST)).toEqual({ column: 'date', descending: false })
  })
})
