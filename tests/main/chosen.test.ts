import { parse } from 'csv-parse/sync'
import { beforeEach, expect, test } from 'vitest'
import { exportContent } from '../../main/formats/registry.ts'
import type { Content, Library } from '../../main/library.ts'
import { open, rangeOf, seedFolder, temporaryFolder } from './support/library.ts'

let library: Library
let one: string
let two: string
let ids: Record<'stay' | 'close' | 'may' | 'keep', string>

/** The claim made of some words, of which there is none yet. */
async function claim(article: string, words: string): Promise<{ id: string; appearance: string }> {
  const ranges = [await rangeOf(library, article, words)]
  const made = await library.do({
    do: 'fill',
    article,
    appearance: null,
    role: 'content',
    ranges,
    add: false,
  })
  const appearance = made.where?.annotation ?? ''
  const id = library.web().appearances.find((each) => each.id === appearance)?.claim ?? ''
  return { id, appearance }
}

beforeEach(async () => {
  const seeds = await seedFolder({
    'a.txt': 'Ferry to stay\n\nThe office said the ferry would stay. It may rain.\n',
    'b.txt': 'Ferry to close\n\nThe crews said it would close. The office had said it would be kept.\n',
  })
  library = await open(await temporaryFolder(), seeds)
  const titled = (title: string) => library.view().articles.find((row) => row.title === title)?.id ?? ''
  one = titled('Ferry to stay')
  two = titled('Ferry to close')
  const stay = await claim(one, 'the ferry would stay')
  const may = await claim(one, 'It may rain')
  const close = await claim(two, 'it would close')
  const keep = await claim(two, 'it would be kept')
  ids = { stay: stay.id, close: close.id, may: may.id, keep: keep.id }
  const relate = (id: string, from: string, to: string) =>
    library.do({ do: 'relate', id, from, to, kind: 'contradicts', note: '' })
  await relate('r', close.id, stay.id)
  await relate('s', may.id, stay.id)
  await library.do({ do: 'join', article: two, appearance: keep.appearance, to: stay.id })
  const ranges = [await rangeOf(library, one, 'The office')]
  await library.do({ do: 'annotate', article: one, kind: 'highlight', ranges })
})

const titles = ({ articles }: Content) => articles.map(({ article }) => article.title)
const quotes = ({ articles }: Content) =>
  articles.flatMap(({ annotations }) => annotations.map(({ target }) => target.spans[0]?.exact))
const rows = (content: Content): Record<string, string>[] =>
  parse(exportContent('csv', content).bytes, { bom: true, columns: true, record_delimiter: '\r\n' })

test('a chosen claim comes with all places where it is made, and with nothing else', async () => {
  const content = await library.content(null, [ids.stay])
  expect(quotes(content).sort()).toEqual(['it would be kept', 'the ferry would stay'])
  expect(content.articles.flatMap(({ claims }) => claims.map(({ id }) => id)).sort()).toEqual(
    [ids.stay, ids.keep].sort(),
  )
  expect(content.articles.flatMap(({ relations }) => relations)).toEqual([])
  // One that was joined is the same as what it was joined to.
  expect(await library.content(null, [ids.keep, ids.stay])).toEqual(content)
  // Both places are said to make one and the same claim.
  expect(rows(content).map(({ kind }) => kind)).toEqual(['claim', 'claim'])
  expect(new Set(rows(content).map(({ statement }) => statement)).size).toBe(1)
})

test('articles in which none of them is made are left out, relations among them are kept', async () => {
  const alone = await library.content(null, [ids.close])
  expect([titles(alone), quotes(alone)]).toEqual([['Ferry to close'], ['it would close']])
  const both = await library.content(null, [ids.close, ids.stay])
  expect(both.articles.flatMap(({ relations }) => relations.map(({ id }) => id))).toEqual(['r'])
  expect(quotes(await library.content(one, [ids.close, ids.stay]))).toEqual(['the ferry would stay'])
})

test('what is not there any more is left out; where nothing is left, that is said', async () => {
  expect(quotes(await library.content(null, ['gone', ids.may]))).toEqual(['It may rain'])
  await expect(library.content(null, ['gone'])).rejects.toMatchObject({ code: 'not-found' })
  expect(quotes(await library.content(null)).length).toBe(5)
})
