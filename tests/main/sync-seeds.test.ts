import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Library } from '../../main/library.ts'
import { CASES, dataOf, onlyArticle, open, rangeOf, seedFolder, temporaryFolder } from './support/library.ts'

let folder: string
let seeds: string
let v1: string
let v2: string

beforeEach(async () => {
  folder = await temporaryFolder()
  v1 = await readFile(join(CASES, 'c20-v1.txt'), 'utf8')
  v2 = await readFile(join(CASES, 'c20-v2.txt'), 'utf8')
  seeds = await seedFolder({ 'a.txt': v1 })
})

async function textNow(library: Library): Promise<[number, string]> {
  const { article } = await library.open(onlyArticle(library))
  return [article.revision, article.text]
}

async function highlight(library: Library): Promise<void> {
  const article = onlyArticle(library)
  const ranges = [await rangeOf(library, article, 'passengers')]
  await library.do({ do: 'annotate', article, kind: 'highlight', ranges })
}

const session = async (work: (library: Library) => Promise<void>): Promise<Library> => {
  const library = await open(folder, seeds)
  await work(library)
  await library.close()
  return library
}

describe('a seed', () => {
  it('is kept as it came, byte for byte (C02)', async () => {
    const bytes = await readFile(join(CASES, 'c02-crlf-bom.txt'))
    await writeFile(join(seeds, 'a.txt'), bytes)
    const library = await open(folder, seeds)
    expect(await readFile(join(folder, 'articles', onlyArticle(library), 'source.txt'))).toEqual(bytes)
  })

  it('that has changed is a new revision, and the earlier one is kept', async () => {
    await session(async (library) => expect(await textNow(library)).toEqual([1, v1]))
    await writeFile(join(seeds, 'a.txt'), v2)
    await session(async (library) => {
      expect(await textNow(library)).toEqual([2, v2])
      expect(library.view()).toMatchObject({ articles: [{ title: 'Ferry figures, corrected' }], notices: [] })
      const kept = join(folder, 'articles', onlyArticle(library), 'revisions', '1')
      expect(await readFile(join(kept, 'source.txt'), 'utf8')).toBe(v1)
      expect(JSON.parse(await readFile(join(kept, 'article.json'), 'utf8'))).toMatchObject({
        text: v1,
        revision: 1,
      })
    })
  })

  it('that has changed under annotations stays as they know it, and says so', async () => {
    await session(highlight)
    await writeFile(join(seeds, 'a.txt'), v2)
    for (const _ of [1, 2])
      await session(async (library) => {
        expect(await textNow(library)).toEqual([1, v1])
        expect(library.view().notices).toMatchObject([{ level: 'info', file: 'a.txt' }])
        const kept = join(folder, 'articles', onlyArticle(library), 'revisions', '2')
        expect(await readFile(join(kept, 'source.txt'), 'utf8')).toBe(v2)
        await expect(readFile(join(kept, '..', '3', 'source.txt'))).rejects.toThrow('ENOENT')
      })
  })

  it('that has changed does not move on while undo could bring annotations back', async () => {
    await session(async (library) => {
      await highlight(library)
      await library.undo()
    })
    await writeFile(join(seeds, 'a.txt'), v2)
    await session(async (library) => {
      expect(await textNow(library)).toEqual([1, v1])
      await library.redo()
      expect((await library.open(onlyArticle(library))).annotations).toHaveLength(1)
    })
  })

  it('whose line ends alone have changed is the same', async () => {
    const library = await session(highlight)
    const before = await dataOf(folder)
    await writeFile(join(seeds, 'a.txt'), `\uFEFF${v1.replaceAll('\n', '\r\n')}`)
    await session(async (again) => expect(again.view()).toEqual({ ...library.view(), fresh: false }))
    expect(await dataOf(folder)).toEqual(before)
  })

  it('that has gone from the folder, or has another name there, stays in the library', async () => {
    await session(highlight)
    await rename(join(seeds, 'a.txt'), join(seeds, 'b.txt'))
    await session(async (library) => {
      expect(await textNow(library)).toEqual([1, v1])
      expect(library.view().notices.map(({ message }) => message)).toEqual([
        'b.txt was not loaded: its text is that of “Ferry figures” (a.txt).',
      ])
    })
    await rm(join(seeds, 'b.txt'))
    await session(async (library) => expect(library.view().notices).toEqual([]))
  })

  it('with the text of another is named and loaded once', async () => {
    await writeFile(join(seeds, 'b.md'), v1)
    await session(async (library) => {
      expect(library.view().articles.map(({ path }) => path)).toEqual(['a.txt'])
      expect(library.view().notices).toMatchObject([{ level: 'info', file: 'b.md' }])
      expect(await textNow(library)).toEqual([1, v1])
    })
  })

  it('that cannot be read is in the library’s notices, and the rest loads', async () => {
    await writeFile(join(seeds, 'bad.txt'), '')
    await session(async (library) => {
      expect(library.view().notices).toMatchObject([
        { file: 'bad.txt', message: 'bad.txt was not loaded: it is empty.' },
      ])
      expect(await textNow(library)).toEqual([1, v1])
    })
  })

  it('gives the same files whenever and wherever it is loaded', async () => {
    await session(async (library) => expect(await textNow(library)).toEqual([1, v1]))
    const first = await dataOf(folder)
    folder = await temporaryFolder()
    await session(async (library) => expect(await textNow(library)).toEqual([1, v1]))
    expect(await dataOf(folder)).toEqual(first)
  })
})
