import { expect, it } from 'vitest'
import { carriersOf } from '../../main/annotations/carriers.ts'
import { World } from './support/world.ts'

it('tells what carries a tag, by article and place, and leaves out what carries another as well', () => {
  const w = new World({ a: 'One is safe. Two is not.', b: 'Three may be.' })
  const mark = (article: string, word: string, ...tags: string[]): string => {
    const made = w.do({ do: 'annotate', article, kind: 'highlight', ranges: [w.range(word, article)] })
    const annotation = made.where?.annotation ?? ''
    for (const path of tags) w.do({ do: 'tag', article, annotation, tag: { path }, on: true })
    return annotation
  }
  const [three, two, one] = [mark('b', 'Three may', 'x'), mark('a', 'Two', 'x', 'y'), mark('a', 'One', 'x')]
  const id = (path: string): string => [...w.tables.tag.values()].find((tag) => tag.path === path)?.id ?? ''
  const tagged = (path: string) =>
    [...w.tables.annotation.values()].filter(({ tags }) => tags.includes(id(path)))
  const all = carriersOf(tagged('x'), null)
  expect(all).toMatchObject({ annotations: 3, articles: 2 })
  expect(all.first.map(({ annotation, quote }) => [annotation, quote])).toEqual([
    [three, 'Three may'],
    [one, 'One'],
    [two, 'Two'],
  ])
  expect(carriersOf(tagged('x'), id('y'))).toMatchObject({ annotations: 2, articles: 2 })
  expect(carriersOf([], null)).toEqual({ annotations: 0, articles: 0, first: [] })
})

it('tells the first of very many, and shortens what is long', () => {
  const w = new World({ a: 'word '.repeat(200) })
  const made = w.do({ do: 'annotate', article: 'a', kind: 'highlight', ranges: [{ start: 0, end: 999 }] })
  const annotation = w.tables.annotation.get(made.where?.annotation ?? '')!
  const { annotations, first } = carriersOf(Array(500).fill(annotation), null)
  expect(annotations).toBe(500)
  expect(first.length).toBe(200)
  expect(first[0]?.quote.length).toBeLessThanOrEqual(301)
})
