import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupReason, WholeBackup } from '../../../preload/backups.ts'
import { fileProblem, PostilError } from '../../errors.ts'
import { AT_ONCE, makeFolder, mapLimited, syncFolder } from '../durable.ts'
import { filesOf } from '../moving/files.ts'
import { COPY_FOLDER, folderOf, idOf, PARTS, WHOLE_FOLDER, writeManifest } from './manifest.ts'
import { Progress, type StepMeans } from './progress.ts'
import { lastBackup, settle } from './settle.ts'
import { checkSpace, takeAhead, takeRest, total, type Listing } from './take.ts'

export interface MakeMeans extends StepMeans {
  why: BackupReason
  now: Date
  /** Does its work while no edit comes. */
  still<T>(work: () => Promise<T>): Promise<T>
  /** What the library holds at that moment. */
  count(): { articles: number; annotations: number }
}

/**
 * Makes a backup of the whole library, in three steps. What is written once (texts, sources, evidence) gets a second name in
 * the backup first, while work goes on. Then, while no edit comes, all else does, and what became another file meanwhile:
 * all but the journal are renamed into place when they are written, so what has that name stays as it is. Then, while work
 * goes on again, what is small and often written (the annotations) gets bytes of its own, or shares those of the backup
 * before. Without hard links files are copied instead of named. The manifest comes last: before, the folder is no backup.
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
      `The backup could not be made in ${join(library, WHOLE_FOLDER)}: ${why}. The library and the backups before are untouched.`,
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
  await mkdir(target)
  const listed = await list(library, means)
  await checkSpace(library, target, listed.files)
  progress.total = total(listed.files)
  const ahead = await takeAhead(library, target, listed, progress)
  const taken = await means.still(async () => {
    const found = await filesOf(library, PARTS)
    return { ...found, at: means.count(), files: await takeRest(library, target, found, ahead, progress) }
  })
  const files = await mapLimited(taken.files, AT_ONCE, (file) => settle(target, file, before, progress))
  await mapLimited(['', ...taken.folders], AT_ONCE, (path) => syncFolder(join(target, path)))
  means.signal.throwIfAborted()
  const backup: WholeBackup = {
    ...{ id, at: means.now.toISOString(), why: means.why, ...taken.at },
    size: total(files),
    added: total(files.filter(({ shared }) => !shared)),
    problem: null,
  }
  await writeManifest(library, backup, files)
  await syncFolder(join(library, WHOLE_FOLDER))
  return backup
}

/** What there is. Where something is deleted while the folders are read, they are read once more while nothing is. */
function list(library: string, means: MakeMeans): Promise<Listing> {
  return filesOf(library, PARTS).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return means.still(() => filesOf(library, PARTS))
  })
}
