import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { IndexHost } from '../../main/search/host.ts'
import { Searcher } from '../../main/search/searcher.ts'
import type { OpenLibrary } from '../../main/store/library.ts'
import type { Indexing } from '../../preload/searching.ts'
import { open, rangeOf, seedFolder, temporaryFolder } from './support/library.ts'

let folder: string
let seeds: string
beforeEach(async () => {
  folder = await temporaryFolder()
  seeds = await seedFolder({
    'a.txt': 'Ferry stays\n\nThe harbour office said the ferry would stay open.\n',
    'b.txt': 'Bridge opens\n\nThe road office said the bridge opens.\n',
  })
})

const index = (): string => join(folder, 'index/search.bin')
/** A search over a library, once all of it can be found; how far it was told to be on the way. */
async function searching(library: OpenLibrary): Promise<{ searcher: Searcher; told: (Indexing | null)[] }> {
  const told: (Indexing | null)[] = []
  const searcher = new Searcher(
    library,
    new IndexHost(),
    index(),
    (indexing) => void told.push(indexing),
    (message, error) => {
      throw new Error(message, { cause: error })
    },
  )
  library.onEdited((changes) => searcher.update(changes))
  await searcher.whole()
  return { searcher, told }
}
const kinds = async (searcher: Searcher, typed: string): Promise<Record<string, string[]>> =>
  Object.fromEntries(
    (await searcher.search(typed)).groups.map(({ kind, hits }) => [kind, hits.map(({ words }) => words)]),
  )

describe('the index', () => {
  it('follows what is written, tagged and deleted', async () => {
    const library = await open(folder, seeds)
    const { searcher } = await searching(library)
    expect(await kinds(searcher, 'office')).toEqual({
      text: expect.arrayContaining([
        'The harbour office said the ferry would stay open.',
        'The road office said the bridge opens.',
      ]) as string[],
    })
    const article = library.view().articles.find(({ title }) => title === 'Ferry stays')!.id
    const ranges = [await rangeOf(library, article, 'the ferry would stay open')]
    const made = await library.do({
      do: 'annotate',
      article,
      kind: 'note',
      ranges,
      tag: { path: 'boats/north' },
    })
    await library.do({
      do: 'note',
      article,
      annotation: made.where!.annotation!,
      note: 'Ask the zoning board',
    })
    expect(await kinds(searcher, 'zoning')).toEqual({ note: ['Ask the zoning board'] })
    expect(await kinds(searcher, 'open tag:boats')).toEqual({ quote: ['the ferry would stay open'] })
    await library.undo()
    expect(await kinds(searcher, 'zoning')).toEqual({})
    await library.do({ do: 'deleteArticles', articles: [article] })
    expect(await kinds(searcher, 'harbour')).toEqual({})
    searcher.stop()
    await library.close()
  })

  it('is made again where it is missing or damaged, and never trusted over the files', async () => {
    for (const spoil of [
      () => rm(index()),
      () => writeFile(index(), 'no index'),
      async () => {
        const bytes = await readFile(index())
        bytes[bytes.length >> 1]! ^= 1
        await writeFile(index(), bytes)
      },
    ]) {
      const first = await open(folder, seeds)
      ;(await searching(first)).searcher.stop()
      await first.close()
      await spoil()
      const library = await open(folder, seeds)
      const { searcher, told } = await searching(library)
      expect(told[0]).toEqual({ done: 0, total: 2 })
      expect(Object.keys(await kinds(searcher, 'harbour'))).toEqual(['text'])
      searcher.stop()
      await library.close()
    }
  })

  it('that is whole is loaded without a file being read again; one that is old learns what has changed', async () => {
    const first = await open(folder, seeds)
    ;(await searching(first)).searcher.stop()
    await first.close()
    await writeFile(join(seeds, 'a.txt'), 'Ferry goes\n\nThe harbour office fell silent.\n')
    const library = await open(folder, seeds)
    const { searcher, told } = await searching(library)
    expect(told).toEqual([{ done: 0, total: 1 }, null])
    expect(await kinds(searcher, 'silent')).toEqual({ text: ['The harbour office fell silent.'] })
    expect(await kinds(searcher, '"stay open"')).toEqual({})
    searcher.stop()
    await library.close()
  })
})

it('finds what articles say before it is known what is marked in them', async () => {
  const library = await open(folder, seeds)
  const article = library.view().articles.find(({ title }) => title === 'Ferry stays')!.id
  const ranges = [await rangeOf(library, article, 'the ferry would stay open')]
  await library.do({ do: 'annotate', article, kind: 'note', ranges })
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  let asked = (): void => undefined
  const asking = new Promise<void>((resolve) => (asked = resolve))
  const slow = {
    view: () => library.view(),
    known: library.known,
    text: (id: string) => library.text(id),
    async records(id: string) {
      asked()
      await held
      return library.records(id)
    },
  }
  const fail = (message: string, error: unknown): void => {
    throw new Error(message, { cause: error })
  }
  const searcher = new Searcher(slow, new IndexHost(), index(), () => undefined, fail)
  const whole = searcher.whole()
  await asking
  expect(Object.keys(await kinds(searcher, 'harbour'))).toEqual(['text'])
  expect(await kinds(searcher, 'ferry')).not.toHaveProperty('quote')
  release()
  await whole
  expect(await kinds(searcher, 'ferry')).toHaveProperty('quote')
  searcher.stop()
  await library.close()
})

it('gives every passage that answers, with what stands round it', async () => {
  const library = await open(folder, seeds)
  const { searcher } = await searching(library)
  const { passages, total } = await searcher.passages('office')
  expect(total).toBe(2)
  expect(passages.find(({ title }) => title === 'Ferry stays')).toMatchObject({
    words: 'office',
    before: 'Ferry stays\n\nThe harbour ',
    after: ' said the ferry would stay open.\n',
  })
  searcher.stop()
  await library.close()
})
