import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PostilError } from '../../errors.ts'
import { copyAndCheck, linkFile } from '../copy-file.ts'
import { AT_ONCE, mapLimited } from '../durable.ts'
import { JOURNAL_FILE } from '../journal-read.ts'
import { checkRoom } from '../moving/check.ts'
import type { LibraryFile } from '../moving/files.ts'
import { isWrittenOnce, type BackedUp } from './manifest.ts'
import type { Progress } from './progress.ts'

/** What a library's folder holds. */
export interface Listing {
  files: LibraryFile[]
  folders: string[]
}

/** A file on its way into a backup. Its hash is not known yet where it shares its bytes with the library's file. */
export interface Taken extends Omit<BackedUp, 'hash'> {
  /** The library's file, by its number on the disk. */
  inode: number

  hash: string | null
  shared: boolean
}

/** In bytes. */
export const total = (files: readonly { size: number }[]): number =>
  files.reduce((sum, { size }) => sum + size, 0)

/** What shares its bytes takes no room; where nothing can, all of it does. */
export async function checkSpace(
  library: string,
  target: string,
  files: readonly LibraryFile[],
): Promise<void> {
  const [any] = files
  const probe = join(target, 'probe')
  const canLink = any !== undefined && (await linkFile(join(library, any.path), probe))
  if (canLink) await rm(probe)
  await checkRoom(library, total(canLink ? files.filter(({ path }) => !isWrittenOnce(path)) : files))
}

/** What was taken early: whether it is still what the library holds is for `takeRest` to say. */
export interface Ahead {
  files: ReadonlyMap<string, Taken>
  folders: readonly string[]
}

/** Takes what is written once, while work goes on. */
export async function takeAhead(
  library: string,
  target: string,
  { files, folders }: Listing,
  progress: Progress,
): Promise<Ahead> {
  await makeFolders(target, folders)
  const taken = new Map<string, Taken>()
  await mapLimited(
    files.filter(({ path }) => isWrittenOnce(path)),
    AT_ONCE,
    async (file) => {
      try {
        taken.set(file.path, await take(library, target, file, progress))
      } catch (error) {
        // It was deleted meanwhile.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      }
    },
  )
  return { files: taken, folders }
}

/** While no edit comes: takes all that is not taken yet as it is now, and lets go what the library has no more. */
export async function takeRest(
  library: string,
  target: string,
  { files, folders }: Listing,
  ahead: Ahead,
  progress: Progress,
): Promise<Taken[]> {
  const made = new Set(ahead.folders)
  await makeFolders(
    target,
    folders.filter((path) => !made.has(path)),
  )
  const here = new Set([...folders, ...files.map(({ path }) => path)])
  const gone = [...ahead.folders, ...ahead.files.keys()].filter((path) => !here.has(path))
  for (const path of gone) await rm(join(target, path), { recursive: true, force: true })
  return mapLimited(files, AT_ONCE, async (file) => {
    const earlier = ahead.files.get(file.path)
    if (earlier && isSame(earlier, file)) return earlier
    if (earlier) await rm(join(target, file.path))
    return take(library, target, file, progress)
  })
}

/** What is written once is another file where it was written again. */
function isSame(taken: Taken, { size, written, inode }: LibraryFile): boolean {
  return taken.size === size && taken.written === written && taken.inode === inode
}

/** What shares its bytes is looked at twice: a second name takes as long as reading a small file does. */
export const halfOf = (size: number): number => Math.floor(size / 2)

async function take(library: string, target: string, file: LibraryFile, progress: Progress): Promise<Taken> {
  progress.signal.throwIfAborted()
  const { path, size } = file
  const [from, to] = [join(library, path), join(target, path)]
  const shared = path !== JOURNAL_FILE && (await linkFile(from, to))
  const hash = shared ? null : await copy(from, to, path, progress.signal)
  progress.add(shared ? halfOf(size) : size)
  return { ...file, hash, shared }
}

/** Makes folders in another one, many at a time: those around them come first. */
export async function makeFolders(target: string, folders: readonly string[]): Promise<void> {
  const byDepth = new Map<number, string[]>()
  for (const path of folders) {
    const depth = path.split('/').length
    const same = byDepth.get(depth)
    if (same) same.push(path)
    else byDepth.set(depth, [path])
  }
  for (const depth of [...byDepth.keys()].sort((a, b) => a - b))
    await mapLimited(byDepth.get(depth) ?? [], AT_ONCE, (path) => mkdir(join(target, path)))
}

/** Copies a file and gives its short hash. Throws PostilError where the disk does not give back what was written. */
export async function copy(from: string, to: string, path: string, signal: AbortSignal): Promise<string> {
  const { read, written } = await copyAndCheck(from, to, signal)
  if (read === written) return short(read)
  throw new PostilError(
    'unreadable',
    `The backup could not be made: ${path} is not on the disk as it was written there. That disk cannot be relied on: move the library to another one. The library itself is untouched.`,
  )
}

export const short = (hash: string): string => hash.slice(0, 16)
