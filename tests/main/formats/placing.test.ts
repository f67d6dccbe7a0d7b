import { describe, expect, it } from 'vitest'
import {
  emptyReading,
  type ReadAnnotation,
  type ReadSpan,
  type Reading,
} from '../../../main/formats/reading/reading.ts'
import type { Content } from '../../../main/library.ts'
import { bare, brought } from '../../fixtures/bringing.ts'
import { withAnnotations } from '../../fixtures/content.ts'
import { PLACING_CASES } from '../../fixtures/placing-cases.ts'

function highlightOf(span: ReadSpan): ReadAnnotation {
  return {
    id: null,
    kind: 'highlight',
    spans: [span],
    tags: [],
    note: '',
    author: '',
    created: null,
    modified: null,
  }
}

function readingOf(text: string | null, spans: ReadSpan[], more: Partial<Reading> = {}): Reading {
  const annotations = spans.map(highlightOf)
  return {
    ...emptyReading('UTF-16'),
    documents: [{ key: 'a', id: null, text, hash: null, details: {}, annotations }],
    ...more,
  }
}

/** The words at the place of each annotation, in the file's order; null where it stands nowhere. */
function wordsOf({ articles }: Content): (string | null)[] {
  return articles.flatMap(({ article, annotations }) =>
    annotations.map(({ target: { state, spans } }) =>
      state === 'gone' ? null : spans.map(({ start, end }) => article.text.slice(start, end)).join('|'),
    ),
  )
}

describe('passages of a file', () => {
  it.each(PLACING_CASES)('$name', async ({ text, declared, spans, words, unit, guessed }) => {
    const { content, plan } = await brought(readingOf(text, spans, { unit: declared }))
    expect(wordsOf(content)).toEqual(words)
    expect(content.articles[0]?.article.text).not.toMatch(/\r|^\ufeff/)
    if (unit) expect(plan.preview.unit?.used).toBe(unit)
    if (guessed !== undefined) expect(plan.preview.unit?.guessed).toBe(guessed)
  })

  it('are kept without a place, and the person is told, where the text has them not', async () => {
    const { content, plan } = await brought(
      readingOf('Nothing here.', [{ range: null, exact: 'gone words' }]),
    )
    const [annotation] = content.articles[0]?.annotations ?? []
    expect(annotation?.target).toMatchObject({ state: 'gone', spans: [{ exact: 'gone words' }] })
    expect(plan.preview.anchored).toEqual({ atPlace: 0, byQuote: 0, notFound: 1 })
    expect(plan.preview.problems.map(({ what }) => what).join()).toContain('gone words')
  })

  it('count what the person says they count, whatever fits', async () => {
    const span = { range: { start: 4, end: 5 }, exact: null }
    const reading = readingOf('The 🚢 sails.', [span], { unit: 'UTF-16' })
    const said = await brought(reading, undefined, { unit: 'code points', article: null })
    expect(wordsOf(said.content)).toEqual(['🚢'])
    expect(said.plan.preview.unit?.used).toBe('code points')
  })
})

describe('articles of a file', () => {
  const library = bare(withAnnotations('The harbour is open, it said.', []))
  const quote = { range: null, exact: 'harbour is open' }

  it('are those of the library that have their text', async () => {
    const { plan } = await brought(readingOf('The harbour is open, it said.', [quote]), library)
    expect(plan.preview.articles).toMatchObject([{ fate: 'known', article: 'article' }])
  })

  it('are found by their quotes, where the file has no text', async () => {
    const { plan } = await brought(readingOf(null, [quote]), library)
    expect(plan.preview.articles).toMatchObject([{ fate: 'known', article: 'article' }])
    expect(plan.preview.anchored.byQuote).toBe(1)
  })

  it('are homeless where nothing is known of them, and nothing comes in', async () => {
    const { content, plan } = await brought(
      readingOf(null, [{ range: null, exact: 'no such words' }]),
      library,
    )
    expect(plan.preview.articles).toMatchObject([{ fate: 'homeless' }])
    expect(plan.preview.annotations.new).toBe(0)
    expect(plan.preview.problems).toHaveLength(1)
    expect(content.articles[0]?.annotations).toEqual([])
  })

  it('are the one that the person names', async () => {
    const reading = readingOf(null, [{ range: null, exact: 'no such words' }])
    const { content } = await brought(reading, library, { unit: null, article: 'article' })
    expect(content.articles[0]?.annotations[0]?.target.state).toBe('gone')
  })

  it('of another text under a known address have their passages looked for in the library’s', async () => {
    const before = 'The harbour is open, it said. Boats go at nine. Nobody asked the crews.'
    const after = 'Boats go at nine. Nobody asked the crews, and nobody will.'
    const known = bare(withAnnotations(after, []))
    const there = known.articles[0]
    if (there) there.article = { ...there.article, url: 'https://aster.example/one' }
    const reading = readingOf(before, [
      { range: { start: 4, end: 19 }, exact: 'harbour is open' },
      { range: { start: 30, end: 47 }, exact: 'Boats go at nine.' },
    ])
    const [document] = reading.documents
    if (document) document.details = { url: 'http://www.aster.example/one/' }
    const { content, plan } = await brought(reading, known)
    expect(plan.preview.articles).toMatchObject([{ fate: 'known', article: 'article' }])
    expect(content.articles).toHaveLength(1)
    expect(wordsOf(content)).toEqual([null, 'Boats go at nine.'])
  })

  it('come in once, however many documents have their text', async () => {
    const reading = readingOf('One text.', [])
    reading.documents.push({
      key: 'b',
      id: null,
      text: 'One text.',
      hash: null,
      details: {},
      annotations: [highlightOf({ range: { start: 0, end: 3 }, exact: 'One' })],
    })
    const { content } = await brought(reading)
    expect(content.articles).toHaveLength(1)
    expect(content.articles[0]?.annotations).toHaveLength(1)
  })
})

describe('what a format replaced', () => {
  it('is no other text: a control character came back as \ufffd', async () => {
    const made = { ...bare(withAnnotations('Costs \u0001rose.', [])) }
    const { plan } = await brought(
      readingOf('Costs \ufffdrose.', [{ range: { start: 7, end: 11 }, exact: 'rose' }]),
      made,
    )
    expect(plan.preview.articles).toMatchObject([{ fate: 'known' }])
    expect(plan.preview.anchored.atPlace).toBe(1)
  })
})
