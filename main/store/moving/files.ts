import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PostilError } from '../../errors.ts'
import { AT_ONCE, isTemporaryOf, mapLimited } from '../durable.ts'
import { ADDING } from '../evidence-files.ts'
import { LOCK_FILE } from '../lock.ts'

/** Stands in a folder as long as a library is being copied there: what lies there is not whole. */
export const COPYING = 'copying.json'
/** Stands where a library was, and says where it is now. */
export const MOVED = 'moved.json'

/** What is this process's alone, and what can be made again. */
const LEFT = new Set(['index', LOCK_FILE, COPYING, MOVED])
/** What tells a library's folder from any other. */
const SIGNS = ['library.json', 'annotations', 'journal.jsonl', 'backups']
/** What systems put into folders that they show. */
const LITTER = /^(?:\.DS_Store|\.localized|Thumbs\.db|desktop\.ini|Icon\r)$/i

/** A file of a library's folder. */
export interface LibraryFile {
  /** Within the folder. */
  path: string
  /** In bytes. */
  size: number
  /** When it was written last, in milliseconds. */
  written: number
  /** Its number on the disk: a file that is renamed into its place has another. */
  inode: number
}

/** What there is in a folder, as far as anybody but the system put it there. Throws file errors. */
export async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => !LITTER.test(name))
}

/** What a folder is to somebody who looks for a library. */
export type FolderKind = 'library' | 'empty' | 'missing' | 'copying' | 'other'

/** Looks at a folder and changes nothing. Throws file errors other than that it is missing. */
export async function kindOf(folder: string): Promise<FolderKind> {
  try {
    const names = await namesIn(folder)
    if (names.includes(COPYING)) return 'copying'
    if (SIGNS.some((sign) => names.includes(sign))) return 'library'
    return names.length === 0 ? 'empty' : 'other'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'missing'
    throw error
  }
}

/** What is being written just now, or was left by a write that was cut short. */
const isUnfinished = (name: string): boolean => isTemporaryOf(name) !== null || name.startsWith(ADDING)

/**
 * All files of a library that go along when it moves, and its folders, outer ones first; of its own names those of `parts`
 * alone, where they are given. Throws PostilError refused for what is neither: a copy of a link may be all of another disk,
 * or nothing.
 */
export async function filesOf(
  library: string,
  parts: readonly string[] | null = null,
): Promise<{ files: LibraryFile[]; folders: string[] }> {
  const isLeft = (name: string): boolean => (parts === null ? LEFT.has(name) : !parts.includes(name))
  const paths: string[] = []
  const folders: string[] = []
  const enter = async (under: string): Promise<void> => {
    const inside: string[] = []
    for (const entry of await readdir(join(library, under), { withFileTypes: true })) {
      const path = under === '' ? entry.name : `${under}/${entry.name}`
      if (isUnfinished(entry.name) || (under === '' && isLeft(entry.name)) || LITTER.test(entry.name))
        continue
      if (entry.isDirectory()) inside.push(path)
      else if (entry.isFile()) paths.push(path)
      else
        throw new PostilError(
          'refused',
          `${path} in the library is a link or something else that cannot be copied. Nothing was changed.`,
        )
    }
    folders.push(...inside)
    await mapLimited(inside, AT_ONCE, enter)
  }
  await enter('')
  const files = await mapLimited(paths, AT_ONCE, async (path): Promise<LibraryFile> => {
    const { size, mtimeMs, ino } = await stat(join(library, path))
    return { path, size, written: mtimeMs, inode: ino }
  })
  return { files, folders }
}
