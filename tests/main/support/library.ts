import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { Library } from '../../../main/library.ts'
import type { OpenLibrary } from '../../../main/store/library.ts'
import { openLibrary, type OpenOptions } from '../../../main/store/open.ts'

export const CASES = join(import.meta.dirname, '../../fixtures/cases')
export const SEEDS = join(import.meta.dirname, '../../../seeds')

const made: string[] = []
const opened: Library[] = []
afterEach(async () => {
  for (const library of opened.splice(0)) await library.close()
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true })
})

/** A temporary folder, gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-'))
  made.push(folder)
  return folder
}

/** A temporary folder in memory where the system has that: for tests that wait for the disk thousands of times. */
export async function folderInMemory(): Promise<string> {
  const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'postil-'))
  made.push(folder)
  return folder
}

/** A folder of seeds with these files, by name. */
export async function seedFolder(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await temporaryFolder()
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return folder
}

/** A clock that moves a second a look, and ids in a row, so that a test's files are the same each time. */
export function steadyStamps(prefix = 'id'): Pick<Required<OpenOptions>, 'now' | 'newId'> {
  let seconds = 0
  let ids = 0
  return {
    now: () => new Date(Date.UTC(2026, 0, 2, 3, 4, seconds++)),
    newId: () => `${prefix}-${String(++ids).padStart(4, '0')}`,
  }
}

/** Opens a library that is closed after the test. */
export async function open(
  folder: string,
  seeds: string,
  more: Partial<OpenOptions> = {},
): Promise<OpenLibrary> {
  const library = await openLibrary({ folder, seeds, author: () => 'Ada', ...more })
  opened.push(library)
  return library
}

/** The bytes of all files that hold the library's data, by path. */
export async function dataOf(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1)
    if (/^(?:library\.json|articles\/|annotations\/)/.test(path.replaceAll('\\', '/')))
      files[path] = (await readFile(join(folder, path))).toString('base64')
  }
  return files
}

/** The only article of a library. */
export function onlyArticle(library: Library): string {
  const [row] = library.view().articles
  if (!row) throw new Error('the library is empty')
  return row.id
}

/** Where some words stand in an article's text. */
export async function rangeOf(
  library: Library,
  article: string,
  words: string,
): Promise<{ start: number; end: number }> {
  const { text } = (await library.open(article)).article
  const start = text.indexOf(words)
  if (start === -1) throw new Error(`“${words}” is not in the article`)
  return { start, end: start + words.length }
}
