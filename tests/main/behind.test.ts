/** Backups of many files at once, which nobody waits for. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { Backups, shortHash } from '../../main/store/backups.ts'
import { Behind } from '../../main/store/behind.ts'
import { COPIED_FIRST, notCopied } from '../../main/store/opening.ts'
import { folderInMemory, open, seedFolder } from './support/library.ts'

const MANY = COPIED_FIRST + 1
const TEXT = 'The harbour is closed.'

/** A library in which more articles were annotated than are copied before it opens. */
async function annotated(): Promise<{ folder: string; seeds: string; names: string[] }> {
  const folder = await folderInMemory()
  const files = Array.from(
    { length: MANY },
    (_, n) => [`${n}.txt`, `Harbour ${n}\n\n${TEXT} ${n}\n`] as const,
  )
  const seeds = await seedFolder(Object.fromEntries(files))
  const library = await open(folder, seeds)
  const passages = library
    .view()
    .articles.map(({ id, title }) => ({ article: id, start: title.length + 2, end: title.length + 5 }))
  await library.do({ do: 'annotateAll', passages, as: 'highlight' })
  await library.close()
  return { folder, seeds, names: passages.map(({ article }) => article).sort() }
}
const copies = async (folder: string): Promise<string[]> => {
  const names = await readdir(join(folder, 'backups/annotations'))
  return names.map((name) => name.replace(/\..*/, '')).sort()
}

it('a library of which much was edited opens first, and then has a backup of each file', async () => {
  const { folder, seeds, names } = await annotated()
  const library = await open(folder, seeds)
  expect((await copies(folder)).length).toBeLessThan(MANY)
  await library.backedUp
  expect(await copies(folder)).toEqual(names)
  expect(library.view().notices).toEqual([])
  await library.close()
  // Nothing is copied twice.
  await (
    await open(folder, seeds)
  ).backedUp
  expect(await copies(folder)).toEqual(names)
})

it('closed at once, it writes nothing more, and the next start goes on; until then the journal keeps the edits', async () => {
  const { folder, seeds, names } = await annotated()
  const library = await open(folder, seeds)
  await library.close()
  const made = await copies(folder)
  expect(made.length).toBeLessThan(MANY)
  const lost = names.find((name) => !made.includes(name))
  const file = join(folder, 'annotations', `${lost}.json`)
  const before = await readFile(file, 'utf8')
  await writeFile(file, before.slice(0, 40))

  const again = await open(folder, seeds)
  await again.backedUp
  expect(await readFile(file, 'utf8')).toBe(before)
  expect(again.view().notices).toEqual([
    expect.objectContaining({ message: expect.stringContaining('from the journal played again') as unknown }),
  ])
  expect(await copies(folder)).toEqual(names)
})

it('a file that was edited meanwhile, or is gone, is left to the next start', async () => {
  const folder = await folderInMemory()
  await mkdir(join(folder, 'annotations'))
  const files = ['a', 'b', 'c'].map((name) => `annotations/${name}.json`)
  for (const file of files.slice(0, 2)) await writeFile(join(folder, file), TEXT)
  const hash = shortHash(Buffer.from(TEXT))
  await writeFile(join(folder, 'annotations/b.json'), `${TEXT} Not so.`)
  const failed = vi.fn()
  const good = files.map((file) => ({ file, hash }))
  await new Behind(folder, await Backups.list(folder), good, failed).done
  expect(await copies(folder)).toEqual(['a'])
  expect(failed).not.toHaveBeenCalled()
})

it('says that it cannot make them', async () => {
  const folder = await folderInMemory()
  await writeFile(join(folder, 'library.json'), TEXT)
  await writeFile(join(folder, 'backups'), 'no folder')
  const told: unknown[] = []
  const good = [{ file: 'library.json', hash: shortHash(Buffer.from(TEXT)) }]
  await new Behind(folder, await Backups.list(folder), good, (error) => told.push(notCopied(error))).done
  expect(told).toEqual([
    { level: 'warning', file: 'backups', message: expect.stringContaining('could not be made') as unknown },
  ])
})
