import { beforeEach, describe, expect, it } from 'vitest'
import { textHash } from '../../main/articles/canonical.ts'
import { parsePlain } from '../../main/articles/blocks.ts'
import type { Edit } from '../../main/annotations/draft.ts'
import { articleWith } from '../fixtures/content.ts'
import { World } from './support/world.ts'

const BEFORE = 'Ferry stays\n\nThe harbour office said the ferry would stay open all winter.\n\nIt is old.'

let w: World
beforeEach(() => {
  w = new World({ a: BEFORE, b: 'The crews said the ferry would close. It is old.' })
})

function revision(number: number, text: string): void {
  const { blocks } = parsePlain(text)
  w.revisions.set(
    `a ${number}`,
    articleWith(text, { id: 'a', title: 'a', revision: number, hash: textHash(text), blocks }),
  )
}
const revise = (number: number): Edit => w.do({ do: 'revise', article: 'a', revision: number })
const only = () => [...w.tables.annotation.values()][0]!

/** A claim with all its parts. */
function claim(): string {
  const id = w.fill('source', 'The harbour office').where?.annotation ?? ''
  w.fill('cue', 'said', id)
  w.fill('content', 'the ferry would stay open all winter', id)
  return id
}

describe('another revision of the text', () => {
  it('moves what is sure without a word, and undo brings it all back', () => {
    const id = claim()
    const before = w.tables.annotation.get(id)
    revision(2, `Updated on Friday.\n\n${BEFORE}`)
    const edit = revise(2)
    expect(only()).toMatchObject({
      target: { revision: 2, state: 'anchored', spans: [{ exact: 'the ferry would stay open all winter' }] },
      source: { spans: [{ exact: 'The harbour office' }] },
    })
    expect(only().was).toBeUndefined()
    expect(w.tables.article.get('a')).toMatchObject({ revision: 2, newer: null })
    w.undo(edit)
    expect(w.tables.annotation.get(id)).toEqual(before)
    expect(w.tables.article.get('a')).toMatchObject({ revision: 1 })
  })

  it('keeps what is gone as it stood, and finds it again where it comes back', () => {
    claim()
    revision(2, 'Ferry stays\n\nNothing was decided about the boats.\n\nIt is old.')
    revision(3, BEFORE.replace('all winter', 'all the winter'))
    revise(2)
    expect(only().target).toMatchObject({ revision: 1, state: 'gone', spans: [{ start: 37 }] })
    revise(3)
    expect(only().target).toMatchObject({ revision: 3 })
    expect(only().target.state).not.toBe('gone')
    expect(only().target.spans[0]?.exact).toBe('the ferry would stay open all the winter')
  })

  it('is asked about where a part is gone: yes keeps what was found, no keeps what was', () => {
    const id = claim()
    revision(2, BEFORE.replace('The harbour office said ', ''))
    revise(2)
    expect(only()).toMatchObject({
      target: { state: 'likely' },
      was: { revision: 1, source: [{ start: 13 }] },
    })
    const yes = w.do({ do: 'settle', article: 'a', annotations: [id], yes: true })
    expect(only()).toMatchObject({ target: { state: 'anchored', revision: 2 }, source: { spans: [] } })
    expect(only().was).toBeUndefined()
    w.undo(yes)
    w.do({ do: 'settle', article: 'a', annotations: [id], yes: false })
    expect(only()).toMatchObject({
      target: { state: 'gone', revision: 1, spans: [{ exact: 'the ferry would stay open all winter' }] },
      source: { spans: [{ exact: 'The harbour office' }] },
    })
  })

  it('takes no parts for what is gone before it has a place again', () => {
    const id = claim()
    revision(2, 'Ferry stays\n\nNothing was decided about the boats.')
    revise(2)
    const source = { do: 'fill', article: 'a', appearance: id, role: 'source', add: false } as const
    expect(() => w.do({ ...source, ranges: [{ start: 0, end: 5 }] })).toThrow(/gone from the text/)
    w.do({ do: 'placeAgain', article: 'a', annotation: id, ranges: [{ start: 13, end: 20 }] })
    expect(only()).toMatchObject({
      target: { revision: 2, state: 'anchored', spans: [{ exact: 'Nothing' }] },
      source: { spans: [] },
    })
  })

  it('is what the article says of itself, but for what somebody has set', () => {
    w.do({ do: 'article', article: 'a', set: { publisher: 'Aster Courier' } })
    revision(2, `${BEFORE} It floats.`)
    Object.assign(w.revisions.get('a 2')!, { title: 'Ferry stays, corrected', publisher: 'aster.example' })
    revise(2)
    expect(w.tables.article.get('a')).toMatchObject({
      title: 'Ferry stays, corrected',
      publisher: 'Aster Courier',
    })
  })
})

describe('deleting an article', () => {
  it('takes its claims along, and moves the home of those that are made elsewhere too', () => {
    claim()
    const shared = [...w.tables.claim.values()][0]!.id
    const other = w.do({
      ...{ do: 'fill', article: 'b', appearance: null, role: 'content', add: false },
      ranges: [w.range('the ferry would close', 'b')],
    }).where!.annotation!
    w.do({
      do: 'relate',
      id: 'r',
      from: shared,
      to: w.appearance(other).claim,
      kind: 'contradicts',
      note: '',
    })
    const again = w.do({
      ...{ do: 'fill', article: 'b', appearance: null, role: 'content', add: false },
      ranges: [w.range('It is old', 'b')],
    }).where!.annotation!
    w.do({ do: 'join', article: 'b', appearance: again, to: shared })
    w.do({ do: 'noSource', article: 'a', appearance: null, none: true })

    const edit = w.do({ do: 'deleteArticles', articles: ['a'] })
    expect(w.broken).toEqual([])
    expect([...w.tables.annotation.values()].map(({ article }) => article)).toEqual(['b', 'b'])
    expect([...w.tables.claim.values()].every(({ home }) => home === 'b')).toBe(true)
    expect(w.tables.relation.get('r')).toMatchObject({ home: 'b' })
    expect(w.tables.article.has('a')).toBe(false)
    w.undo(edit)
    expect(w.tables.article.has('a')).toBe(true)
    expect(w.tables.claim.get(shared)?.home).toBe('a')
  })
})

describe('collections', () => {
  it('are made by their first article, told apart whatever the case, and leave their articles when they go', () => {
    w.do({ do: 'collect', articles: ['a'], collection: { name: 'Ferries' }, on: true })
    w.do({ do: 'collect', articles: ['a', 'b'], collection: { name: 'FERRIES' }, on: true })
    const [collection] = [...w.tables.collection.values()]
    expect(w.tables.collection.size).toBe(1)
    expect(w.tables.article.get('b')?.collections).toEqual([collection!.id])
    w.do({ do: 'collect', articles: ['b'], collection: { name: 'Boats' }, on: true })
    const rename = { do: 'collection', collection: collection!.id, name: 'boats' } as const
    expect(() => w.do(rename)).toThrow(/“Boats” already/)
    w.do({ do: 'removeCollection', collection: collection!.id })
    expect(w.tables.article.get('a')?.collections).toEqual([])
    expect(w.tables.article.size).toBe(2)
  })
})
