import { mkdir, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { MoveProgress } from '../../../preload/moving.ts'
import { fileProblem, PostilError } from '../../errors.ts'
import { copyAndCheck } from '../copy-file.ts'
import { makeFolder, syncFolder, writeDurable } from '../durable.ts'
import { checkTarget } from './check.ts'
import { COPYING, filesOf, kindOf, namesIn, type LibraryFile } from './files.ts'

export interface CopyMeans {
  onProgress(progress: MoveProgress): void
  signal: AbortSignal
}

/**
 * Copies a library that nobody writes into, so that it will survive a power cut: each file is written to the disk, read
 * back and compared. Until all of it is there a marker says that it is not. Called off, or where anything fails, the new
 * folder is as it was before, and the library is untouched.
 * @returns what was copied
 * @throws PostilError, and AbortError where it was called off
 */
export async function copyLibrary(library: string, folder: string, means: CopyMeans): Promise<LibraryFile[]> {
  const { files, folders } = await filesOf(library)
  const total = files.reduce((sum, { size }) => sum + size, 0)
  await checkTarget(library, folder, total)
  const isNew = (await kindOf(folder)) === 'missing'
  const marker = join(folder, COPYING)
  try {
    await makeFolder(folder)
    await clear(folder, files, folders)
    if ((await namesIn(folder)).some((name) => name !== COPYING))
      throw new PostilError(
        'refused',
        `${folder} holds files of something else beside what an interrupted move left. Choose an empty folder.`,
      )
    await writeDurable(marker, `${JSON.stringify({ from: library })}\n`)
    for (const path of folders) await mkdir(join(folder, path))
    let done = 0
    for (const { path, size } of files) {
      means.onProgress({ done, total, file: path })
      await copyFile(library, folder, path, means.signal)
      done += size
    }
    await compareLists(library, files)
    for (const path of ['', ...folders]) await syncFolder(join(folder, path))
    means.signal.throwIfAborted()
    await rm(marker)
    await syncFolder(folder)
    await syncFolder(dirname(folder))
    means.onProgress({ done: total, total, file: '' })
    return files
  } catch (error) {
    await clear(folder, files, folders).catch(() => undefined)
    await rm(marker, { force: true }).catch(() => undefined)
    if (isNew) await rmdir(folder).catch(() => undefined)
    if (error instanceof PostilError || means.signal.aborted) throw error
    const { code, why } = fileProblem(error)
    throw new PostilError(
      code,
      `The library could not be copied to ${folder}: ${why}. It is where it was, untouched.`,
      {
        cause: error,
      },
    )
  }
}

/** Takes a copy of a library away again. */
export async function dropCopy(library: string, folder: string): Promise<void> {
  const { files, folders } = await filesOf(library)
  await clear(folder, files, folders)
}

/** Takes away what an interrupted copy of the same library left, and nothing that it would not have written. */
async function clear(
  folder: string,
  files: readonly LibraryFile[],
  folders: readonly string[],
): Promise<void> {
  for (const { path } of files) await rm(join(folder, path), { force: true })
  for (const path of folders.toReversed())
    await rmdir(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
}

async function copyFile(library: string, folder: string, path: string, signal: AbortSignal): Promise<void> {
  const { read, written } = await copyAndCheck(join(library, path), join(folder, path), signal)
  if (read !== written)
    throw new PostilError(
      'unreadable',
      `${path} is not in ${folder} as it was written there: that disk cannot be relied on. The library is where it was, untouched.`,
    )
}

/** What has come or changed meanwhile was written by another program. */
async function compareLists(library: string, copied: readonly LibraryFile[]): Promise<void> {
  const now = new Map((await filesOf(library)).files.map(({ path, size }) => [path, size]))
  const odd = copied.find(({ path, size }) => now.get(path) !== size)
  if (odd === undefined && now.size === copied.length) return
  throw new PostilError(
    'refused',
    'Another program changed the library while it was copied. It is where it was; try again when nothing else works on it.',
  )
}
