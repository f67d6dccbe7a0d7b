/** doccano JSONL: what doccano sees in ours, and what we see in doccano's. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../../main/anchoring/describe.ts'
import { doccano } from '../../../main/formats/doccano.ts'
import { exportContent } from '../../../main/formats/registry.ts'
import type { Content } from '../../../main/library.ts'
import { brought } from '../../fixtures/bringing.ts'
import {
  appearance,
  claim,
  highlight,
  library,
  tag,
  articleWith,
  verdict,
  wholeNote,
} from '../../fixtures/content.ts'
import { DOCCANO_CASES } from '../../fixtures/formats-doccano-cases.ts'

const TEXT = 'The port 🚢 will close, the office said. “It stays open,” the crews warned.'
const at = (words: string) => describeSpan(TEXT, TEXT.indexOf(words), TEXT.indexOf(words) + words.length)

interface Line {
  id: number
  text: string
  entities: { id: number; label: string; start_offset: number; end_offset: number }[]
  relations: { id: number; from_id: number; to_id: number; type: string }[]
  Comments: string[]
  [more: string]: unknown
}

const made = (): Content =>
  library(
    [
      {
        article: articleWith(TEXT, { url: 'https://aster.example/port' }),
        annotations: [
          highlight('h', [at('The port'), at('close')], { tags: ['t1', 't2'], note: 'split' }),
          appearance('a', [at('The port 🚢 will close')], {
            tags: ['t1'],
            source: { spans: [at('the office')], person: null, none: false },
            cue: { spans: [at('said')] },
          }),
          appearance('b', [at('It stays open')], {
            source: { spans: [at('the crews')], person: null, none: false },
            cue: { spans: [at('warned')] },
          }),
          wholeNote('w', 'read again'),
        ],
        claims: [claim('a-claim', { verdict: verdict('mostly-false', 'No boat left.') }), claim('b-claim')],
        relations: [
          {
            ...{ id: 'r', home: 'article', from: 'b-claim', to: 'a-claim', kind: 'contradicts', note: 'see' },
            ...{ author: '', created: '2026-01-02T03:04:05.678Z', modified: '2026-01-02T03:04:05.678Z' },
          },
        ],
      },
    ],
    { tags: [tag('t1', 'harbour'), tag('t2', 'sea/ships')] },
  )

const lineOf = (content: Content): Line =>
  JSON.parse(new TextDecoder().decode(exportContent('doccano', content).bytes)) as Line
const read = (text: string, path = 'all.jsonl') =>
  doccano.reader?.read([{ path, bytes: new TextEncoder().encode(text) }]) ?? expect.fail('it has no reader')

describe('what doccano reads of ours', () => {
  const line = lineOf(made())
  const characters = [...line.text]
  const words = (id: number): string => {
    const entity = line.entities.find((each) => each.id === id)
    return entity ? characters.slice(entity.start_offset, entity.end_offset).join('') : ''
  }

  it('has the labelled words, counted in code points', () => {
    expect(line.entities.map(({ id, label }) => [label, words(id)])).toEqual([
      ['Content', 'The port 🚢 will close'],
      ['Source', 'the office'],
      ['Cue', 'said'],
      ['harbour', 'The port 🚢 will close'],
      ['harbour', 'The port'],
      ['harbour', 'close'],
      ['sea/ships', 'The port'],
      ['sea/ships', 'close'],
      ['Content', 'It stays open'],
      ['Source', 'the crews'],
      ['Cue', 'warned'],
    ])
  })

  it('ties pieces, attributions and claims', () => {
    expect(line.relations.map(({ from_id, type, to_id }) => [words(from_id), type, words(to_id)])).toEqual([
      ['The port', 'fragment', 'close'],
      ['The port', 'fragment', 'close'],
      ['The port 🚢 will close', 'source', 'the office'],
      ['The port 🚢 will close', 'cue', 'said'],
      ['It stays open', 'source', 'the crews'],
      ['It stays open', 'cue', 'warned'],
      ['It stays open', 'contradicts', 'The port 🚢 will close'],
    ])
  })

  it('says notes and verdicts as comments', () => {
    expect(line.Comments).toEqual([
      'read again',
      '“The port 🚢 will close”: Mostly false. No boat left.',
      '“The port … close”: split',
    ])
  })

  it('says that relations across articles are seen by Postil alone', () => {
    const content = made()
    const [first] = content.articles
    if (!first) return expect.fail()
    const there = { ...first.annotations[2], id: 'c', article: 'other', claim: 'c-claim' } as never
    const two = library([
      { ...first, relations: first.relations.map((each) => ({ ...each, from: 'c-claim' })) },
      {
        article: { ...first.article, id: 'other' },
        annotations: [there],
        claims: [claim('c-claim', { home: 'other' })],
        relations: [],
      },
    ])
    expect(exportContent('doccano', two).losses.join(' ')).toMatch(/One relation between claims/)
  })
})

describe('what comes back', () => {
  it('without our own data, what doccano shows', async () => {
    const { postil: _own, ...line } = lineOf(made())
    const { content } = await brought(read(JSON.stringify(line)))
    const [article] = content.articles
    const said = article?.annotations.map((each) => [
      each.kind,
      each.target.spans.map(({ exact }) => exact).join('|'),
      each.tags.map((id) => content.tags.find((tag) => tag.id === id)?.path).join('|'),
      each.kind === 'appearance' ? each.source.spans.map(({ exact }) => exact).join('|') : '',
      each.kind === 'appearance' ? each.cue.spans.map(({ exact }) => exact).join('|') : '',
    ])
    expect(said).toEqual(
      expect.arrayContaining([
        ['appearance', 'The port 🚢 will close', 'harbour', 'the office', 'said'],
        ['appearance', 'It stays open', '', 'the crews', 'warned'],
        ['highlight', 'The port|close', 'harbour|sea/ships', '', ''],
      ]),
    )
    expect(article?.relations.map(({ kind }) => kind)).toEqual(['contradicts'])
    expect(article?.article).toMatchObject({ title: 'Title', url: 'https://aster.example/port' })
  })

  it('after doccano gave its entities other ids, everything', async () => {
    const line = lineOf(made())
    const far = (id: number): number => 5000 - id
    const renumbered = {
      ...line,
      id: 77,
      entities: line.entities.map((each) => ({ ...each, id: far(each.id) })).reverse(),
      relations: line.relations.map((each) => ({
        ...each,
        from_id: far(each.from_id),
        to_id: far(each.to_id),
      })),
      Comments: [],
    }
    const { content } = await brought(read(JSON.stringify(renumbered)))
    expect(lineOf(content)).toEqual(line)
  })

  it('with what was deleted, relabelled and added there, said by its own terms', async () => {
    const line = lineOf(made())
    const changed = {
      ...line,
      entities: [
        ...line.entities.filter(({ label }) => label !== 'sea/ships' && label !== 'Cue'),
        { id: 99, label: 'new', start_offset: 0, end_offset: 3 },
      ],
    }
    const reading = read(JSON.stringify(changed))
    const { content } = await brought(reading)
    const annotations = content.articles[0]?.annotations ?? []
    const tags = (id: string) => annotations.find((each) => each.id === id)?.tags.length
    expect(tags('h')).toBe(1)
    expect(annotations.find(({ id }) => id === 'a')).toMatchObject({ cue: { spans: [] } })
    expect(annotations).toHaveLength(5)
    const none = read(JSON.stringify({ ...line, entities: [], relations: [] }))
    expect(none.problems.map(({ what }) => what).join(' ')).toMatch(/3 annotations .*no longer in it/)
    expect(none.documents[0]?.annotations.map(({ id }) => id)).toEqual(['w'])
  })
})

describe('files of doccano', () => {
  it.each(DOCCANO_CASES)('$name', ({ file, says }) => {
    expect(doccano.reader?.recognises([{ path: 'a.jsonl', bytes: new TextEncoder().encode(file) }])).toBe(
      true,
    )
    const [document] = read(file).documents
    expect(
      document?.annotations.map(({ kind, tags, spans, note }) => [
        ...[kind, tags],
        spans?.map(({ range }) => [range?.start, range?.end]) ?? null,
        note,
      ]),
    ).toEqual(says)
  })

  it('counts what has no range, and keeps what is not understood', () => {
    const { problems, documents } = read(
      '{"text": "a ship", "label": [[6, 2, "a"], null], "batch": {"n": 4}, "url": "x"}',
    )
    expect(problems.map(({ what }) => what)).toEqual([
      expect.stringMatching(/^In line 1, 2 labels or relations/),
    ])
    expect(documents[0]?.details).toEqual({ url: 'x', foreign: { doccano: { batch: { n: 4 } } } })
  })

  it('gives foreign fields, ties and metadata back as they were', async () => {
    const line = {
      text: 'Google was founded by Page',
      entities: [
        { id: 4, label: 'ORG', start_offset: 0, end_offset: 6, score: 0.5 },
        { id: 9, label: 'PER', start_offset: 22, end_offset: 26 },
      ],
      relations: [{ id: 1, from_id: 4, to_id: 9, type: 'foundedBy' }],
      batch: 12,
    }
    const { content } = await brought(read(JSON.stringify(line)))
    const back = lineOf(content)
    expect(back['batch']).toBe(12)
    expect(back.entities[0]).toMatchObject({ label: 'ORG', score: 0.5 })
    const [tie] = back.relations
    expect(tie?.type).toBe('foundedBy')
    expect(back.entities.map(({ id }) => id)).toEqual([tie?.from_id, tie?.to_id])
    // And once more, since what is kept must not grow.
    expect(lineOf((await brought(read(JSON.stringify(back)))).content)).toEqual(back)
  })

  it('names the lines without a text and those that are broken, and takes the others', () => {
    const { problems, documents } = read('{"label": []}\n{"text": "a"\n{"text": "b", "label": []}\n')
    expect(documents).toHaveLength(1)
    expect(problems.map(({ what }) => what)).toEqual([
      expect.stringMatching(/In line 1 is no text/),
      expect.stringMatching(/Line 2 was left out/),
    ])
    expect(() => read('{"label": []}')).toThrow(
      /all\.jsonl could not be read: none of its records has a text/,
    )
  })

  it.each([
    ['Prodigy', '{"text": "a", "spans": [], "tokens": []}'],
    ['Label Studio', '[{"data": {"text": "a"}, "annotations": []}]'],
    ['W3C', '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation"}'],
    ['no labels', '{"text": "a"}'],
    ['no JSON', 'text,label\na,b'],
  ])('leaves others alone: %s', (_, file) => {
    expect(doccano.reader?.recognises([{ path: 'a.jsonl', bytes: new TextEncoder().encode(file) }])).toBe(
      false,
    )
  })
})

describe('C11: characters that end lines elsewhere', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../fixtures/cases/c11-controls.txt'), 'utf8')
  const bytes = exportContent(
    'doccano',
    library([
      {
        article: articleWith(text),
        annotations: [highlight('h', [describeSpan(text, 58, 79)])],
        claims: [],
        relations: [],
      },
      { article: articleWith('next', { id: 'b' }), annotations: [], claims: [], relations: [] },
    ]),
  ).bytes
  const python = spawnSync('python3', ['--version']).status === 0

  it.skipIf(!python)(
    'has two lines for Python, each of them JSON (skipped where there is no python3)',
    () => {
      const code =
        'import sys,json; lines=sys.stdin.buffer.read().decode().splitlines(); r=json.loads(lines[0]); e=r["entities"][0]; print(len(lines), ascii(r["text"][e["start_offset"]:e["end_offset"]]))'
      const { stdout } = spawnSync('python3', ['-c', code], { input: bytes, encoding: 'utf8' })
      expect(stdout.trim()).toBe("2 'Costs rose\\u2028by a fifth'")
    },
  )
})
