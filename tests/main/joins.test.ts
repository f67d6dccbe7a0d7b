import { beforeEach, describe, expect, it } from 'vitest'
import type { Edit } from '../../main/annotations/draft.ts'
import type { RelationKind } from '../../preload/model.ts'
import { refusal } from './support/refusal.ts'
import { World } from './support/world.ts'

let w: World
/** Four passages of two articles, each with a claim of its own. */
let passages: { article: string; id: string; claim: string }[]

beforeEach(() => {
  w = new World({ a: 'One is safe. Two is not.', b: 'Three may be. Four was.' })
  passages = (['a One', 'a Two', 'b Three', 'b Four'] as const).map((each) => {
    const [article = '', word = ''] = each.split(' ')
    const ranges = [w.range(word, article)]
    const edit = w.do({ do: 'fill', article, appearance: null, role: 'content', ranges, add: false })
    const id = edit.where?.annotation ?? ''
    return { article, id, claim: w.appearance(id).claim }
  })
})

const passage = (index: number): { article: string; id: string; claim: string } => passages[index]!
const claim = (index: number): string => passage(index).claim
const join = (index: number, to: number): Edit =>
  w.do({ do: 'join', article: passage(index).article, appearance: passage(index).id, to: claim(to) })
const part = (index: number): Edit =>
  w.do({ do: 'part', article: passage(index).article, appearance: passage(index).id })
const drop = (...indexes: number[]): Edit =>
  w.do({
    do: 'delete',
    article: passage(indexes[0]!).article,
    annotations: indexes.map((index) => passage(index).id),
  })
const relate = (id: string, from: number, to: number, kind: RelationKind = 'contradicts'): Edit =>
  w.do({ do: 'relate', id, from: claim(from), to: claim(to), kind, note: 'why' })
/** What each claim is joined to, by the passages' numbers; what is gone is "-". */
const joins = (): string =>
  passages
    .map(({ claim: id }) => {
      const found = w.tables.claim.get(id)
      if (!found) return '-'
      return found.joinedTo === null
        ? '.'
        : String(passages.findIndex((each) => each.claim === found.joinedTo))
    })
    .join(' ')

describe('joining', () => {
  it('joins to what stands for the other, over articles, and undo takes it back', () => {
    join(1, 0)
    const before = w.snapshot()
    const edit = join(2, 1)
    expect([edit.label, joins()]).toEqual(['join claims', '. 0 0 .'])
    w.undo(edit)
    expect(w.snapshot()).toBe(before)
  })

  it('takes along what is joined, and never makes a circle', () => {
    join(1, 0)
    join(0, 2)
    expect(joins()).toBe('2 0 . .')
    for (const [from, to] of [
      [2, 1],
      [0, 0],
      [1, 2],
    ] as const)
      expect(refusal(() => join(from, to))).toBe('refused')
    expect(w.broken).toEqual([])
  })

  it('takes all of a group along where nobody would be left to make its claim', () => {
    join(1, 0)
    drop(0)
    expect([joins(), w.broken]).toEqual(['. 0 . .', []])
    join(1, 2)
    expect([joins(), w.broken]).toEqual(['2 0 . .', []])
  })
})

describe('parting', () => {
  it('makes a claim of its own again, and those that were joined to it stay together', () => {
    join(1, 0)
    join(2, 0)
    join(3, 0)
    const before = w.snapshot()
    const edit = part(0)
    expect([edit.label, joins()]).toEqual(['part claims', '. . 1 1'])
    w.undo(edit)
    expect(w.snapshot()).toBe(before)
    part(2)
    expect(joins()).toBe('. 0 . 0')
  })

  it('is refused where there is nobody to part from', () => {
    expect(refusal(() => part(0))).toBe('refused')
    join(1, 0)
    drop(0)
    expect(refusal(() => part(1))).toBe('refused')
  })

  it('gives a passage that shares its record one of its own, that nobody has judged', () => {
    const [one, two] = [passage(0), passage(1)]
    w.tables.annotation.set(two.id, { ...w.appearance(two.id), claim: one.claim })
    w.tables.claim.delete(two.claim)
    w.do({
      do: 'claim',
      article: 'a',
      claim: one.claim,
      set: { context: 'the bridge', verdict: { scale: 'postil', label: 'true', rationale: '' } },
    })
    part(1)
    const own = w.tables.claim.get(w.appearance(two.id).claim)
    expect(own).toMatchObject({ context: 'the bridge', verdict: null, joinedTo: null, author: 'Ada' })
    expect(own?.modified).toBe(own?.created)
    expect(w.broken).toEqual([])
  })
})

describe('deleting passages of joined claims', () => {
  it('keeps the record that others are joined to, until the last of them goes', () => {
    join(1, 0)
    join(2, 0)
    drop(0)
    expect([joins(), w.broken]).toEqual(['. 0 0 .', []])
    drop(1)
    expect([joins(), w.broken]).toEqual(['. - 0 .', []])
    const before = w.snapshot()
    const edit = drop(2)
    expect([joins(), w.broken]).toEqual(['- - - .', []])
    w.undo(edit)
    expect(w.snapshot()).toBe(before)
  })

  it('passes what is joined to a record that goes, and its relations, to what that was joined to', () => {
    join(1, 0)
    join(0, 2)
    relate('r', 0, 3)
    relate('s', 3, 1, 'supports')
    const before = w.snapshot()
    const edit = drop(0, 1)
    expect([joins(), w.broken]).toEqual(['- - . .', []])
    expect(w.tables.relation.get('r')).toMatchObject({ from: claim(2), to: claim(3), home: 'b', note: 'why' })
    expect(w.tables.relation.get('s')).toMatchObject({ from: claim(3), to: claim(2), home: 'b' })
    w.undo(edit)
    expect(w.snapshot()).toBe(before)
  })

  it('leaves no record behind by which nobody is joined any more', () => {
    join(1, 0)
    drop(0)
    join(1, 2)
    part(1)
    expect([joins(), w.broken]).toEqual(['- . . .', []])
  })
})

describe('relations', () => {
  it('go with the claims that they are about, and come back with them', () => {
    relate('r', 0, 2)
    relate('s', 2, 0, 'supports')
    const before = w.snapshot()
    const edit = drop(0)
    expect([w.tables.relation.size, w.broken]).toEqual([0, []])
    w.undo(edit)
    expect(w.snapshot()).toBe(before)
  })

  it('are of two claims that there are and that are not the same', () => {
    expect(refusal(() => relate('r', 0, 0))).toBe('refused')
    const nothing = { do: 'relate', id: 'r', from: claim(0), to: 'z', kind: 'supports', note: '' } as const
    expect(refusal(() => w.do(nothing))).toBe('not-found')
    expect(refusal(() => w.do({ ...nothing, from: 'z', to: claim(0) }))).toBe('not-found')
    join(1, 0)
    expect(refusal(() => relate('r', 0, 1))).toBe('refused')
    expect(w.tables.relation.size).toBe(0)
  })

  it('say each thing once, whichever of the joined claims say it', () => {
    relate('r', 0, 2)
    expect(refusal(() => relate('s', 2, 0))).toBe('refused')
    join(1, 0)
    expect(refusal(() => relate('s', 1, 2))).toBe('refused')
    expect(refusal(() => relate('r', 1, 2, 'supports'))).toBe('bad-request')
    relate('s', 1, 2, 'supports')
    relate('t', 2, 1, 'supports')
    expect(refusal(() => w.do({ do: 'relation', relation: 't', set: { turn: true } }))).toBe('refused')
    expect(refusal(() => w.do({ do: 'relation', relation: 't', set: { kind: 'contradicts' } }))).toBe(
      'refused',
    )
  })

  it('can be turned round, and are then at home with the other claim', () => {
    relate('r', 0, 2, 'responds')
    expect(w.do({ do: 'relation', relation: 'r', set: { turn: true, note: 'because' } }).label).toBe(
      'change relation',
    )
    expect(w.tables.relation.get('r')).toMatchObject({
      from: claim(2),
      to: claim(0),
      home: 'b',
      note: 'because',
    })
    expect(w.do({ do: 'relation', relation: 'r', set: { note: 'so' } }).label).toBe('write note')
    w.do({ do: 'unrelate', relation: 'r' })
    expect(w.tables.relation.size).toBe(0)
    expect(refusal(() => w.do({ do: 'unrelate', relation: 'r' }))).toBe('not-found')
  })
})
