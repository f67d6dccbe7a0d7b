import { beforeEach, describe, expect, it } from 'vitest'
import type { Edit } from '../../main/annotations/draft.ts'
import type { Action } from '../../preload/actions.ts'
import type { Scale } from '../../preload/model.ts'
import { OWN_SCALES } from '../../preload/scales.ts'
import { refusal } from './support/refusal.ts'
import { World } from './support/world.ts'

let w: World
let ids: string[]
const claim = (index: number): string => w.appearance(ids[index]).claim
const record = (index: number) => w.tables.claim.get(claim(index))

beforeEach(() => {
  w = new World({ a: 'One is safe. Two is not. Three may be.', b: 'The report is out.' })
  ids = ['One', 'Two', 'Three'].map((word) => w.fill('content', word).where?.annotation ?? '')
})

describe('verdicts', () => {
  const judge = (claims: string[], label: string | null): Edit =>
    w.do({
      do: 'judge',
      claims,
      verdict: label === null ? null : { scale: 'averitec', label, rationale: 'Read.' },
    })

  it('are given to many claims at once, and taken away', () => {
    const before = w.snapshot()
    const edit = judge([claim(0), claim(1)], 'refuted')
    expect([edit.label, edit.where]).toEqual(['set verdict', null])
    const verdict = {
      scale: 'averitec',
      label: 'refuted',
      name: 'Refuted',
      rationale: 'Read.',
      value: 1,
      best: 5,
      worst: 1,
    }
    expect([record(0)?.verdict, record(1)?.verdict, record(2)?.verdict]).toEqual([verdict, verdict, null])
    w.undo(edit)
    expect(w.snapshot()).toBe(before)
    judge([claim(0)], 'not-enough-evidence')
    expect(record(0)?.verdict).toMatchObject({ name: 'Not enough evidence', value: null })
    expect(judge([claim(0)], null).label).toBe('take verdict away')
    expect(record(0)?.verdict).toBeNull()
  })

  it('of claims that are the same are those of the claim that stands for them', () => {
    w.do({ do: 'join', article: 'a', appearance: ids[1] ?? '', to: claim(0) })
    judge([claim(1), claim(0)], 'supported')
    expect([record(0)?.verdict?.label, record(1)?.verdict]).toEqual(['supported', null])
  })

  it('change nothing where one of the claims or the label is not there', () => {
    const before = w.snapshot()
    expect(refusal(() => judge([claim(0), 'z'], 'refuted'))).toBe('not-found')
    expect(refusal(() => judge([claim(0)], 'blue'))).toBe('bad-request')
    expect(w.snapshot()).toBe(before)
  })
})

describe('scales', () => {
  const stars: Scale = {
    id: 'stars',
    name: 'Stars',
    worst: 0,
    best: 2,
    labels: [
      { id: 'none', name: 'None', value: 0 },
      { id: 'two', name: 'Two', value: 2 },
    ],
  }
  const save = (changes: Partial<Scale>): Edit => w.do({ do: 'scale', scale: { ...stars, ...changes } })

  it('of one’s own can be added, changed and deleted; verdicts on them stay as they were given', () => {
    expect(save({}).label).toBe('add scale')
    w.do({ do: 'judge', claims: [claim(0)], verdict: { scale: 'stars', label: 'two', rationale: '' } })
    expect(save({ best: 3, labels: [{ id: 'two', name: 'Deux', value: 3 }] }).label).toBe('change scale')
    const given = { name: 'Two', value: 2, worst: 0, best: 2 }
    expect(record(0)?.verdict).toMatchObject(given)
    const why = { verdict: { scale: 'stars', label: 'two', rationale: 'Seen.' } }
    w.do({ do: 'claim', article: 'a', claim: claim(0), set: why })
    expect(record(0)?.verdict).toMatchObject({ ...given, rationale: 'Seen.' })
    w.do({ do: 'removeScale', scale: 'stars' })
    expect([w.tables.scale.has('stars'), record(0)?.verdict?.name]).toEqual([false, 'Two'])
    expect(refusal(() => w.do({ do: 'removeScale', scale: 'stars' }))).toBe('not-found')
  })

  it.each<[string, Partial<Scale>]>([
    ['a value above the best', { labels: [{ id: 'x', name: 'X', value: 3 }] }],
    ['a value below the worst', { labels: [{ id: 'x', name: 'X', value: -1 }] }],
    ['two labels of one id', { labels: [stars.labels[0]!, stars.labels[0]!] }],
    ['a label without a name', { labels: [{ id: 'x', name: ' ', value: null }] }],
    ['no name', { name: ' ' }],
  ])('cannot have %s', (_, changes) => {
    expect(refusal(() => save(changes))).toBe('bad-request')
  })

  it('may run the other way, and leave labels without a value', () => {
    const labels = [...stars.labels, { id: 'open', name: 'Open', value: null }]
    expect(save({ worst: 2, best: 0, labels }).changes).toHaveLength(1)
  })

  it.each(OWN_SCALES.map(({ id }) => id))('that come with Postil (%s) stay', (id) => {
    expect(refusal(() => save({ id }))).toBe('refused')
    expect(refusal(() => w.do({ do: 'removeScale', scale: id }))).toBe('refused')
  })
})

describe('evidence', () => {
  type Given = Extract<Action, { do: 'evidence' }>['evidence']
  const given: Given = {
    id: 'e1',
    question: 'Is it?',
    answer: 'It is.',
    ground: null,
    stance: 'for',
    date: '2014-03',
  }
  const put = (changes: Partial<Given> = {}): Edit =>
    w.do({ do: 'evidence', claim: claim(0), evidence: { ...given, ...changes } })

  it('is added, set by its id, and deleted', () => {
    const link = { kind: 'link', url: 'https://example.org' } as const
    const first = put({ ground: link })
    expect([first.label, first.where]).toEqual(['add evidence', { article: 'a', annotation: ids[0] }])
    put({ id: 'e2', ground: { kind: 'file', name: 'a.pdf', sha256: 'a'.repeat(64), size: 3 } })
    expect(put({ answer: 'It is not.', stance: 'against' }).label).toBe('edit evidence')
    expect(record(0)?.evidence.map(({ id, answer, ground }) => [id, answer, ground?.kind ?? null])).toEqual([
      ['e1', 'It is not.', null],
      ['e2', 'It is.', 'file'],
    ])
    w.do({ do: 'removeEvidence', claim: claim(0), evidence: 'e1' })
    expect(record(0)?.evidence.map(({ id }) => id)).toEqual(['e2'])
    expect(refusal(() => w.do({ do: 'removeEvidence', claim: claim(0), evidence: 'e1' }))).toBe('not-found')
  })

  it('may be a quote from any article, which is described so that it is found again', () => {
    put({ ground: { kind: 'quote', article: 'b', ranges: [w.range('report is ', 'b')] } })
    expect(record(0)?.evidence[0]?.ground).toEqual({
      kind: 'quote',
      article: 'b',
      revision: 1,
      spans: [{ start: 4, end: 13, exact: 'report is', prefix: 'The ', suffix: ' out.' }],
    })
    const beyond = { kind: 'quote', article: 'b', ranges: [{ start: 0, end: 900 }] } as const
    expect(refusal(() => put({ ground: { ...beyond, ranges: [...beyond.ranges] } }))).toBe('bad-request')
  })
})

describe('a passage', () => {
  const said = (value: { from: string; to: string | null; about: boolean } | null): Edit =>
    w.do({ do: 'said', article: 'a', appearance: ids[0] ?? '', said: value })

  it('has a time when it was said, as precise as is known', () => {
    const about = { from: '2014-03', to: '2014', about: true }
    expect(said(about).label).toBe('set date')
    expect(w.appearance(ids[0]).said).toEqual(about)
    expect(refusal(() => said({ from: '2014-03-06', to: '2014-02', about: false }))).toBe('bad-request')
    said(null)
    expect(w.appearance(ids[0]).said).toBeNull()
  })

  it('is tagged with all that make the same claims, and untagged', () => {
    w.do({ do: 'join', article: 'a', appearance: ids[1] ?? '', to: claim(0) })
    const tag = (on: boolean, claims = [claim(1)]): Edit =>
      w.do({ do: 'tagClaims', claims, tag: { path: 'bridge' }, on })
    expect(tag(true).changes).toHaveLength(3)
    const [bridge = ''] = w.tables.tag.keys()
    expect(ids.map((id) => w.appearance(id).tags)).toEqual([[bridge], [bridge], []])
    expect(tag(true, [claim(0), claim(1)]).changes).toEqual([])
    tag(false)
    expect(ids.map((id) => w.appearance(id).tags)).toEqual([[], [], []])
    expect(w.do({ do: 'tagClaims', claims: [claim(0)], tag: { path: 'none' }, on: false }).changes).toEqual(
      [],
    )
  })
})
