import { describe, expect, it } from 'vitest'
import {
  inOrder,
  keptPairs,
  pairsOf,
  type Likeness,
  type PairOrder,
  type PairWeb,
} from '../../../renderer/contradictions/pairs.ts'
import type { Entry } from '../../../renderer/web/entries.ts'
import { entry, row, tie, WEB } from '../web/entries.ts'

const webOf = (...entries: Entry[]): PairWeb => ({
  ...WEB,
  entries: new Map(entries.map((each) => [each.id, each])),
})
const said = (from: string) => ({ from, to: null, about: false })
/** As both of its claims have a relation. */
const related = (id: string, from: string, to: string, note = '') => {
  const relation = { id, from, to, note }
  return {
    out: { ...tie('contradicts', to, relation), out: true, other: to },
    in: { ...tie('contradicts', from, relation), out: false, other: from },
  }
}

const early = related('early', 'one', 'two')
const late = related('late', 'three', 'one', 'why')
const ENTRIES = [
  entry('one', {
    claim: { claimant: 'lavrov' },
    rows: [
      row('elsewhere', { claim: 'joined', article: 'b', said: said('2014-01-01') }),
      row('one', { article: 'a', at: 50, said: said('2014-03-06') }),
    ],
    ties: [early.out, late.in, tie('supports', 'two')],
  }),
  entry('two', {
    rows: [row('two', { article: 'a', at: 10, source: 'a clerk', said: said('2014-03-06') })],
    ties: [early.in],
  }),
  entry('three', { rows: [row('three', { article: 'b', said: said('2014-04') })], ties: [late.out] }),
]
const PAIRS = pairsOf(webOf(...ENTRIES))

describe('pairs', () => {
  it('are there once each, what was said first at the left, in the passages the relation was made between', () => {
    expect(PAIRS.map(({ id, left, right }) => [id, left.row.id, right.row.id])).toEqual([
      ['early', 'two', 'one'],
      ['late', 'one', 'three'],
    ])
    expect(PAIRS[0]?.left.speaker).toBe('a clerk')
  })

  it('leave out what leads nowhere', () => {
    const lost = entry('lost', { ties: [related('x', 'lost', 'gone').out] })
    const bare = entry('bare', { rows: [], ties: [related('y', 'bare', 'lost').out] })
    expect(pairsOf(webOf(lost, bare))).toEqual([])
  })

  it.each<[PairOrder, string[]]>([
    ['newest', ['late', 'early']],
    ['oldest', ['early', 'late']],
    ['claimant', ['early', 'late']],
    ['statement', ['late', 'early']],
  ])('in the order “%s”', (order, ids) => {
    expect(inOrder(PAIRS, order).map(({ id }) => id)).toEqual(ids)
  })

  it.each<[string, string[], Likeness | null, string[]]>([
    ['all', ['one', 'two', 'three'], null, ['early', 'late']],
    ['of which either claim is wanted', ['three'], null, ['late']],
    ['within an article', ['one'], 'within', ['early']],
    ['across articles', ['one'], 'across', ['late']],
    ['without a note', ['one'], 'without-note', ['early']],
    ['of nothing', [], null, []],
  ])('that are kept: %s', (_what, wanted, like, ids) => {
    const { kept, all, counts } = keptPairs(PAIRS, (claim) => wanted.includes(claim), like)
    expect(kept.map(({ id }) => id)).toEqual(ids)
    expect(counts.within + counts.across).toBe(all)
  })
})
