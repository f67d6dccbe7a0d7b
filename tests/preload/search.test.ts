import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWithin } from '../../preload/search/distance.ts'
import { findInText } from '../../preload/search/find.ts'
import { fold, foldText, unfold } from '../../preload/search/fold.ts'
import { parseQuery } from '../../preload/search/query.ts'
import { eachWord } from '../../preload/search/words.ts'
import { FIND_CASES } from '../fixtures/find-cases.ts'
import { anyText, boundariesOf } from '../fixtures/text-arbitrary.ts'

const cases = join(import.meta.dirname, '../fixtures/cases')
const expected = JSON.parse(readFileSync(join(cases, 'expected.json'), 'utf8')) as {
  C03: { search: Record<string, number>; spans: Record<string, { u16: [number, number] }> }
  C06: { search_nfc: Record<string, number> }
}

function marked(text: string, query: string): string {
  return findInText(text, query).reduceRight(
    (all, { start, end }) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`,
    text,
  )
}

describe('find in a text', () => {
  it.each(FIND_CASES)('$query in $text', ({ query, text }) => {
    expect(marked(text.replace(/[[\]]/g, ''), query)).toBe(text)
  })

  it.each(Object.entries(expected.C03.search))('C03: %s', (query, count) => {
    expect(findInText(readFileSync(join(cases, 'c03-invisible.txt'), 'utf8'), query)).toHaveLength(count)
  })

  it.each(Object.values(expected.C03.spans))('C03: the span $u16', ({ u16: [start, end] }) => {
    const text = readFileSync(join(cases, 'c03-invisible.txt'), 'utf8')
    const typed = text
      .slice(start, end)
      .replace(/[\u00ad\u200b]/g, '')
      .replace(/\s/gu, ' ')
    expect(findInText(text, `"${typed}"`)).toEqual([{ start, end }])
  })

  it.each(Object.entries(expected.C06.search_nfc))('C06: %s', (query, count) => {
    const text = readFileSync(join(cases, 'c06-nfd.txt'), 'utf8')
    expect(findInText(text, query.normalize('NFC'))).toHaveLength(count)
    expect(findInText(text, query.normalize('NFD'))).toHaveLength(count)
  })

  it('finds every word of a text, in whole graphemes, in order and without overlap', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, which) => {
        const words: string[] = []
        eachWord(foldText(text), (word) => words.push(word))
        fc.pre(words.length > 0)
        const word = words[which % words.length]!
        const spans = findInText(text, word)
        expect(spans.length).toBeGreaterThan(0)
        const cuts = new Set(boundariesOf(text))
        let last = 0
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(cuts.has(start) && cuts.has(end)).toBe(true)
          expect(foldText(text.slice(start, end))).toContain(word)
          last = end
        }
      }),
    )
  })
})

describe('folding', () => {
  it('is the same with and without the way back, whatever the form, and again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, starts, ends } = fold(text)
        expect(folded).toBe(foldText(text))
        expect([starts.length, ends.length]).toEqual([folded.length, folded.length])
        expect(foldText(folded)).toBe(folded)
        if (text.isWellFormed()) expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')))
      }),
    )
  })

  it('goes back to what it came from', () => {
    const text = 'A \u00ad ﬁ\u0301nal\u2003\n 12'
    const folded = fold(text)
    expect(folded.text).toBe('a final 12')
    const spans = [...folded.text].map((_, at) => unfold(text, folded, at, at + 1))
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([
      'A',
      ' \u00ad ',
      'ﬁ\u0301',
      'ﬁ\u0301',
      'n',
      'a',
      'l',
      '\u2003\n ',
      '1',
      '2', // prettier-ignore
    ])
  })
})

describe('a query', () => {
  const shape = (typed: string) => {
    const { sought, without, filters, withoutFilters } = parseQuery(typed)
    return [
      ...sought.map(({ folded, isPhrase }) => (isPhrase ? `"${folded}"` : folded)),
      ...without.map(({ folded, isPhrase }) => (isPhrase ? `-"${folded}"` : `-${folded}`)),
      ...filters.map(({ filter, folded }) => `${filter}:${folded}`),
      ...withoutFilters.map(({ filter, folded }) => `-${filter}:${folded}`),
    ]
  }

  it.each([
    ['port authority', ['port', 'authority']],
    ['"port authority" -ferry', ['"port authority"', '-ferry']],
    ['“Port authority” said', ['"port authority"', 'said']],
    ['„Hafen“ «port»', ['"hafen"', '"port"']],
    ['-"the ferry" x', ['x', '-"the ferry"']],
    ['tag:visa by:"Sergey Lavrov" in:Ferry', ['tag:visa', 'by:sergey lavrov', 'in:ferry']],
    ['-tag:sanctions/visa TAG:x', ['tag:x', '-tag:sanctions/visa']],
    ['"half a phr', ['"half a phr"']],
    ['by:"Half', ['by:half']],
    ['tag: - " " in:"" -', []],
    ['well-known a - b', ['well-known', 'a', 'b']],
    ['time:12', ['time:12']],
    ['', []],
  ])('%s', (typed, parts) => {
    expect(shape(typed)).toEqual(parts)
  })

  it('is read whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.stringMatching(/^[a "“”:\-tagbyin]{0,30}$/)), (typed) => {
        const { sought, without } = parseQuery(typed)
        for (const { folded } of [...sought, ...without]) expect(folded.trim()).not.toBe('')
      }),
    )
  })
})

describe('typos', () => {
  it.each([
    ['ferry', 'ferry', 0],
    ['ferry', 'fery', 1],
    ['ferry', 'ferrys', 1],
    ['ferry', 'merry', 1],
    ['ferry', 'frery', 1],
    ['authority', 'atuhorty', 2],
  ])('%s and %s are %i apart', (a, b, apart) => {
    expect(isWithin(a, b, apart)).toBe(true)
    expect(isWithin(b, a, apart)).toBe(true)
    if (apart > 0) expect(isWithin(a, b, apart - 1)).toBe(false)
  })
})
