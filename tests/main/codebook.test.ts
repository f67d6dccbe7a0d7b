import { beforeEach, describe, expect, it } from 'vitest'
import type { Edit } from '../../main/annotations/draft.ts'
import type { Tag } from '../../preload/model.ts'
import { refusal } from './support/refusal.ts'
import { World } from './support/world.ts'

let w: World
const tagOf = (path: string): Tag | undefined => [...w.tables.tag.values()].find((tag) => tag.path === path)
const id = (path: string): string => tagOf(path)?.id ?? 'no such tag'
const paths = (): string =>
  [...w.tables.tag.values()]
    .map(({ path }) => path)
    .sort()
    .join(' ')
const add = (...all: string[]): void => all.forEach((path) => void w.do({ do: 'addTag', path }))
const mark = (word: string, ...tags: string[]): string => {
  const made = w.do({ do: 'annotate', article: 'a', kind: 'highlight', ranges: [w.range(word)] })
  const annotation = made.where?.annotation ?? ''
  for (const path of tags) w.do({ do: 'tag', article: 'a', annotation, tag: { path }, on: true })
  return annotation
}
const tagsOf = (annotation: string): string =>
  (w.tables.annotation.get(annotation)?.tags ?? []).map((tag) => w.tables.tag.get(tag)?.path).join(' ')
const move = (from: string, to: string): Edit => w.do({ do: 'moveTags', from, to })
const rename = (from: string, path: string): Edit => w.do({ do: 'tagEntry', tag: id(from), set: { path } })
const merge = (tag: string, into: string): Edit => w.do({ do: 'mergeTag', tag: id(tag), into: id(into) })

beforeEach(() => {
  w = new World({ a: 'One is safe. Two is not. Three may be.' })
})

describe('a part of the codebook', () => {
  it('moves with all that lies below it, and undo brings it back', () => {
    add('bans', 'bans/visa', 'bans/visa/eu', 'bansheet', 'law')
    const before = w.snapshot()
    const edit = move('bans', 'law/bans')
    expect(edit.label).toBe('move tags')
    expect(paths()).toBe('bansheet law law/bans law/bans/visa law/bans/visa/eu')
    w.undo(edit)
    expect(w.snapshot()).toBe(before)
    rename('bans', 'measures')
    expect(paths()).toBe('bansheet law measures measures/visa measures/visa/eu')
    move('measures/visa', 'visa')
    expect(paths()).toBe('bansheet law measures visa visa/eu')
  })

  it('may be a path that is no tag itself', () => {
    add('a/b', 'a/c')
    move('a', 'd')
    expect(paths()).toBe('d/b d/c')
  })

  it.each([
    ['onto another tag', 'a', 'd', 'refused'],
    ['so that one below it meets another', 'a', 'e', 'refused'],
    ['below itself', 'a', 'a/z', 'refused'],
    ['where it would be too long', 'a', 'x'.repeat(199), 'refused'],
    ['when it is not there', 'z', 'y', 'not-found'],
  ])('does not move %s', (_, from, to, code) => {
    add('a', 'a/b', 'd', 'e/b')
    const before = w.snapshot()
    expect(refusal(() => move(from, to))).toBe(code)
    if (code === 'refused') expect(refusal(() => rename(from, to))).toBe(code)
    expect(w.snapshot()).toBe(before)
  })

  it('is there once', () => {
    add('a')
    expect(refusal(() => add(' a '))).toBe('refused')
    expect(refusal(() => add('a//b'))).toBe('bad-request')
    rename('a', 'a/b')
    expect(paths()).toBe('a/b')
  })
})

describe('merging tags', () => {
  it('leaves each annotation with the one that stays, once, and the entry with the texts of both', () => {
    add('bridge', 'pier', 'other')
    const marks = [mark('One', 'pier'), mark('Two', 'pier', 'bridge'), mark('Three', 'other', 'pier')]
    const set = { definition: 'A pier.', use: 'Piers.', avoid: '' }
    w.do({ do: 'tagEntry', tag: id('pier'), set })
    w.do({ do: 'tagEntry', tag: id('bridge'), set: { definition: 'A bridge.' } })
    for (const tag of ['pier', 'bridge'])
      w.do({ do: 'addExample', article: 'a', tag: id(tag), range: w.range('One') })
    w.do({ do: 'addExample', article: 'a', tag: id('pier'), range: w.range('Two') })
    const filter = { words: '', articles: [], people: [], tags: [id('pier'), id('bridge')] }
    const rest = { types: [], verdicts: [], relations: [], open: [] }
    w.do({ do: 'filter', filter: { id: 'f', name: 'F', filter: { ...filter, ...rest } } })
    const before = w.snapshot()
    const edit = merge('pier', 'bridge')
    expect([edit.label, paths()]).toEqual(['merge tags', 'bridge other'])
    expect(marks.map(tagsOf)).toEqual(['bridge', 'bridge', 'other bridge'])
    expect(tagOf('bridge')).toMatchObject({
      definition: 'A bridge.\n\nA pier.',
      use: 'Piers.',
      examples: [{ quote: 'One' }, { quote: 'Two' }],
    })
    expect(w.tables.filter.get('f')?.filter.tags).toEqual([id('bridge')])
    expect(w.broken).toEqual([])
    w.undo(edit)
    expect(w.snapshot()).toBe(before)
  })

  it.each([
    ['a', 'b', 'a a/x a/y b b/x', 'b b/x b/y'],
    ['a', 'a/b', 'a a/b a/b/c a/c a/d', 'a/b a/b/c a/b/d'],
    ['a/b', 'a', 'a a/b a/b/b a/b/b/x a/b/x', 'a a/b a/b/x a/x'],
  ])('of %s into %s makes of %s: %s', (tag, into, before, after) => {
    add(...before.split(' '))
    const marks = before.split(' ').map((path) => mark('One', path))
    merge(tag, into)
    expect(paths()).toBe(after)
    expect([w.tables.annotation.size, w.broken]).toEqual([marks.length, []])
    for (const each of marks) expect(tagsOf(each)).not.toBe('')
  })

  it('is refused with itself, and where the texts of both are too long for one entry', () => {
    add('a', 'b')
    expect(refusal(() => merge('a', 'a'))).toBe('refused')
    for (const [tag, letter] of [
      ['a', 'x'],
      ['b', 'y'],
    ] as const)
      w.do({ do: 'tagEntry', tag: id(tag), set: { definition: letter.repeat(60_000) } })
    expect(refusal(() => merge('a', 'b'))).toBe('refused')
  })
})

describe('an entry', () => {
  it('has quotes from the text, each once, and can lose them', () => {
    add('a')
    const example = (word: string): Edit =>
      w.do({ do: 'addExample', article: 'a', tag: id('a'), range: w.range(word) })
    expect(example('Two is ').label).toBe('add example')
    expect(tagOf('a')?.examples).toEqual([{ quote: 'Two is', article: 'a', start: 13 }])
    expect(example('Two is').changes).toEqual([])
    expect(refusal(() => w.do({ do: 'removeExample', tag: id('a'), index: 1 }))).toBe('not-found')
    w.do({ do: 'removeExample', tag: id('a'), index: 0 })
    expect(tagOf('a')?.examples).toEqual([])
  })

  it('has texts, each set on its own', () => {
    add('a')
    expect(w.do({ do: 'tagEntry', tag: id('a'), set: { avoid: 'Not for piers.' } }).label).toBe('edit tag')
    w.do({ do: 'tagEntry', tag: id('a'), set: { definition: 'D' } })
    expect(tagOf('a')).toMatchObject({ definition: 'D', use: '', avoid: 'Not for piers.' })
  })
})
