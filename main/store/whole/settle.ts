import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { hashFile, linkFile } from '../copy-file.ts'
import { COPY_FOLDER, folderOf, isWrittenOnce, listBackups, readBackup, type BackedUp } from './manifest.ts'
import type { Progress } from './progress.ts'
import { copy, halfOf, short, type Taken } from './take.ts'

/** The newest backup that can be shared with: its files by path, and where they are. */
export interface Before {
  folder: string
  files: ReadonlyMap<string, BackedUp>
}

export async function lastBackup(library: string): Promise<Before | null> {
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

/** Gives a taken file its hash, and those that are written often bytes of their own. */
export async function settle(
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
  progress.add(size - halfOf(size))
  return done
}

/** Whether a backup's file is as it was written: what is not is not handed on. */
async function isStill(path: string, hash: string, signal: AbortSignal): Promise<boolean> {
  return hashFile(path, signal).then(
    (found) => short(found) === hash,
    () => false,
  )
}
