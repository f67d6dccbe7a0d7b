/** Label Studio JSON: what it sees in ours, and what we see in its exports. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../../main/anchoring/describe.ts'
import { parseXml } from '../../../main/articles/import/tree.ts'
import { labelStudio } from '../../../main/formats/label-studio.ts'
import { exportContent } from '../../../main/formats/registry.ts'
import { brought } from '../../fixtures/bringing.ts'
import {
  appearance,
  articleWith,
  claim,
  highlight,
  library,
  tag,
  verdict,
  withAnnotations,
} from '../../fixtures/content.ts'
import { LABEL_STUDIO_CASES } from '../../fixtures/formats-label-studio-cases.ts'

const bytesOf = (value: unknown) =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
const read = (value: unknown) =>
  labelStudio.reader?.read([{ path: 'export.json', bytes: bytesOf(value) }]) ??
  expect.fail('it has no reader')

interface Result {
  id: string
  from_name: string
  to_name: string
  type: string
  value: { start: number; end: number; text: string; labels?: string[]; choices?: string[] }
  meta?: { text: string[] }
  from_id?: string
  to_id?: string
  labels?: string[]
}
interface Task {
  data: { text: string }
  annotations: [{ result: Result[] }]
  meta: { postil?: unknown }
}

const TEXT = 'A 🚢 sails, the office said.'
const at = (words: string) => describeSpan(TEXT, TEXT.indexOf(words), TEXT.indexOf(words) + words.length)
const made = library(
  [
    {
      article: articleWith(TEXT),
      annotations: [
        appearance('a', [at('A 🚢 sails')], {
          ...{ tags: ['t'], note: 'ask them' },
          source: { spans: [at('the office')], person: null, none: false },
          cue: { spans: [at('said')] },
        }),
        highlight('h', [at('sails'), at('office')]),
      ],
      claims: [claim('a-claim', { statement: 'It sails.', verdict: verdict('false') })],
      relations: [],
    },
  ],
  { tags: [tag('t', 'a "b" & c')] },
)

describe('what Label Studio reads of ours', () => {
  const { files, losses } = exportContent('label-studio', made)
  const textOf = (path: string) => new TextDecoder().decode(files.find((file) => file.path === path)?.bytes)
  const [task] = JSON.parse(textOf('')) as [Task]
  const { result } = task.annotations[0]

  it('has regions in UTF-16 with all their labels, and notes on them', () => {
    const regions = result.filter(({ type }) => type === 'labels')
    expect(regions.map(({ value }) => [value.text, value.labels])).toEqual([
      ['A 🚢 sails', ['Content', 'a "b" & c']],
      ['the office', ['Source']],
      ['said', ['Cue']],
      ['sails', ['Highlight']],
      ['office', ['Highlight']],
    ])
    for (const { value } of regions) expect(task.data.text.slice(value.start, value.end)).toBe(value.text)
    expect(regions[0]?.meta).toEqual({ text: ['ask them'] })
  })

  it('has relations for attributions and pieces, and the verdict on the claim', () => {
    const words = (id?: string) => result.find((each) => each.id === id && each.type === 'labels')?.value.text
    expect(
      result
        .filter(({ type }) => type === 'relation')
        .map(({ from_id, to_id, labels }) => [words(from_id), labels, words(to_id)]),
    ).toEqual([
      ['sails', ['fragment'], 'office'],
      ['A 🚢 sails', ['source'], 'the office'],
      ['A 🚢 sails', ['cue'], 'said'],
    ])
    const judged = result.find(({ type }) => type === 'choices')
    expect(judged).toMatchObject({
      id: 'a',
      from_name: 'verdict',
      value: { choices: ['False'], text: 'A 🚢 sails' },
    })
  })

  it('has a configuration with a control for every result, and every value of it', () => {
    const xml = textOf('-labels.xml')
    const found: Record<string, string[]> = {}
    const visit = (node: unknown): void => {
      const {
        name,
        attribs = {},
        children = [],
      } = node as { name?: string; attribs?: Record<string, string>; children?: unknown[] }
      if (name) (found[name] ??= []).push(attribs['value'] ?? attribs['name'] ?? '')
      for (const child of children) visit(child)
    }
    visit(parseXml(xml))
    expect(found['Label']).toEqual(
      expect.arrayContaining(['Content', 'Source', 'Cue', 'Highlight', 'a "b" & c']),
    )
    expect(found['Relation']).toEqual(['cue', 'fragment', 'source'])
    expect(found['Choice']).toEqual(['False'])
    expect(found['Text']).toEqual(['$text'])
    const controls = [...xml.matchAll(/ name="(\w+)"/g)].map(([, name]) => name)
    for (const { type, from_name } of result) if (type !== 'relation') expect(controls).toContain(from_name)
    expect(losses.join(' ')).toMatch(/whoever imports/)
  })
})

describe('what comes back', () => {
  const task = () =>
    (JSON.parse(new TextDecoder().decode(exportContent('label-studio', made).bytes)) as [Task])[0]

  it('without our own data, what Label Studio shows', async () => {
    const { content } = await brought(read([{ ...task(), meta: {} }]))
    const [claimed, plain] = content.articles[0]?.annotations ?? []
    expect(claimed).toMatchObject({
      ...{ kind: 'appearance', note: 'ask them', tags: [expect.any(String)] },
      source: { spans: [{ exact: 'the office' }] },
      cue: { spans: [{ exact: 'said' }] },
    })
    expect(plain).toMatchObject({
      kind: 'highlight',
      target: { spans: [{ exact: 'sails' }, { exact: 'office' }] },
    })
  })

  it('with a region moved, relabelled and noted there, said by its own terms', async () => {
    const changed = task()
    const [content] = changed.annotations[0].result
    if (!content) return expect.fail()
    content.value = { ...content.value, start: 2, end: 10, text: '🚢 sails', labels: ['Content', 'other'] }
    content.meta = { text: ['asked'] }
    const back = await brought(read([changed]))
    expect(back.content.articles[0]?.annotations.find(({ id }) => id === 'a')).toMatchObject({
      ...{ kind: 'appearance', note: 'asked', target: { spans: [{ exact: '🚢 sails' }] } },
      cue: { spans: [{ exact: 'said' }] },
    })
    expect(back.content.tags.map(({ path }) => path)).toContain('other')
  })
})

describe('exports of Label Studio', () => {
  it.each(LABEL_STUDIO_CASES)('$name', ({ file, says, text }) => {
    expect(labelStudio.reader?.recognises([{ path: 'x.json', bytes: bytesOf(file) }])).toBe(true)
    const { documents, unit } = read(file)
    expect(unit).toBe('UTF-16')
    expect(documents[0]?.text).toBe(text)
    expect(
      documents[0]?.annotations.map(({ kind, tags, spans, note, author }) => {
        const [span] = spans ?? []
        return [
          kind,
          tags,
          span ? (span.range ? [span.range.start, span.range.end] : span.exact) : null,
          note,
          author,
        ]
      }),
    ).toEqual(says)
  })

  it('follows a relation to the left, and keeps one that says nothing of claims', () => {
    const value = (start: number, end: number, text: string, label: string) => ({
      start,
      end,
      text,
      labels: [label],
    })
    const result = [
      { id: '1', type: 'labels', value: value(0, 4, 'they', 'Source') },
      { id: '2', type: 'labels', value: value(10, 15, 'rains', 'Content') },
      { type: 'relation', from_id: '1', to_id: '2', direction: 'left', labels: ['by'] },
      { id: '3', type: 'labels', value: value(5, 9, 'says', 'verb') },
      { type: 'relation', from_id: '3', to_id: '2', direction: 'right', labels: ['object'] },
      { type: 'relation', from_id: '3', to_id: 'lost', direction: 'right' },
    ]
    const { documents, problems } = read([{ data: { text: 'they says rains' }, annotations: [{ result }] }])
    const [claimed, verb] = documents[0]?.annotations ?? []
    expect(claimed?.appearance?.source.spans.map(({ exact }) => exact)).toEqual(['they'])
    expect(verb?.foreign).toEqual({
      'label-studio': { relations: [{ type: 'object', to: ['Content', 10, 15] }] },
    })
    expect(problems.map(({ what }) => what)).toEqual([expect.stringMatching(/1 results of type relation/)])
  })

  it('keeps what it has no field for, and writes it out again', async () => {
    const rating = { id: 'r', from_name: 'q', to_name: 't', type: 'rating', value: { rating: 4 } }
    const region = {
      id: 'r1',
      from_name: 'l',
      to_name: 't',
      type: 'labels',
      score: 0.9,
      value: { start: 0, end: 2, text: 'It', labels: ['x'] },
    }
    const sure = {
      id: 'r1',
      from_name: 'sure',
      to_name: 't',
      type: 'choices',
      value: { start: 0, end: 2, choices: ['yes'] },
    }
    const file = [
      {
        data: { text: 'It is', batch: 7 },
        meta: { who: 'x' },
        annotations: [{ result: [region, sure, rating] }],
      },
    ]
    const { content } = await brought(read(file))
    const [task] = JSON.parse(new TextDecoder().decode(exportContent('label-studio', content).bytes)) as [
      Task,
    ]
    expect(task).toMatchObject({ data: { text: 'It is', batch: 7 }, meta: { who: 'x' } })
    const results = task.annotations[0].result
    expect(results).toContainEqual(rating)
    expect(results.find(({ type }) => type === 'labels')).toMatchObject({ score: 0.9 })
    expect(results.find(({ from_name }) => from_name === 'sure')).toMatchObject({
      value: { choices: ['yes'] },
    })
  })

  it('says what it leaves out: pictures, skipped annotations, predictions beside annotations', () => {
    const text = {
      data: { text: 'It' },
      annotations: [{ result: [] }, { was_cancelled: true, result: [] }],
      predictions: [{ result: [] }],
    }
    const { problems } = read([{ data: { image: 'https://aster.example/a.jpg' }, annotations: [] }, text])
    expect(problems.map(({ what }) => what).join('\n')).toMatch(
      /record 1 is no text[^]*skipped[^]*predictions/,
    )
    expect(() => read([{ data: { image: 's3://bucket/a.jpg' }, annotations: [] }])).toThrow(
      /none of its tasks has a text/,
    )
  })

  it.each([
    ['COCO', { images: [], annotations: [{ id: 1, bbox: [] }] }],
    ['doccano', '{"text": "a", "label": [[0, 1, "x"]]}'],
    ['Hypothesis', { annotations: [{ uri: 'x', target: [] }], export_date: '' }],
    ['CAS JSON', { '%TYPES': {}, '%FEATURE_STRUCTURES': [] }],
  ])('leaves others alone: %s', (_, file) => {
    expect(labelStudio.reader?.recognises([{ path: 'x.json', bytes: bytesOf(file) }])).toBe(false)
  })
})

describe('C07: right to left, with an emoji', () => {
  const folder = resolve(import.meta.dirname, '../../fixtures/cases')
  const text = readFileSync(resolve(folder, 'c07-rtl.txt'), 'utf8')
  const { C07 } = JSON.parse(readFileSync(resolve(folder, 'expected.json'), 'utf8')) as {
    C07: { spans: Record<string, { exact: string; u16: [number, number] }> }
  }
  const spans = Object.entries(C07.spans)

  it('gives each word its place, and never one beyond the end', () => {
    const content = withAnnotations(
      text,
      spans.map(([id, { u16 }]) => highlight(id, [describeSpan(text, ...u16)])),
    )
    const [task] = JSON.parse(new TextDecoder().decode(exportContent('label-studio', content).bytes)) as [
      Task,
    ]
    const found = task.annotations[0].result.map(({ id, value }) => [
      id,
      value.text,
      [value.start, value.end],
    ])
    expect(found.toSorted()).toEqual(spans.map(([id, { exact, u16 }]) => [id, exact, u16]).toSorted())
    for (const { value } of task.annotations[0].result)
      expect(value.end).toBeLessThanOrEqual(task.data.text.length)
  })
})
