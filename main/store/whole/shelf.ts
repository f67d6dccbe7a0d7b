import { lstat, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Backup, WholeBackup } from '../../../preload/backups.ts'
import { fileProblem, PostilError } from '../../errors.ts'
import { hashFile } from '../copy-file.ts'
import { syncFolder } from '../durable.ts'
import { JOURNAL_FILE } from '../journal-read.ts'
import { filesOf } from '../moving/files.ts'
import { folderOf, idsIn, listBackups, manifestOf, PARTS, readBackup, WHOLE_FOLDER } from './manifest.ts'

/** So many of the backups that are made before going back are kept. */
export const KEPT_BEFORE_GOING_BACK = 3

/** Deletes a backup: first what makes it one, so that one that is cut short is no backup. Throws PostilError. */
export async function deleteBackup(library: string, id: string): Promise<void> {
  const listed = (await listBackups(library)).some((backup) => backup.id === id)
  if (!listed) throw new PostilError('not-found', 'That backup is not there any more. Nothing was changed.')
  try {
    await rm(manifestOf(library, id), { force: true })
    await syncFolder(folderOf(library, id))
    await clearFolder(library, id)
  } catch (error) {
    const { code, why } = fileProblem(error)
    throw new PostilError(
      code,
      `The backup could not be deleted: ${why}. The library and the other backups are untouched.`,
      {
        cause: error,
      },
    )
  }
}

async function clearFolder(library: string, id: string): Promise<void> {
  await rm(folderOf(library, id), { recursive: true, force: true, maxRetries: 3 })
  await syncFolder(join(library, WHOLE_FOLDER))
}

/** Takes away what a backup left that was not finished, or not quite deleted. Throws file errors. */
export async function clearUnfinished(library: string): Promise<void> {
  for (const id of await idsIn(library)) {
    const found = await lstat(manifestOf(library, id)).catch((error: NodeJS.ErrnoException) => error.code)
    if (found === 'ENOENT') await clearFolder(library, id)
  }
}

/**
 * Deletes the oldest of those that are made by themselves: of daily ones `daily` are kept, of those before going back the
 * newest few. What a person made by hand stays until they delete it. `spared` stays too.
 */
export async function rotate(library: string, daily: number, spared: string | null = null): Promise<void> {
  const whole = (await listBackups(library)).filter((backup) => backup.problem === null)
  const of = (why: WholeBackup['why']) => whole.filter((backup) => backup.why === why)
  const old = [...of('daily').slice(daily), ...of('before going back').slice(KEPT_BEFORE_GOING_BACK)]
  for (const { id } of old) if (id !== spared) await deleteBackup(library, id)
}

const dayOf = (at: Date): string => `${at.getFullYear()}-${at.getMonth()}-${at.getDate()}`

/**
 * Whether a daily backup is due: none was made on this day of the person's clock, and something changed since the last
 * backup of any kind.
 */
export async function isDailyDue(library: string, now: Date, signal: AbortSignal): Promise<boolean> {
  const backups = await listBackups(library)
  const today = dayOf(now)
  if (backups.some((each) => isDaily(each) && dayOf(new Date(each.at)) === today)) return false
  const last = backups.find(({ problem }) => problem === null)
  return last === undefined || hasChanged(library, last.id, signal)
}

const isDaily = (backup: Backup): boolean => backup.problem === null && backup.why === 'daily'

/** Whether any file of the library is another than in a backup. What the journal holds is in the files too. */
async function hasChanged(library: string, id: string, signal: AbortSignal): Promise<boolean> {
  const backup = await readBackup(library, id).catch(() => null)
  if (backup === null) return true
  const known = new Map(backup.files.map((file) => [file.path, file]))
  known.delete(JOURNAL_FILE)
  const { files } = await filesOf(
    library,
    PARTS.filter((part) => part !== JOURNAL_FILE),
  )
  if (files.length !== known.size) return true
  for (const { path, size } of files) {
    const file = known.get(path)
    if (file?.size !== size) return true
    if ((await lstat(join(library, path))).mtimeMs === file.written) continue
    if (!(await hashFile(join(library, path), signal)).startsWith(file.hash)) return true
  }
  return false
}
