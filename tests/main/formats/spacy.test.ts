/** spaCy and Prodigy JSONL: what they see in ours, and what we see in theirs (https://prodi.gy/docs/api-interfaces). */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeSpan } from '../../../main/anchoring/describe.ts'
import { exportContent } from '../../../main/formats/registry.ts'
import { spacy } from '../../../main/formats/spacy.ts'
import { tokensOf } from '../../../main/formats/spacy/tokens.ts'
import { brought } from '../../fixtures/bringing.ts'
import { appearance, articleWith, claim, highlight, library } from '../../fixtures/content.ts'
import { anyText } from '../../fixtures/text-arbitrary.ts'

const read = (text: string) =>
  spacy.reader?.read([{ path: 'all.jsonl', bytes: new TextEncoder().encode(text) }]) ??
  expect.fail('it has no reader')

interface Place {
  start: number
  end: number
  token_start?: number
  token_end?: number
  label: string
}
interface Task {
  text: string
  tokens: { text: string; start: number; end: number; id: number; ws: boolean }[]
  spans: (Place & { id: string; note?: string })[]
  relations: { head?: number; child?: number; head_span: Place; child_span: Place; label: string }[]
  [more: string]: unknown
}

const WHEN = '2026-01-02T03:04:05.678Z'
const TEXT = 'The port 🚢 will close, the office said.'
const at = (words: string) => describeSpan(TEXT, TEXT.indexOf(words), TEXT.indexOf(words) + words.length)
const made = library([
  {
    article: articleWith(TEXT),
    annotations: [
      appearance('a', [at('The port 🚢 will close')], {
        note: 'ask',
        source: { spans: [at('the office')], person: null, none: false },
        cue: { spans: [at('sai')] },
      }),
      highlight('h', [at('port'), at('close')]),
    ],
    claims: [claim('a-claim')],
    relations: [],
  },
])
const taskOf = (content = made): Task =>
  JSON.parse(new TextDecoder().decode(exportContent('spacy', content).bytes)) as Task

describe('what Prodigy reads of ours', () => {
  const task = taskOf()
  const words = ({ start, end }: Place) => [...task.text].slice(start, end).join('')

  it('has tokens whose words and spaces are the text, numbered, in code points', () => {
    expect(task.tokens.map(({ text }) => text)).toEqual([
      'The',
      'port',
      '🚢',
      'will',
      'close',
      ',',
      'the',
      'office',
      'said',
      '.',
    ])
    expect(task.tokens.map(({ id }) => id)).toEqual(task.tokens.map((_, index) => index))
    expect(task.tokens.map(({ text, ws }) => text + (ws ? ' ' : '')).join('')).toBe(TEXT)
    for (const token of task.tokens) expect(words({ ...token, label: '' })).toBe(token.text)
  })

  it('has spans with their first and last token, but for those that cut one, which it says', () => {
    expect(task.spans.map((span) => [span.label, words(span), span.token_start, span.token_end])).toEqual([
      ['Content', 'The port 🚢 will close', 0, 4],
      ['Source', 'the office', 6, 7],
      ['Cue', 'sai', undefined, undefined],
      ['Highlight', 'port', 1, 1],
      ['Highlight', 'close', 4, 4],
    ])
    expect(exportContent('spacy', made).losses.join(' ')).toMatch(
      /One span does not begin and end with a token/,
    )
  })

  it('ties pieces by their id, and attributions by relations', () => {
    const [, , , first, second] = task.spans
    expect(first?.id).toBe(second?.id)
    expect(new Set(task.spans.map(({ id }) => id)).size).toBe(4)
    expect(
      task.relations.map(({ label, head, child, head_span, child_span }) => [
        label,
        head,
        child,
        words(head_span),
        words(child_span),
      ]),
    ).toEqual([
      ['source', 4, 7, 'The port 🚢 will close', 'the office'],
      ['cue', undefined, undefined, 'The port 🚢 will close', 'sai'],
    ])
  })
})

describe('tokens', () => {
  it('tile any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = tokensOf({ text, blocks: [], language: 'en' })
        expect(tokens.map(({ start, end, ws }) => text.slice(start, end) + (ws ? ' ' : '')).join('')).toBe(
          text,
        )
        for (const { start, end } of tokens) expect(start).toBeLessThan(end)
      }),
    )
  })
})

describe('what comes back', () => {
  it('a relation to the second of two claims over the same words', async () => {
    const two = library([
      {
        article: articleWith(TEXT),
        annotations: [
          appearance('a', [at('The port')]),
          appearance('b', [at('will close')]),
          appearance('c', [at('will close')]),
        ],
        claims: [claim('a-claim'), claim('b-claim'), claim('c-claim')],
        relations: [
          {
            ...{ id: 'r', home: 'article', from: 'a-claim', to: 'c-claim', kind: 'supports', note: '' },
            ...{ author: '', created: WHEN, modified: WHEN },
          },
        ],
      },
    ])
    const { content } = await brought(read(JSON.stringify(taskOf(two))))
    const [back] = content.articles
    const claimOf = (id: string) =>
      back?.annotations.flatMap((each) => (each.kind === 'appearance' && each.id === id ? each.claim : []))[0]
    expect(back?.relations.map(({ from, to, kind }) => [from, to, kind])).toEqual([
      [claimOf('a'), claimOf('c'), 'supports'],
    ])
  })

  it('without our own data, what Prodigy shows', async () => {
    const { postil: _own, ...task } = taskOf()
    const { content } = await brought(read(JSON.stringify(task)))
    expect(content.articles[0]?.annotations).toMatchObject([
      {
        kind: 'appearance',
        note: 'ask',
        source: { spans: [{ exact: 'the office' }] },
        cue: { spans: [{ exact: 'sai' }] },
      },
      { kind: 'highlight', target: { spans: [{ exact: 'port' }, { exact: 'close' }] } },
    ])
  })

  it('with a span deleted there, without it', async () => {
    const task = taskOf()
    const { content } = await brought(read(JSON.stringify({ ...task, spans: task.spans.slice(0, 2) })))
    expect(content.articles[0]?.annotations).toMatchObject([{ id: 'a', cue: { spans: [] } }])
  })
})

describe('files of spaCy and Prodigy', () => {
  const saysOf = (file: string) => {
    expect(spacy.reader?.recognises([{ path: 'x.jsonl', bytes: new TextEncoder().encode(file) }])).toBe(true)
    return read(file).documents[0]?.annotations.map(({ kind, tags, spans }) => [
      ...[kind, tags],
      spans?.map(({ range }) => [range?.start, range?.end]) ?? null,
    ])
  }

  it.each([
    [
      'ner.manual of Prodigy',
      '{"text":"a ship","_input_hash":1,"_task_hash":2,"tokens":[{"text":"a","start":0,"end":1,"id":0}],"spans":[{"start":2,"end":6,"token_start":1,"token_end":1,"label":"BOAT"}],"answer":"accept"}',
      [['highlight', ['BOAT'], [[2, 6]]]],
    ],
    [
      'Doc.to_json() of spaCy 3, with span groups and categories',
      '{"text":"a ship","ents":[{"start":2,"end":6,"label":"BOAT"}],"spans":{"sc":[{"start":0,"end":6,"label":"NP","kb_id":"","id":""}]},"cats":{"sea":0.9,"land":0.1},"tokens":[{"id":0,"start":0,"end":1}]}',
      [
        ['highlight', ['BOAT'], [[2, 6]]],
        ['highlight', ['NP'], [[0, 6]]],
        ['note', ['sea'], null],
      ],
    ],
    [
      'training data of spaCy 2',
      '[["a ship", {"entities": [[2, 6, "BOAT"]]}]]',
      [['highlight', ['BOAT'], [[2, 6]]]],
    ],
    [
      'textcat of Prodigy with options',
      '{"text":"a ship","_input_hash":1,"options":[{"id":"sea"}],"accept":["sea"],"answer":"accept"}',
      [['note', ['sea'], null]],
    ],
  ])('%s', (_, file, says) => expect(saysOf(file)).toEqual(says))

  it('takes nothing that was rejected, and says so; keeps other fields', () => {
    const { documents, problems } = read(
      '{"text":"a ship","spans":[{"start":2,"end":6,"label":"X"}],"answer":"reject","_session_id":"s","meta":{"score":1,"title":"T"}}',
    )
    expect(documents[0]?.annotations).toEqual([])
    expect(problems[0]?.what).toMatch(/1 spans were answered with “reject”/)
    expect(documents[0]?.details).toEqual({
      title: 'T',
      foreign: { spacy: { _session_id: 's', meta: { score: 1 } } },
    })
  })

  it('follows relations, and counts what has no place', () => {
    const { documents, problems } = read(
      '{"text":"they say it","spans":[{"start":0,"end":4,"label":"Source"},{"start":9,"end":11,"label":"Content"},{"start":4,"end":2,"label":"x"}],"relations":[{"head":2,"child":0,"head_span":{"start":9,"end":11},"child_span":{"start":0,"end":4},"label":"by"},{"head":9,"child":1,"label":"y"}]}',
    )
    expect(documents[0]?.annotations[0]?.appearance?.source.spans[0]?.range).toEqual({ start: 0, end: 4 })
    expect(problems[0]?.what).toMatch(/2 spans or relations/)
  })

  it.each([
    ['doccano', '{"text": "a", "label": [[0, 1, "x"]]}'],
    ['Label Studio', '[{"data": {"text": "a", "spans": 1}, "annotations": []}]'],
    ['a list', '["a", "b"]'],
  ])('leaves others alone: %s', (_, file) => {
    expect(spacy.reader?.recognises([{ path: 'x.json', bytes: new TextEncoder().encode(file) }])).toBe(false)
  })
})

describe('C11: characters that end lines elsewhere', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../fixtures/cases/c11-controls.txt'), 'utf8')
  const { bytes } = exportContent(
    'spacy',
    library([
      {
        article: articleWith(text),
        annotations: [highlight('h', [describeSpan(text, 58, 79)])],
        claims: [],
        relations: [],
      },
    ]),
  )
  const python = spawnSync('python3', ['--version']).status === 0

  it.skipIf(!python)('has one line for Python (skipped where there is no python3)', () => {
    const code =
      'import sys,json; lines=sys.stdin.buffer.read().decode().splitlines(); r=json.loads(lines[0]); s=r["spans"][0]; print(len(lines), ascii(r["text"][s["start"]:s["end"]]), "".join(t["text"]+" "*t["ws"] for t in r["tokens"])==r["text"])'
    const { stdout } = spawnSync('python3', ['-c', code], { input: bytes, encoding: 'utf8' })
    expect(stdout.trim()).toBe("1 'Costs rose\\u2028by a fifth' True")
  })
})
