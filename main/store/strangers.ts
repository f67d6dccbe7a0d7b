import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Notice } from '../../preload/contract.ts'
import { Article } from '../../preload/model.ts'
import { isTemporaryOf } from './durable.ts'
import { ADDING, FILES_FOLDER } from './evidence-files.ts'

/** What operating systems leave in folders, which is nobody's business. */
const LITTER = /^\.|^(?:Thumbs\.db|desktop\.ini|Icon\r)$/i

/** The article that a file in annotations/ could hold the annotations of, told by its name. */
export function articleOfName(name: string): string | null {
  const id = /^(.+)\.json$/.exec(name)?.[1] ?? ''
  return Article.shape.id.safeParse(id).success ? id : null
}

/** Deletes what writing a file left when it was cut short. Only whoever holds the lock may do so. */
export async function clearTemporary(library: string): Promise<void> {
  for (const folder of ['', 'annotations', 'backups', 'backups/annotations'].map((name) =>
    join(library, name),
  ))
    for (const name of await readdir(folder).catch(() => []))
      if (isTemporaryOf(name)) await rm(join(folder, name), { force: true })
  const files = join(library, FILES_FOLDER)
  for (const name of await readdir(files).catch(() => []))
    if (name.startsWith(ADDING)) await rm(join(files, name), { force: true })
}

const stranger = (file: string): Notice => ({
  level: 'warning',
  file,
  message: `${file} is no file of this library (a copy that another program made, perhaps). It was left where it is, and nothing was read from it.`,
})

/** Names the files that look like the library's and are not: conflicted copies, annotations of no article. */
export async function findStrangers(
  library: string,
  isKnown: (article: string) => boolean,
): Promise<Notice[]> {
  const notices: Notice[] = []
  for (const name of (await readdir(join(library, 'annotations')).catch(() => [])).sort()) {
    if (LITTER.test(name)) continue
    const article = articleOfName(name)
    if (article === null || !isKnown(article)) notices.push(stranger(`annotations/${name}`))
  }
  const mine = new Set(['library.json', 'journal.jsonl', 'lock.json'])
  for (const name of (await readdir(library)).sort())
    if (/^(?:library|journal)\b.*\.jsonl?/i.test(name) && !mine.has(name)) notices.push(stranger(name))
  return notices
}
