import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../preload/search/fold.ts'
import { wordsOf } from '../../preload/search/words.ts'
import { SearchIndex } from '../../main/search/search-index.ts'
import { documentOf, INDEX_CASES, LIBRARY } from '../fixtures/index-cases.ts'
import { anyText, boundariesOf } from '../fixtures/text-arbitrary.ts'

const found = (index: SearchIndex, query: string) =>
  Object.fromEntries(index.search(query).map(({ kind, hits }) => [kind, hits.map(({ id }) => id)]))

describe('the index', () => {
  const index = new SearchIndex(LIBRARY)

  it.each(INDEX_CASES)('$query', ({ query, found: wanted }) => {
    expect(found(index, query)).toEqual(wanted)
  })

  it.each(INDEX_CASES)('$query, saved and loaded', ({ query, found: wanted }) => {
    expect(found(SearchIndex.load(index.save())!, query)).toEqual(wanted)
  })

  it('shows where: in the text, in the title, and the passage around', () => {
    const text = `${'Nothing was said of it. '.repeat(20)}The port authority said so. ${'Nothing more. '.repeat(20)}`
    const [group] = new SearchIndex([documentOf('a', text, { title: 'Authority' })]).search('authority')
    const hit = group!.hits[0]!
    expect(hit.ranges.map(({ start, end }) => text.slice(start, end))).toEqual(['authority'])
    expect(hit.titleRanges).toEqual([{ start: 0, end: 9 }])
    const shown = text.slice(hit.snippet.start, hit.snippet.end)
    expect(shown).toContain('The port authority said so.')
    expect(shown.length).toBeLessThanOrEqual(200)
    expect(shown).toBe(shown.trim())
  })

  it('counts all that there are and shows as many as are wanted', () => {
    const many = new SearchIndex(
      Array.from({ length: 50 }, (_, at) => documentOf(`a${at}`, 'The ferry sails.')),
    )
    const [group] = many.search('ferry', { limit: 3 })
    expect([group!.hits.length, group!.total, group!.isAbout]).toEqual([3, 50, false])
  })

  it.each([
    [
      'c03-invisible.txt',
      ['cooperation', '12 000 tonnes', '"12 000 tonnes"', 'velmark.example/reports/2026'],
    ],
    ['c06-nfd.txt', ['Åsvik', 'résumé', 'naïve', 'Åsvik'.normalize('NFD')]],
  ])('finds what is sought in %s', (file, queries) => {
    const text = readFileSync(join(import.meta.dirname, '../fixtures/cases', file), 'utf8')
    const one = new SearchIndex([documentOf('a', text), documentOf('b', 'Nothing of all that.')])
    for (const query of queries) expect(found(one, query)).toEqual({ text: ['a'] })
  })
})

describe('what is kept up', () => {
  it('follows what is put in and taken out', () => {
    const index = new SearchIndex(LIBRARY)
    index.put(documentOf('bridge', 'The pier is open.'))
    expect(found(index, 'norrby')).toEqual({})
    expect(found(index, 'pier')).toEqual({ text: ['bridge'] })
    index.remove('bridge')
    index.remove('bridge')
    expect(found(index, 'pier')).toEqual({})
    expect(index.size).toBe(LIBRARY.length - 1)
    expect(found(SearchIndex.load(index.save())!, 'ferry')).toEqual(found(index, 'ferry'))
    expect(SearchIndex.load(index.save())!.waste).toBe(0)
    expect(index.waste).toBeGreaterThan(0)
  })

  it('says what is not as the files are', () => {
    const index = new SearchIndex([documentOf('a', 'one'), documentOf('b', 'two'), documentOf('c', 'three')])
    const files = [
      { id: 'a', hash: 'one' },
      { id: 'b', hash: 'changed' },
      { id: 'd', hash: 'new' },
    ]
    expect(index.stale(files)).toEqual({ put: ['b', 'd'], remove: ['c'] })
  })

  it('loads no bytes but its own', () => {
    const bytes = new SearchIndex(LIBRARY).save()
    expect(SearchIndex.load(new Uint8Array())).toBeNull()
    expect(SearchIndex.load(bytes.subarray(0, bytes.length - 1))).toBeNull()
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const damaged = bytes.slice()
        damaged[at]! ^= by
        expect(SearchIndex.load(damaged)).toBeNull()
      }),
    )
  })

  it('is the same built at once, one by one, changed back and forth, or loaded', () => {
    const texts = fc.array(anyText, { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(texts, fc.nat(), anyText, (all, which, other) => {
        const documents = all.map((text, at) => documentOf(`d${at}`, text))
        const words = wordsOf(foldText(all.join(' ')))
        fc.pre(words.length > 0)
        const query = words[which % words.length]!
        const index = new SearchIndex(documents)
        const again = new SearchIndex(documents)
        const changed = which % documents.length
        again.put(documentOf(`d${changed}`, other))
        again.put(documents[changed]!)
        const ids = (each: SearchIndex) => new Set(each.search(query)[0]?.hits.map(({ id }) => id))
        expect(ids(again)).toEqual(ids(index))
        expect(ids(SearchIndex.load(again.save())!)).toEqual(ids(index))
      }),
    )
  })
})

describe('any document', () => {
  it('is found by each of its words, with ranges in whole graphemes that say so', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, which) => {
        const words = wordsOf(foldText(text))
        fc.pre(words.length > 0)
        const word = words[which % words.length]!
        const hit = new SearchIndex([documentOf('a', text)]).search(word)[0]?.hits[0]
        expect(hit).toBeDefined()
        const cuts = new Set(boundariesOf(text))
        expect(hit!.ranges.length).toBeGreaterThan(0)
        for (const { start, end } of [...hit!.ranges, hit!.snippet]) {
          expect(cuts.has(start) && cuts.has(end)).toBe(true)
        }
        for (const { start, end } of hit!.ranges) expect(foldText(text.slice(start, end))).toContain(word)
      }),
    )
  })

  it('is found by any stretch of it as a phrase', () => {
    const sentence = fc.array(
      fc.constantFrom('port', 'Ferry,', 'Åsvik', 'said', 'co\u00adop', '12\u202f000'),
      {
        minLength: 3,
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(sentence, fc.nat(), (words, at) => {
        const from = at % (words.length - 1)
        const phrase = words
          .slice(from, from + 2)
          .join(' ')
          .replace(/\u00ad/g, '')
        const index = new SearchIndex([documentOf('a', words.join('\u00a0'))])
        expect(found(index, `"${phrase}"`)).toEqual({ text: ['a'] })
      }),
    )
  })
})
