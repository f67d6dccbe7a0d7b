import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClaimFilter } from '../../../preload/model.ts'
import type { Entry } from '../../../renderer/web/entries.ts'
import { emptyFilter, FACETS, filtered, isEmpty, sameFilter, toggled } from '../../../renderer/web/filter.ts'
import { verdict } from '../../fixtures/content.ts'
import { entry, row, tie, WEB } from './entries.ts'

const deal = entry('deal', {
  claim: { claimant: 'lavrov', type: 'prediction', verdict: verdict('mixed') },
  rows: [
    row('deal', { content: 'they had agreed', tags: ['visa'] }),
    row('again', { claim: 'deal', article: 'other', person: 'kerry', content: 'they agreed in Münster' }),
  ],
  ties: [tie('contradicts', 'denial')],
})
const denial = entry('denial', {
  claim: { statement: 'The US had not agreed' },
  rows: [row('denial', { source: 'US officials', content: '', tags: ['visa', 'deal'] })],
  ties: [tie('contradicts', 'deal'), tie('supports', 'deal')],
})
const plain = entry('plain', { claim: { verdict: { ...verdict('not-checked'), rationale: 'to do' } } })
const ALL = [deal, denial, plain]

const with_ = (set: Partial<ClaimFilter>): ClaimFilter => ({ ...emptyFilter(), ...set })
const ids = (set: Partial<ClaimFilter>) => filtered(ALL, with_(set), WEB).kept.map(({ id }) => id)

describe('a filter', () => {
  test.each<[string, Partial<ClaimFilter>, string[]]>([
    ['nothing asked', {}, ['deal', 'denial', 'plain']],
    ['a verdict', { verdicts: ['postil/mixed'] }, ['deal']],
    ['not checked, whatever is said of it', { verdicts: ['none'] }, ['denial', 'plain']],
    ['any of two', { verdicts: ['none', 'postil/mixed'] }, ['deal', 'denial', 'plain']],
    ['the claimant', { people: ['lavrov'] }, ['deal']],
    ['whoever says it somewhere', { people: ['kerry'] }, ['deal']],
    ['a source that is nobody known', { people: ['name:us officials'] }, ['denial']],
    ['nobody named', { people: ['none'] }, ['plain']],
    ['a tag of any appearance', { tags: ['visa'] }, ['deal', 'denial']],
    ['no tag', { tags: ['none'] }, ['plain']],
    ['a relation, from either end', { relations: ['contradicts'] }, ['deal', 'denial']],
    ['no relation', { relations: ['none'] }, ['plain']],
    ['an article', { articles: ['other'] }, ['deal']],
    ['a type', { types: ['prediction'] }, ['deal']],
    ['no type', { types: ['none'] }, ['denial', 'plain']],
    ['an open point', { open: ['both-ways'] }, ['denial']],
    ['any open point', { open: ['any'] }, ['deal', 'denial']],
    ['two facets at once', { tags: ['visa'], verdicts: ['none'] }, ['denial']],
    ['words of the statement', { words: 'NOT agreed' }, ['denial']],
    ['words of a quote elsewhere', { words: 'munster' }, ['deal']],
    ['a claimant’s name', { words: 'sergei' }, ['deal']],
    ['the source’s words', { words: 'officials' }, ['denial']],
    ['words and a facet', { words: 'agreed', people: ['lavrov'] }, ['deal']],
    ['what is not there', { words: 'agreed nowhere' }, []],
  ])('%s', (_, set, expected) => {
    expect(ids(set)).toEqual(expected)
  })

  test('counts say what choosing a value would give', () => {
    const { counts } = filtered(ALL, with_({ tags: ['deal'] }), WEB)
    expect(Object.fromEntries(counts.tags)).toEqual({ visa: 2, deal: 1, none: 1 })
    expect(Object.fromEntries(counts.verdicts)).toEqual({ none: 1 })
  })

  test('is the same in whatever order it was chosen, and empty again once all is taken back', () => {
    const filter = toggled(toggled(emptyFilter(), 'tags', 'a'), 'tags', 'b')
    expect(sameFilter(filter, with_({ tags: ['b', 'a'] }))).toBe(true)
    expect(sameFilter(filter, with_({ tags: ['a'] }))).toBe(false)
    expect(isEmpty(toggled(toggled(filter, 'tags', 'a'), 'tags', 'b'))).toBe(true)
  })
})

/** Words that are in each other, values that several share. */
const anEntry = fc
  .record({
    claimant: fc.constantFrom(null, 'lavrov', 'kerry'),
    type: fc.constantFrom(null, 'prediction' as const, 'other' as const),
    label: fc.constantFrom('not-checked', 'true', 'mixed'),
    rows: fc.array(
      fc.record({
        article: fc.constantFrom('a', 'b', 'c'),
        content: fc.constantFrom('', 'a deal', 'the deals'),
        source: fc.constantFrom('', 'Somebody', 'Anyone'),
        tags: fc.subarray(['x', 'y', 'z']),
      }),
      { maxLength: 3 },
    ),
    kinds: fc.subarray(['supports' as const, 'contradicts' as const]),
  })
  .map(
    ({ claimant, type, label, rows, kinds }) =>
      (id: string) =>
        entry(id, {
          claim: { claimant, type, verdict: verdict(label) },
          rows: rows.map((each, at) => row(`${id}-${at}`, { claim: id, ...each })),
          ties: kinds.map((kind) => tie(kind, 'far')),
        }),
  )
const aFilter: fc.Arbitrary<ClaimFilter> = fc.record({
  words: fc.constantFrom('', 'deal', 'DEALS', 'some'),
  articles: fc.subarray(['a', 'b']),
  people: fc.subarray(['lavrov', 'none', 'name:somebody']),
  tags: fc.subarray(['x', 'none']),
  types: fc.subarray(['prediction', 'none']),
  verdicts: fc.subarray(['postil/true', 'none']),
  relations: fc.subarray(['supports', 'none']),
  open: fc.subarray(['any', 'no-content']),
})

test('each count is what the filter keeps that has the value chosen there alone', () => {
  fc.assert(
    fc.property(fc.array(anEntry, { maxLength: 12 }), aFilter, (makers, filter) => {
      const entries: Entry[] = makers.map((make, at) => make(`e${at}`))
      const { kept, counts } = filtered(entries, filter, WEB)
      expect(kept.every((each) => entries.includes(each))).toBe(true)
      for (const facet of FACETS) {
        const values = filtered(entries, emptyFilter(), WEB).counts[facet]
        for (const value of values.keys()) {
          const alone = filtered(entries, { ...filter, [facet]: [value] }, WEB)
          expect(counts[facet].get(value) ?? 0).toBe(alone.kept.length)
        }
        // Without it, at least as many; a value more, at least as many.
        const without = filtered(entries, { ...filter, [facet]: [] }, WEB)
        expect(without.kept.length).toBeGreaterThanOrEqual(kept.length)
      }
    }),
  )
})
