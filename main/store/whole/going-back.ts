import { readdir, readFile, lstat, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { SCHEMA_VERSION } from '../../../preload/model.ts'
import type { Notice } from '../../../preload/contract.ts'
import { fileProblem, PostilError } from '../../errors.ts'
import { copyAndCheck, hashFile, linkFile } from '../copy-file.ts'
import { LIBRARY_FILE } from '../codec.ts'
import { AT_ONCE, mapLimited, syncFolder, writeDurable } from '../durable.ts'
import { JOURNAL_FILE } from '../journal-read.ts'
import { checkRoom } from '../moving/check.ts'
import { Progress, type StepMeans } from './progress.ts'
import { makeFolders } from './take.ts'
import {
  BackupId,
  COPY_FOLDER,
  damaged,
  folderOf,
  isWrittenOnce,
  PARTS,
  readBackup,
  type BackedUp,
} from './manifest.ts'

/** Stands in a library that is to be as it was: all that it takes is staged, and the next opening puts it in place. */
export const RESTORE = 'restore.json'
/** Where a backup's files are staged, within the library. */
export const STAGED = 'going-back'

/**
 * Copies a backup beside the library's files, and looks at every byte of it on the way. The library is as it was until
 * `commit`.
 * @throws PostilError, and AbortError where it was called off; nothing is left of it then
 */
export async function stage(library: string, id: string, means: StepMeans): Promise<void> {
  const { files } = await readBackup(library, id)
  const staged = join(library, STAGED)
  try {
    for (const part of [LIBRARY_FILE, JOURNAL_FILE])
      if (!files.some(({ path }) => path === part)) throw damaged(part)
    await rm(staged, { recursive: true, force: true })
    await checkRoom(library, await roomFor(library, id, files))
    const folders = foldersOf(files)
    await mkdir(staged)
    await makeFolders(staged, folders)
    const progress = new Progress('checking', means)
    progress.total = files.reduce((sum, { size }) => sum + size, 0)
    const from = join(folderOf(library, id), COPY_FOLDER)
    await mapLimited(files, AT_ONCE, (file) => stageFile(from, staged, file, progress))
    await mapLimited(['', ...folders], AT_ONCE, (path) => syncFolder(join(staged, path)))
    await syncFolder(library)
  } catch (error) {
    await dropStaged(library).catch(() => undefined)
    if (error instanceof PostilError || means.signal.aborted) throw error
    const { code, why } = fileProblem(error)
    throw new PostilError(code, `The library could not be taken back: ${why}. It is as it was.`, {
      cause: error,
    })
  }
}

/** Takes away what was staged. */
export function dropStaged(library: string): Promise<void> {
  return rm(join(library, STAGED), { recursive: true, force: true })
}

/** All folders of these files and those that every library has, outer ones first. */
function foldersOf(files: readonly BackedUp[]): string[] {
  const folders = new Set<string>(PARTS.filter((part) => part !== LIBRARY_FILE && part !== JOURNAL_FILE))
  for (const { path } of files) {
    const parts = path.split('/').slice(0, -1)
    parts.forEach((_, i) => folders.add(parts.slice(0, i + 1).join('/')))
  }
  return [...folders].sort()
}

/** In bytes. Files that are written once are shared with the backup where the disk can do that. */
async function roomFor(library: string, id: string, files: readonly BackedUp[]): Promise<number> {
  const probe = join(library, `${STAGED}.probe`)
  await rm(probe, { force: true })
  const copy = join(folderOf(library, id), COPY_FOLDER, LIBRARY_FILE)
  const canLink = await linkFile(copy, probe).catch(() => false)
  await rm(probe, { force: true })
  return files.reduce((sum, { path, size }) => (canLink && isWrittenOnce(path) ? sum : sum + size), 0)
}

async function stageFile(from: string, staged: string, file: BackedUp, progress: Progress): Promise<void> {
  const { path, size, hash } = file
  const [source, target] = [join(from, path), join(staged, path)]
  progress.signal.throwIfAborted()
  const found = await lstat(source).catch(() => null)
  if (!found?.isFile() || found.size !== size) throw damaged(path)
  if (isWrittenOnce(path) && (await linkFile(source, target))) {
    if (!(await hashFile(target, progress.signal)).startsWith(hash)) throw damaged(path)
  } else {
    const { read, written } = await copyAndCheck(source, target, progress.signal)
    if (!read.startsWith(hash)) throw damaged(path)
    if (read !== written)
      throw new PostilError(
        'unreadable',
        `The library could not be taken back: ${path} is not on the disk as it was written there. The library is as it was.`,
      )
  }
  progress.add(size)
}

/** Has the next opening of the library put what is staged in the place of what is there. Throws file errors. */
export async function commit(library: string, id: string): Promise<void> {
  await writeDurable(join(library, RESTORE), `${JSON.stringify({ version: SCHEMA_VERSION, backup: id })}\n`)
}

const Marker = z.object({ version: z.int(), backup: BackupId })

/**
 * Finishes going back to a backup, where that was begun; gives what the person should know of it, null where it was not.
 * However often it is cut short, the next call goes on. Only whoever holds the library's lock may do this.
 * @throws PostilError newer-version, and file errors; then the next opening tries again
 */
export async function finishGoingBack(library: string): Promise<Notice | null> {
  const marker = await readMarker(library)
  if (marker === null) {
    await dropStaged(library)
    return null
  }
  const staged = join(library, STAGED)
  for (const part of await readdir(staged).catch(() => [])) {
    if (!PARTS.some((each) => each === part)) continue
    await rm(join(library, part), { recursive: true, force: true, maxRetries: 3 })
    await rename(join(staged, part), join(library, part))
    await syncFolder(library)
  }
  await forgetOther(library)
  await dropStaged(library)
  await syncFolder(library)
  await rm(join(library, RESTORE))
  await syncFolder(library)
  return {
    level: 'info',
    file: null,
    message: `The library is as it was ${marker.when}. What it was before that is kept as a backup, and listed in the settings.`,
  }
}

async function readMarker(library: string): Promise<{ when: string } | null> {
  let text: string
  try {
    text = await readFile(join(library, RESTORE), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    const { version, backup } = Marker.parse(JSON.parse(text))
    if (version > SCHEMA_VERSION)
      throw new PostilError(
        'newer-version',
        'A newer version of Postil has begun to go back to a backup of this library. Nothing was touched: open it with that version.',
      )
    const at = new Date(backup.replace(/T(\d\d)-(\d\d)-(\d\d)-/, 'T$1:$2:$3.'))
    return { when: `on ${at.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })}` }
  } catch (error) {
    if (error instanceof PostilError) throw error
    // That it stands there is what counts: it is written when all is staged.
    return { when: 'in a backup' }
  }
}

/** What was made of the state that is left: the index, and copies of its data files, whose edits have other numbers. */
async function forgetOther(library: string): Promise<void> {
  await rm(join(library, 'index'), { recursive: true, force: true })
  const backups = join(library, 'backups')
  await rm(join(backups, 'annotations'), { recursive: true, force: true })
  for (const name of await readdir(backups).catch(() => []))
    if (name.endsWith('.json')) await rm(join(backups, name), { force: true })
}
