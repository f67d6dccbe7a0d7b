import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import jsonld, { type Options } from 'jsonld'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../main/anchoring/describe.ts'
import { codePointOffsets, wellFormed } from '../../main/formats/common/unicode.ts'
import { exportContent } from '../../main/formats/registry.ts'
import { iriOf } from '../../main/formats/w3c/iri.ts'
import { pagesOf } from '../../main/formats/w3c/pages.ts'
import type { Content } from '../../main/library.ts'
import { content } from '../fixtures/content-arbitrary.ts'
import {
  appearance,
  articleWith,
  claim,
  highlight,
  library,
  tag,
  verdict,
  wholeNote,
  withAnnotations,
} from '../fixtures/content.ts'
import { anyText } from '../fixtures/text-arbitrary.ts'

const STANDARD = resolve(import.meta.dirname, '../../../shared/standards/anno.jsonld')

/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-assignment,
   @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-call -- JSON of others has no types */
const collectionOf = (made: Content): any =>
  JSON.parse(new TextDecoder().decode(exportContent('w3c', made).bytes))

function itemsOf(collection: any): any[] {
  const items: any[] = []
  for (let page = collection.first; page; page = page.next) items.push(...page.items)
  return items
}
const targetsOf = (item: any): any[] => [item.target].flat().filter((target) => typeof target !== 'string')
const selectorOf = (target: any, type: string): any => target.selector.find((each: any) => each.type === type)

/** The W3C's context from the disk; nothing is fetched. */
const documentLoader = (url: string): Promise<any> =>
  url === 'http://www.w3.org/ns/anno.jsonld'
    ? Promise.resolve({ documentUrl: url, document: JSON.parse(readFileSync(STANDARD, 'utf8')) })
    : Promise.reject(new Error(`not to be loaded: ${url}`))

/** What is not understood is an error, and not dropped. */
const SAFE = { documentLoader, safe: true } as Options.Expand

const TEXT = 'The ferry 🚢 is back, it said. Crews 👍🏽 were not asked.'
const span = (words: string) => describeSpan(TEXT, TEXT.indexOf(words), TEXT.indexOf(words) + words.length)
const FULL = library(
  [
    {
      article: articleWith(TEXT, { url: 'https://aster.example/ferry', publishedOn: '2026-01-02' }),
      annotations: [
        wholeNote('whole', 'Read this.'),
        appearance('split', [span('The ferry'), span('is back')], {
          source: { spans: [span('it')], person: 'port', none: false },
          cue: { spans: [span('said')] },
          quoted: 'mixed',
          said: { from: '2026', to: '2026-01-02', about: true },
          tags: ['tag'],
          note: 'A *note*.',
        }),
        highlight('0b6a2a0e-9d1c-4c3c-8f59-0a3c1f1d2e3f', [span('Crews 👍🏽')]),
      ],
      claims: [
        claim('split-claim', {
          statement: 'The ferry runs again.',
          claimant: 'port',
          context: 'ferries',
          type: 'quantity',
          verifiable: true,
          worth: 'check-worthy-factual',
          verdict: verdict('mostly-true', 'It runs.'),
        }),
      ],
      relations: [],
    },
  ],
  {
    people: [{ id: 'port', name: 'Port of Aster', role: 'Authority', names: ['it', 'the port'] }],
    tags: [tag('tag', 'ferries', { colour: '#000000', key: 1 })],
  },
)

describe('positions', () => {
  it('are code points, and give the quote', () => {
    fc.assert(
      fc.property(content, (any) => {
        const texts = new Map(
          wellFormed(any).articles.map((each) => [each.article.id, Array.from(each.article.text)]),
        )
        const articles = new Map(
          any.articles.flatMap((each) =>
            each.annotations.map((it) => [iriOf('annotation', it.id), it.article]),
          ),
        )
        for (const item of itemsOf(collectionOf(any)))
          for (const target of targetsOf(item)) {
            const position = selectorOf(target, 'TextPositionSelector')
            if (!position) continue
            const characters = texts.get(articles.get(item.id) ?? '') ?? []
            expect(characters.slice(position.start, position.end).join('')).toBe(
              selectorOf(target, 'TextQuoteSelector').exact,
            )
          }
      }),
      { numRuns: 50 },
    )
  })

  it('count characters as Array.from does, up to every place between them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const toCodePoints = codePointOffsets(text)
        let units = 0
        for (const [index, character] of Array.from(text).entries()) {
          expect(toCodePoints(units)).toBe(index)
          units += character.length
        }
        expect(toCodePoints(text.length)).toBe(Array.from(text).length)
      }),
    )
  })

  it('of a split passage are one target a fragment', () => {
    const item = itemsOf(collectionOf(FULL))[1]
    expect(targetsOf(item).map((target) => selectorOf(target, 'TextPositionSelector'))).toEqual([
      { type: 'TextPositionSelector', start: 0, end: 9 },
      { type: 'TextPositionSelector', start: 12, end: 19 },
    ])
  })
})

describe('a collection', () => {
  it('says what other readers look for: passage, motivation, tag, comment', () => {
    const [whole, split, marked] = itemsOf(collectionOf(FULL))
    expect(whole).toMatchObject({ motivation: 'commenting', target: 'https://aster.example/ferry' })
    expect(split.body.slice(0, 4)).toEqual([
      { id: 'urn:postil:tag:tag', type: 'TextualBody', purpose: 'tagging', value: 'ferries' },
      { type: 'TextualBody', purpose: 'commenting', value: 'A *note*.', format: 'text/markdown' },
      { type: 'TextualBody', purpose: 'describing', value: 'The ferry runs again.', format: 'text/plain' },
      { type: 'TextualBody', purpose: 'assessing', value: 'Mostly true: It runs.', format: 'text/markdown' },
    ])
    expect(marked).toEqual({
      id: 'urn:uuid:0b6a2a0e-9d1c-4c3c-8f59-0a3c1f1d2e3f',
      type: 'Annotation',
      motivation: 'highlighting',
      creator: { type: 'Person', name: 'A. Reader' },
      created: '2026-01-02T03:04:05.678Z',
      modified: '2026-01-02T03:04:05.678Z',
      target: {
        type: 'SpecificResource',
        source: 'https://aster.example/ferry',
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: 'Crews 👍🏽',
            prefix: span('Crews 👍🏽').prefix,
            suffix: ' were not asked.',
          },
          { type: 'TextPositionSelector', start: 30, end: 38 },
        ],
      },
    })
  })

  it('holds the claim with its attribution', () => {
    const body = itemsOf(collectionOf(FULL))[1].body.at(-1)
    expect(body.source).toMatchObject({
      id: 'urn:postil:claim:split-claim',
      type: 'Claim',
      claimant: { name: 'Port of Aster', role: 'Authority', otherNames: ['it', 'the port'] },
      claimType: 'quantity',
      verifiable: true,
      worthChecking: 'check-worthy-factual',
      verdict: { label: 'Mostly true', ratingValue: 4, worstRating: 1, bestRating: 5, rationale: 'It runs.' },
    })
    expect(selectorOf(body.attribution.sourceSpans[0], 'TextPositionSelector')).toMatchObject({
      start: 21,
      end: 23,
    })
    expect(selectorOf(body.attribution.cueSpans[0], 'TextQuoteSelector').exact).toBe('said')
  })

  it('targets source and cue while the content is open', () => {
    const open = appearance('a', [], {
      source: { spans: [span('it')], person: null, none: false },
      cue: { spans: [span('said')] },
    })
    const [item] = itemsOf(collectionOf(withAnnotations(TEXT, [open], [claim('a-claim')])))
    expect(item.anchoring).toBe('open')
    expect(targetsOf(item).map((each) => selectorOf(each, 'TextQuoteSelector').exact)).toEqual(['it', 'said'])
  })

  it('tells two articles of one address apart, and makes no IRI of what is none', () => {
    const made = library(
      ['https://aster.example/a', 'https://aster.example/a', 'https://aster.example/b c', 'notes/a'].map(
        (url, index) => ({
          article: articleWith('', { id: `a${index}`, url }),
          annotations: [],
          claims: [],
          relations: [],
        }),
      ),
    )
    expect(collectionOf(made).articles.map((each: any) => each.id)).toEqual(
      [0, 1, 2, 3].map((index) => `urn:postil:article:a${index}`),
    )
  })

  it('has no page where there is nothing', () => {
    const made = collectionOf(withAnnotations(TEXT, []))
    expect(made.total).toBe(0)
    expect(made).not.toHaveProperty('first')
  })

  it.skipIf(!existsSync(STANDARD))(
    'expands in safe mode, so that nothing is dropped (skipped where ../shared is not there)',
    async () => {
      const expanded: any = await jsonld.expand(collectionOf(FULL), SAFE)
      const written = JSON.stringify(expanded)
      for (const words of [
        'Port of Aster',
        'quantity',
        'ferries',
        'A *note*.',
        'It runs.',
        'the port',
        'mixed',
      ])
        expect(written).toContain(words)
      expect(expanded[0]['@type']).toEqual(['http://www.w3.org/ns/activitystreams#OrderedCollection'])
      const motivations = written.match(
        /oa#(highlighting|commenting|identifying|tagging|assessing|describing)"/g,
      )
      expect(new Set(motivations).size).toBe(6)
      const unknown = { ...collectionOf(FULL), somethingElse: 1 }
      await expect(jsonld.expand(unknown, SAFE)).rejects.toThrow()
      await fc.assert(
        fc.asyncProperty(content, async (any) => {
          expect(await jsonld.expand(collectionOf(any), SAFE)).toHaveLength(1)
        }),
        { numRuns: 25 },
      )
    },
    60_000,
  )
})

describe('pages', () => {
  const nodes = (count: number) => Array.from({ length: count }, (_, id) => ({ id }))

  it.each([1, 1000, 1001, 2500, 60_001])('hold %i annotations, each once and in order', (count) => {
    const pages = pagesOf(nodes(count), 'urn:c')
    const collection = { ...pages } as any
    expect(itemsOf(collection).map(({ id }) => id)).toEqual([...nodes(count).keys()])
    let [read, depth, before] = [0, 0, undefined as string | undefined]
    for (let page = collection.first; page; page = page.next) {
      expect([page.startIndex, page.partOf, page.prev]).toEqual([read, 'urn:c', before])
      read += page.items.length
      before = page.id
      depth++
    }
    expect(collection.last).toBe(before)
    expect(depth).toBeLessThanOrEqual(50)
  })
})
