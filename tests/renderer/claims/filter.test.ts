import { describe, expect, test } from 'vitest'
import type { Annotation, Claim } from '../../../preload/model.ts'
import { POSTIL_SCALE } from '../../../preload/scales.ts'
import { filtered, folded, NO_FILTER, rowMaker } from '../../../renderer/claims/filter.ts'
import { appearance, claim, mark, spanOf } from './records.ts'
import { verdict } from '../../fixtures/content.ts'

const TEXT = 'The top diplomat said Müller had lied. An international conference on Libya. Some mechanism.'
const people = new Map([['p1', { id: 'p1', name: 'Sergei Lavrov', role: '', names: [] }]])
const scales = [POSTIL_SCALE]
const make = rowMaker()
const row = (annotation: Annotation, of: Claim | null = null) => make(annotation, of, people, scales)

const said = appearance({
  id: 'c1',
  source: [spanOf(TEXT, 'The top diplomat')],
  cue: [spanOf(TEXT, 'said')],
  content: [spanOf(TEXT, 'Müller had lied')],
  tags: ['t1'],
})
const saidClaim = claim('claim-c1', {
  claimant: 'p1',
  verdict: verdict('mostly-false'),
})
const highlight = mark('highlight', 'h1', [spanOf(TEXT, 'An international conference')])
const note = mark('note', 'n1', [spanOf(TEXT, 'Some mechanism')], 'look in\nthe  briefing')
const rows = [row(said, saidClaim), row(highlight), row(note)]

describe('a row of the list', () => {
  test('says words, claimant, cue and verdict of a claim', () => {
    expect(rows[0]).toMatchObject({
      title: 'Müller had lied',
      meta: 'Sergei Lavrov · said · mostly false',
      kind: 'appearance',
    })
  })

  test('says the kind of the others in words, and their note', () => {
    expect(rows.slice(1).map(({ title, meta }) => [title, meta])).toEqual([
      ['“An international conference”', 'Highlight'],
      ['“Some mechanism”', 'Note: look in the briefing'],
    ])
  })

  test('has words while the content is open, and without any place', () => {
    const open = appearance({
      id: 'o',
      source: [spanOf(TEXT, 'The top diplomat')],
      cue: [spanOf(TEXT, 'said')],
    })
    expect(row(open, claim('claim-o')).title).toBe('The top diplomat … said …')
    expect(row(appearance({ id: 'x', none: true }), claim('claim-x'))).toMatchObject({
      title: 'Without words yet',
      meta: 'no source named · not checked',
    })
    expect(row(mark('note', 'w', [], 'All of it')).title).toBe('On the whole article')
  })

  test('is the same row until what it shows changes', () => {
    expect(row(said, saidClaim)).toBe(rows[0])
    expect(row(said, { ...saidClaim })).not.toBe(rows[0])
  })
})

describe('filtering', () => {
  test('leaves all in their order without a filter', () => {
    expect(filtered(rows, NO_FILTER)).toEqual({
      rows,
      counts: { all: 3, appearance: 1, highlight: 1, note: 1 },
    })
  })

  test('by kind, the counts still saying what each kind would show', () => {
    const { rows: left, counts } = filtered(rows, { ...NO_FILTER, kind: 'note' })
    expect(left.map(({ id }) => id)).toEqual(['n1'])
    expect(counts.all).toBe(3)
  })

  test('by tag', () => {
    const { rows: left, counts } = filtered(rows, { ...NO_FILTER, tag: 't1' })
    expect(left.map(({ id }) => id)).toEqual(['c1'])
    expect(counts).toEqual({ all: 1, appearance: 1, highlight: 0, note: 0 })
  })

  test.each([
    ['muller', ['c1']],
    ['LAVROV said', ['c1']],
    ['briefing mechanism', ['n1']],
    ['briefing lavrov', []],
    ['  ', ['c1', 'h1', 'n1']],
  ])('by words: %j', (words, ids) => {
    expect(filtered(rows, { ...NO_FILTER, words }).rows.map(({ id }) => id)).toEqual(ids)
  })
})

test('folded letters have no case, no marks and single spaces', () => {
  expect(folded('  ÉTÉ\n dernier')).toBe(' ete dernier')
})
