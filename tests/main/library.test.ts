import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Library } from '../../main/library.ts'
import type { ClaimWeb } from '../../preload/contract.ts'
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

const FIXTURES = join(import.meta.dirname, '../fixtures')

/** The claims of a library; in which order they come is nobody's business. */
function webOf(library: Library): ClaimWeb {
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)
  const { claims, appearances, relations } = library.web()
  return {
    claims: claims.toSorted(byId),
    appearances: appearances.toSorted(byId),
    relations: relations.toSorted(byId),
  }
}

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
  expect(before.view.articles[0]?.counts).toEqual({
    claims: 1,
    highlights: 0,
    notes: 0,
    open: 0,
    likely: 0,
    gone: 0,
  })
  await library.close()

  const again = await open(folder, SEEDS)
  expect(await again.open(article)).toEqual(before.open)
  // It was made then, and is not now: the first steps are taken in new libraries alone.
  expect(before.view.fresh).toBe(true)
  expect(again.view()).toEqual({ ...before.view, fresh: false })
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
  const b = await claim('it was safe')
  for (const path of ['bridge', 'safety'])
    await library.do({ do: 'tag', article, annotation: a, tag: { path }, on: true })
  await library.do({ do: 'note', article, annotation: a, note: 'see the minutes of 2 January' })
  const claimAt = (id: string): string => library.web().appearances.find((row) => row.id === id)?.claim ?? ''
  const contradicts = {
    do: 'relate',
    id: 'relation',
    kind: 'contradicts',
    note: 'One of them is wrong.',
  } as const
  await library.do({ ...contradicts, from: claimAt(b), to: claimAt(a) })
  await library.flush()
  const before = { bytes: await dataOf(folder), open: await library.open(article), web: webOf(library) }
  expect(before.web.relations).toHaveLength(1)
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
  expect(library.web().relations).toEqual([])
  await library.close()
  const again = await open(folder, seeds)
  expect((await again.undo())?.where).toEqual({ article, annotation: a })
  expect(await again.open(article)).toEqual(before.open)
  expect(webOf(again)).toEqual(before.web)
  await again.close()
  expect(await dataOf(folder)).toEqual(before.bytes)
})

test('a library of version 1 opens with all that is in it, and goes on as version 3', async () => {
  const [folder, seeds] = [await temporaryFolder(), await temporaryFolder()]
  await cp(join(FIXTURES, 'library-1'), folder, { recursive: true })
  await cp(join(CASES, 'c22-undo.txt'), join(seeds, 'c22-undo.txt'))
  const library = await open(folder, seeds, steadyStamps('new'))
  expect(library.view()).toMatchObject({
    notices: [],
    history: { undo: 'set claimant' },
    tags: [{ path: 'bridge', definition: '', examples: [] }, { path: 'safety' }],
    people: [{ name: 'Ada Ash' }],
    scales: [{ id: 'postil' }, { id: 'averitec' }, { id: 'rating' }],
  })
  const { claims, annotations } = await library.open(onlyArticle(library))
  expect(annotations.map(({ note }) => note)).toEqual(['see the minutes of 2 January', ''])
  expect(claims[0]).toMatchObject({
    statement: 'The bridge was safe.',
    verdict: { label: 'mostly-true', rationale: 'As the minutes say.' },
    evidence: [],
  })
  const [one = '', two = ''] = claims.map(({ id }) => id)
  await library.do({ do: 'relate', id: 'relation', from: two, to: one, kind: 'contradicts', note: '' })
  const before = webOf(library)
  await library.close()
  expect(await readFile(join(folder, 'journal.jsonl'), 'utf8')).toMatch(/^\{"version":3\}\n/)

  const again = await open(folder, seeds)
  expect(webOf(again)).toEqual(before)
  // Back through what version 1 did, too.
  await again.undo()
  await again.undo()
  expect(again.view().people).toEqual([])
})

test('asked of a library that is closed, or for what is not there, it answers in words', async () => {
  const library = await open(await temporaryFolder(), SEEDS)
  await expect(library.open('nothing')).rejects.toMatchObject({ code: 'not-found' })
  await expect(library.content('nothing')).rejects.toMatchObject({ code: 'not-found' })
  await library.close()
  await library.close()
  await expect(library.undo()).rejects.toMatchObject({ code: 'refused' })
})
