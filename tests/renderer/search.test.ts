import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { find, match, pieces } from '../../renderer/floating/search.ts'
import { SEARCH_CASES } from '../fixtures/search-cases.ts'
import { anyText } from '../fixtures/text-arbitrary.ts'

const names = (query: string, texts: string[]) =>
  find(
    query,
    texts.map((name) => ({ name })),
  ).map(({ item }) => item.name)

describe('match', () => {
  it.each(SEARCH_CASES)('"$query" in "$text"', ({ query, text, found }) => {
    const answer = match(query, text)
    const marked =
      answer && pieces(text, answer.spans).map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    expect(marked?.join('') ?? null).toBe(found)
  })

  it('finds every text by any part of it, and marks that part in order and inside the text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const start = text.length === 0 ? 0 : a % text.length
        const query = text.slice(start, start + 1 + (b % 12))
        fc.pre(query.trim().replace(/\s+/g, ' ') === query && query !== '')
        const answer = match(query, text)
        expect(answer).not.toBeNull()
        let at = 0
        for (const span of answer?.spans ?? []) {
          expect(span.start).toBeGreaterThanOrEqual(at)
          expect(span.end).toBeGreaterThan(span.start)
          at = span.end
        }
        expect(at).toBeLessThanOrEqual(text.length)
        expect(
          pieces(text, answer?.spans ?? [])
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

describe('find', () => {
  it('ranks the whole, the start, the start of a word, the inside, the scattered', () => {
    const texts = ['On old tales', 'Unnoted', 'A note', 'Notebook', 'Note']
    expect(names('note', texts)).toEqual(['Note', 'Notebook', 'A note', 'Unnoted'])
    expect(names('oot', texts)).toEqual(['On old tales'])
  })

  it('keeps the order of what is as good', () => {
    expect(names('a', ['a b', 'a c', 'a a'])).toEqual(['a b', 'a c', 'a a'])
    expect(names('', ['c', 'a', 'b'])).toEqual(['c', 'a', 'b'])
  })

  it('looks aside last, at the starts of words, and says which word it was', () => {
    const items = [
      { name: 'Settings…', aside: 'preferences options author' },
      { name: 'Options', aside: '' },
    ]
    expect(find('opt', items).map(({ item, because }) => [item.name, because])).toEqual([
      ['Options', null],
      ['Settings…', 'options'],
    ])
    expect(find('ptions', [items[0]!])).toEqual([])
  })
})
