import { lstat, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupReason, BackupStep, WholeBackup } from '../../../preload/backups.ts'
import { fileProblem, PostilError } from '../../errors.ts'
import { copyAndCheck, hashFile, linkFile } from '../copy-file.ts'
import { AT_ONCE, makeFolder, mapLimited, syncFolder } from '../durable.ts'
import { JOURNAL_FILE } from '../journal-read.ts'
import { LIBRARY_FILE } from '../codec.ts'
import { checkRoom } from '../moving/check.ts'
import { filesOf, type LibraryFile } from '../moving/files.ts'
import {
  COPY_FOLDER,
  folderOf,
  idOf,
  isWrittenOnce,
  listBackups,
  PARTS,
  readBackup,
  WHOLE_FOLDER,
  writeManifest,
  type BackedUp,
} from './manifest.ts'

export interface StepMeans {
  onStep(step: BackupStep): void
  signal: AbortSignal
}

export interface MakeMeans extends StepMeans {
  why: BackupReason
  now: Date
  /** Does its work while no edit comes. */
  still<T>(work: () => Promise<T>): Promise<T>
  /** What the library holds at that moment. */
  count(): { articles: number; annotations: number }
}

/** A file on its way into a backup. Its hash is not known yet where it shares its bytes with the library's file. */
interface Taken extends Omit<BackedUp, 'hash'> {
  hash: string | null
  shared: boolean
}

/**
 * Makes a backup of the whole library, in two steps. While no edit comes each file gets a second name in the backup, which
 * is quick: all but the journal are renamed into place when they are written, so what has that name stays as it is. Then,
 * while work goes on, what is small and often written (the annotations) gets bytes of its own, or shares those of the backup
 * before; texts, sources and evidence, which are written once, stay shared with the library. Without hard links all of it
 * is copied in the first step. The manifest comes last: before, the folder is no backup.
 * @throws PostilError, and AbortError where it was called off; nothing is left of it then
 */
export async function makeBackup(library: string, means: MakeMeans): Promise<WholeBackup> {
  try {
    await makeFolder(join(library, WHOLE_FOLDER))
    const id = await newFolder(library, means.now)
    try {
      return await fill(library, id, means)
    } catch (error) {
      await rm(folderOf(library, id), { recursive: true, force: true }).catch(() => undefined)
      throw error
    }
  } catch (error) {
    if (error instanceof PostilError || means.signal.aborted) throw error
    const { code, why } = fileProblem(error)
    throw new PostilError(
      code,
      `The backup could not be made: ${why}. The library and the backups before are untouched.`,
      { cause: error },
    )
  }
}

/** A folder of its own, whatever the clock does. */
async function newFolder(library: string, now: Date): Promise<string> {
  for (let more = 0; ; more++) {
    const id = idOf(new Date(now.getTime() + more))
    try {
      await mkdir(folderOf(library, id))
      return id
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

async function fill(library: string, id: string, means: MakeMeans): Promise<WholeBackup> {
  const target = join(folderOf(library, id), COPY_FOLDER)
  const before = await lastBackup(library)
  const progress = new Progress('making', means)
  const taken = await means.still(async () => {
    const found = await filesOf(library, PARTS)
    await mkdir(target)
    await makeFolders(target, found.folders)
    await checkSpace(library, target, found.files)
    progress.total = sizeOf(found.files)
    const work = ({ path }: LibraryFile) => take(library, target, path, progress)
    return { ...found, at: means.count(), files: await mapLimited(found.files, AT_ONCE, work) }
  })
  const files = await mapLimited(taken.files, AT_ONCE, (file) => settle(target, file, before, progress))
  await mapLimited(['', ...taken.folders], AT_ONCE, (path) => syncFolder(join(target, path)))
  means.signal.throwIfAborted()
  const backup: WholeBackup = {
    ...{ id, at: means.now.toISOString(), why: means.why, ...taken.at },
    size: sizeOf(files),
    added: sizeOf(files.filter(({ shared }) => !shared)),
    problem: null,
  }
  await writeManifest(library, backup, files)
  await syncFolder(join(library, WHOLE_FOLDER))
  return backup
}

const sizeOf = (files: readonly { size: number }[]): number => files.reduce((sum, { size }) => sum + size, 0)

/** Tells how far the work is, and ends it where it is called off. */
export class Progress {
  done = 0
  total = 0
  constructor(
    readonly what: BackupStep['what'],
    readonly means: StepMeans,
  ) {}

  get signal(): AbortSignal {
    return this.means.signal
  }

  add(size: number): void {
    this.signal.throwIfAborted()
    this.done += size
    this.means.onStep({ what: this.what, done: this.done, total: this.total })
  }
}

/** The newest backup that can be shared with: its files by path, and where they are. */
interface Before {
  folder: string
  files: ReadonlyMap<string, BackedUp>
}

async function lastBackup(library: string): Promise<Before | null> {
  for (const { id, problem } of await listBackups(library)) {
    if (problem !== null) continue
    const read = await readBackup(library, id).catch(() => null)
    if (read === null) continue
    return {
      folder: join(folderOf(library, id), COPY_FOLDER),
      files: new Map(read.files.map((file) => [file.path, file])),
    }
  }
  return null
}

/** What shares its bytes takes no room; where nothing can, all of it does. */
async function checkSpace(library: string, target: string, files: readonly LibraryFile[]): Promise<void> {
  const probe = join(target, LIBRARY_FILE)
  const canLink = await linkFile(join(library, LIBRARY_FILE), probe)
  if (canLink) await rm(probe)
  await checkRoom(library, sizeOf(canLink ? files.filter(({ path }) => !isWrittenOnce(path)) : files))
}

async function take(library: string, target: string, path: string, progress: Progress): Promise<Taken> {
  progress.signal.throwIfAborted()
  const [from, to] = [join(library, path), join(target, path)]
  const shared = path !== JOURNAL_FILE && (await linkFile(from, to))
  const hash = shared ? null : await copy(from, to, path, progress.signal)
  const { size, mtimeMs: written } = await lstat(shared ? to : from)
  if (!shared) progress.add(size)
  return { path, size, hash, written, shared }
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
async function copy(from: string, to: string, path: string, signal: AbortSignal): Promise<string> {
  const { read, written } = await copyAndCheck(from, to, signal)
  if (read === written) return short(read)
  throw new PostilError(
    'unreadable',
    `The backup could not be made: ${path} is not on the disk as it was written there. That disk cannot be relied on: move the library to another one. The library itself is untouched.`,
  )
}

const short = (hash: string): string => hash.slice(0, 16)

/** Gives a taken file its hash, and those that are written often bytes of their own. */
async function settle(
  target: string,
  file: Taken,
  before: Before | null,
  progress: Progress,
): Promise<Taken & BackedUp> {
  const { path, size, written } = file
  if (file.hash !== null) return { ...file, hash: file.hash }
  const to = join(target, path)
  const known = before?.files.get(path)
  const settled = async (): Promise<Pick<Taken & BackedUp, 'hash' | 'shared'>> => {
    if (isWrittenOnce(path)) {
      const isKnown = known?.size === size && known.written === written
      return { hash: isKnown ? known.hash : short(await hashFile(to, progress.signal)), shared: true }
    }
    const own = `${to}.own`
    if (before && known?.size === size) {
      const hash = short(await hashFile(to, progress.signal))
      const earlier = join(before.folder, path)
      if (
        known.hash === hash &&
        (await isStill(earlier, hash, progress.signal)) &&
        (await linkFile(earlier, own))
      ) {
        await rename(own, to)
        return { hash, shared: true }
      }
    }
    const hash = await copy(to, own, path, progress.signal)
    await rename(own, to)
    return { hash, shared: false }
  }
  const done = { ...file, ...(await settled()) }
  progress.add(size)
  return done
}

/** Whether a backup's file is as it was written: what is not is not handed on. */
async function isStill(path: string, hash: string, signal: AbortSignal): Promise<boolean> {
  return hashFile(path, signal).then(
    (found) => short(found) === hash,
    () => false,
  )
}
