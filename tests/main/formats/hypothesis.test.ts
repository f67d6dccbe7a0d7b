/** Hypothesis JSON: what its client sees in ours, and what we see in its exports and its API's answers. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../../main/anchoring/describe.ts'
import { hypothesis } from '../../../main/formats/hypothesis.ts'
import { exportContent } from '../../../main/formats/registry.ts'
import { brought } from '../../fixtures/bringing.ts'
import { appearance, articleWith, claim, highlight, library, tag, verdict } from '../../fixtures/content.ts'

const CASES = resolve(import.meta.dirname, '../../fixtures/cases')
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const read = (value: unknown) =>
  hypothesis.reader?.read([{ path: 'h.json', bytes: bytesOf(value) }]) ?? expect.fail('it has no reader')
const readCase = (name: string) => read(JSON.parse(readFileSync(resolve(CASES, name), 'utf8')))

interface Item {
  id: string
  text: string
  tags: string[]
  uri: string
  references?: string[]
  target: { source: string; selector?: { type: string; start?: number; end?: number; exact?: string }[] }[]
  [more: string]: unknown
}
interface File {
  export_date: string
  annotations: Item[]
}

const TEXT = 'The port 🚢 will close, the office said.'
const at = (words: string) => describeSpan(TEXT, TEXT.indexOf(words), TEXT.indexOf(words) + words.length)
const article = articleWith(TEXT, { url: 'https://aster.example/port' })
const made = library(
  [
    {
      article,
      annotations: [
        appearance('a', [at('The port 🚢 will close')], {
          ...{ note: 'Ask *them*.', tags: ['t'] },
          source: { spans: [at('the office')], person: null, none: false },
          cue: { spans: [at('said')] },
        }),
        highlight('h', [at('close')], { modified: '2026-02-03T00:00:00.000Z' }),
      ],
      claims: [claim('a-claim', { verdict: verdict('false', 'It is open.') })],
      relations: [],
    },
  ],
  { tags: [tag('t', 'harbour')] },
)
const fileOf = (content = made) =>
  JSON.parse(new TextDecoder().decode(exportContent('hypothesis', content).bytes)) as File

describe('what Hypothesis reads of ours', () => {
  const file = fileOf()

  it('has each annotation on its page, in UTF-16, with the quote', () => {
    const [first] = file.annotations
    expect(first?.uri).toBe('https://aster.example/port')
    expect(first?.target[0]?.selector).toMatchObject([
      { type: 'TextPositionSelector', start: 0, end: 22 },
      { type: 'TextQuoteSelector', exact: 'The port 🚢 will close' },
    ])
    expect(file.export_date).toBe('2026-02-03T00:00:00.000Z')
  })

  it('says of a claim in words who said it and what was found', () => {
    expect(file.annotations[0]?.tags).toEqual(['harbour'])
    expect(file.annotations[0]?.text).toBe(
      'Ask *them*.\n\n**Source:** “the office”\n\n**Cue:** said\n\n**Verdict:** False. It is open.',
    )
  })

  it('takes a note that was changed there for the note, and not what it wrote itself', async () => {
    const same = await brought(read(file))
    expect(same.content.articles[0]?.annotations.find(({ id }) => id === 'a')?.note).toBe('Ask *them*.')
    const changed = fileOf()
    if (changed.annotations[0]) changed.annotations[0].text = 'Other words'
    const back = await brought(read(changed))
    expect(back.content.articles[0]?.annotations.find(({ id }) => id === 'a')?.note).toBe('Other words')
  })
})

describe('files of Hypothesis', () => {
  const page = 'https://aster.example/port'
  const item = (id: string, more: object = {}) => ({
    ...{ id, uri: page, user: 'acct:bob@hypothes.is', text: '', tags: [], group: 'g1' },
    ...{ created: '2026-01-02T09:00:00.000000+00:00', updated: '2026-01-03T09:00:00.000000+00:00' },
    target: [
      { source: page, selector: [{ type: 'TextQuoteSelector', exact: 'close', prefix: '', suffix: '' }] },
    ],
    document: { title: ['A port'] },
    ...more,
  })

  it.each([
    ['an export', { export_date: 'x', annotations: [item('one')] }],
    ['an answer of the search', { total: 1, rows: [item('one')] }],
    ['a plain list', [item('one')]],
    ['one annotation', item('one')],
  ])('%s', (_, file) => {
    expect(hypothesis.reader?.recognises([{ path: 'h.json', bytes: bytesOf(file) }])).toBe(true)
    const [document] = read(file).documents
    expect(document).toMatchObject({ key: page, text: null, details: { url: page, title: 'A port' } })
    expect(document?.annotations).toMatchObject([
      { id: 'one', author: 'bob', created: '2026-01-02T09:00:00.000Z', modified: '2026-01-03T09:00:00.000Z' },
    ])
  })

  it('keeps replies with the note, and gives them, unknown selectors and groups back as they were', async () => {
    const range = {
      type: 'RangeSelector',
      startContainer: '/p[1]',
      startOffset: 0,
      endContainer: '/p[1]',
      endOffset: 5,
    }
    const root = item('root', { text: 'Is it?' })
    root.target[0]?.selector.push(range as never)
    const reply = item('reply', { text: 'It is.', references: ['root'], target: [{ source: page }] })
    const reading = read({ rows: [reply, root], total: 2 })
    expect(reading.documents[0]?.annotations).toHaveLength(1)
    expect(reading.documents[0]?.annotations[0]?.note).toBe('Is it?\n\n---\n\n**bob:** It is.')
    const empty = library([{ article, annotations: [], claims: [], relations: [] }])
    const { content } = await brought(reading, empty)
    const out = fileOf(content).annotations
    expect(out.map(({ id, text, group, user }) => [id, text, group, user])).toEqual([
      ['root', 'Is it?', 'g1', 'acct:bob@hypothes.is'],
      ['reply', 'It is.', 'g1', 'acct:bob@hypothes.is'],
    ])
    expect(out[0]?.target[0]?.selector).toContainEqual(range)
  })

  it.each([
    ['W3C', { '@context': 'http://www.w3.org/ns/anno.jsonld', uri: 'x', target: 'y' }],
    ['COCO', { annotations: [{ id: 1 }], images: [] }],
    ['Label Studio', [{ data: { text: 'x' }, annotations: [{ result: [] }] }]],
    ['nothing', {}],
  ])('leaves others alone: %s', (_, file) => {
    expect(hypothesis.reader?.recognises([{ path: 'h.json', bytes: bytesOf(file) }])).toBe(false)
  })

  it('names what is no annotation, and takes the others', () => {
    const { documents, problems } = read({ annotations: [null, { text: 'no page' }, item('one')] })
    expect(documents[0]?.annotations).toHaveLength(1)
    expect(problems).toHaveLength(2)
    expect(() => read({ colour: 'red' })).toThrow(/has no annotations of Hypothesis/)
  })
})

describe('C21 and C03: foreign annotations', () => {
  it('C21 has six, of which two have no passage and one is of the page', () => {
    const all = readCase('c21.hypothesis.json').documents[0]?.annotations ?? []
    expect(
      Object.fromEntries(all.map(({ id, spans }) => [id, spans?.map(({ exact }) => exact) ?? null])),
    ).toEqual({
      ...{ c21null: [], c21page: null, c21second: ['market was safe'], c21minus: ['Minus'], c21empty: [] },
      c21beyond: ['count visitors'],
    })
  })

  it('C21 is placed as the case says, in the text that is there', async () => {
    const text = readFileSync(resolve(CASES, 'c21-page.txt'), 'utf8')
    const page = articleWith(text, { url: 'https://norrby.example/market' })
    const { content } = await brought(
      readCase('c21.hypothesis.json'),
      library([{ article: page, annotations: [], claims: [], relations: [] }]),
    )
    const places = content.articles[0]?.annotations.map(({ id, target }) => [
      id,
      target.state === 'anchored' ? target.spans.map(({ start, end }) => [start, end]) : target.state,
    ])
    expect(Object.fromEntries(places ?? [])).toEqual({
      ...{ c21null: 'gone', c21page: 'whole', c21second: [[79, 94]], c21minus: 'gone', c21empty: 'gone' },
      c21beyond: [[155, 169]],
    })
  })

  it('C03 finds its three quotes', async () => {
    const text = readFileSync(resolve(CASES, 'c03-invisible.txt'), 'utf8')
    const page = articleWith(text, { url: 'https://velmark.example/harvest' })
    const { content } = await brought(
      readCase('c03-quotes.hypothesis.json'),
      library([{ article: page, annotations: [], claims: [], relations: [] }]),
    )
    expect(
      content.articles[0]?.annotations.map(({ target }) =>
        target.spans.map(({ start, end }) => [start, end]),
      ),
    ).toEqual([[[17, 51]], [[69, 90]], [[110, 140]]])
  })
})
