/** Packed folders as the files in them. */
import { Refusal } from '../../articles/import/refusal.ts'
import { looksZipped, Zip } from '../../articles/import/zip.ts'
import type { InFile } from './reading.ts'

/** What systems put beside the files when they pack a folder, and what they hide. */
const HIDDEN = /(?:^|\/)(?:__MACOSX\/|\.(?!\.?\/)|Thumbs\.db$|desktop\.ini$)/

/**
 * The files of a packed folder, each with the folder's name before its path; null where the file is none. A path that would
 * lead out of the folder is kept within it.
 * @throws Refusal where it is damaged or would unpack to more than the bounds
 */
export function expand({ path, bytes }: InFile): InFile[] | null {
  if (!looksZipped(bytes)) return null
  const zip = new Zip(bytes)
  const folder = path.replace(/\.zip$/i, '')
  const wanted = zip.names.filter((name) => !name.endsWith('/') && !HIDDEN.test(name))
  return [...zip.readAll(wanted)].map(([name, bytes]) => ({ path: `${folder}/${within(name)}`, bytes }))
}

/** Whether a packed file is a document of a word processor or an e-book: those are articles. */
export function isDocument({ bytes }: InFile): boolean {
  if (!looksZipped(bytes)) return false
  try {
    const zip = new Zip(bytes)
    return (
      zip.has('[Content_Types].xml') ||
      zip.has('META-INF/container.xml') ||
      zip.names.some((name) => /\.opf$/i.test(name))
    )
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

function within(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/')
}
