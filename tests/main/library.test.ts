import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  CASES,
  dataOf,
  onlyArticle,
  open,
  rangeOf,
  SEEDS,
  steadyStamps,
  temporaryFolder,
} from './support/library.ts'

test('the seed article is annotated, closed and opened again, and everything is there', async () => {
  const folder = await temporaryFolder()
  const library = await open(folder, SEEDS, steadyStamps())
  const article = onlyArticle(library)
  expect(library.view()).toMatchObject({
    articles: [
      {
        title: 'Russia, US fail to agree on Ukraine: Russian Foreign Minister Sergei Lavrov',
        publishedOn: '2014-03-06',
        language: 'en',
        origin: 'seed',
      },
    ],
    notices: [],
    history: { undo: null, redo: null },
  })
  const content = await rangeOf(
    library,
    article,
    'he and Kerry had agreed on the need to return to the February 21 deal',
  )
  const made = await library.do({
    do: 'fill',
    article,
    appearance: null,
    role: 'content',
    ranges: [content],
    add: false,
  })
  expect(made.label).toBe('tag claim')
  const appearance = made.where?.annotation ?? ''
  const source = await rangeOf(library, article, 'Lavrov')
  await library.do({ do: 'fill', article, appearance, role: 'source', ranges: [source], add: false })
  await library.do({ do: 'tag', article, annotation: appearance, tag: { path: 'deal' }, on: true })
  const before = { open: await library.open(article), view: library.view() }
  expect(before.view.articles[0]?.counts).toEqual({ claims: 1, highlights: 0, notes: 0, open: 0 })
  await library.close()

  const again = await open(folder, SEEDS)
  expect(await again.open(article)).toEqual(before.open)
  expect(again.view()).toEqual(before.view)
  expect(again.view().history.undo).toBe('tag')
})

test('undo to the start and redo to the end gives the same bytes', async () => {
  const folder = await temporaryFolder()
  const library = await open(folder, SEEDS, steadyStamps())
  const article = onlyArticle(library)
  const start = await dataOf(folder)
  const range = await rangeOf(library, article, 'a threat')
  await library.do({
    do: 'annotate',
    article,
    kind: 'highlight',
    ranges: [range],
    tag: { path: 'sanctions/visa' },
  })
  await library.do({ do: 'annotate', article, kind: 'note', ranges: [] })
  await library.close()
  const end = await dataOf(folder)
  const second = await open(folder, SEEDS)
  expect((await second.undo())?.label).toBe('add note')
  expect((await second.undo())?.label).toBe('tag')
  expect(await second.undo()).toBeNull()
  await second.close()
  expect(await dataOf(folder)).toEqual(start)
  const third = await open(folder, SEEDS)
  await third.redo()
  await third.redo()
  expect(await third.redo()).toBeNull()
  await third.close()
  expect(await dataOf(folder)).toEqual(end)
  expect(Object.keys(end)).toContain(join('annotations', `${article}.json`))
})

test('what is deleted comes back as it was, over a restart too (C22)', async () => {
  const [folder, seeds] = [await temporaryFolder(), await temporaryFolder()]
  await cp(join(CASES, 'c22-undo.txt'), join(seeds, 'c22-undo.txt'))
  const library = await open(folder, seeds, steadyStamps())
  const article = onlyArticle(library)
  const claim = async (words: string): Promise<string> => {
    const ranges = [await rangeOf(library, article, words)]
    const made = await library.do({
      do: 'fill',
      article,
      appearance: null,
      role: 'content',
      ranges,
      add: false,
    })
    return made.where?.annotation ?? ''
  }
  const a = await claim('the bridge was safe')
  await claim('it was safe')
  for (const path of ['bridge', 'safety'])
    await library.do({ do: 'tag', article, annotation: a, tag: { path }, on: true })
  await library.do({ do: 'note', article, annotation: a, note: 'see the minutes of 2 January' })
  await library.flush()
  const before = { bytes: await dataOf(folder), open: await library.open(article) }
  const bridge = library.view().tags.find(({ path }) => path === 'bridge')?.id ?? ''

  const untagged = await library.do({ do: 'deleteTag', tag: bridge })
  expect(untagged).toMatchObject({ label: 'delete tag', history: { undo: 'delete tag' } })
  expect(untagged.rows[0]?.counts).toMatchObject({ claims: 2 })
  expect((await library.open(article)).annotations).toHaveLength(2)
  await library.undo()
  await library.flush()
  expect(await dataOf(folder)).toEqual(before.bytes)

  const deleted = await library.do({ do: 'delete', article, annotations: [a] })
  expect(deleted).toMatchObject({ label: 'delete annotation', rows: [{ counts: { claims: 1 } }] })
  await library.close()
  const again = await open(folder, seeds)
  expect((await again.undo())?.where).toEqual({ article, annotation: a })
  expect(await again.open(article)).toEqual(before.open)
  await again.close()
  expect(await dataOf(folder)).toEqual(before.bytes)
})

test('asked of a library that is closed, or for what is not there, it answers in words', async () => {
  const library = await open(await temporaryFolder(), SEEDS)
  await expect(library.open('nothing')).rejects.toMatchObject({ code: 'not-found' })
  await expect(library.content('nothing')).rejects.toMatchObject({ code: 'not-found' })
  await library.close()
  await library.close()
  await expect(library.undo()).rejects.toMatchObject({ code: 'refused' })
})
