import { readdir, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder, writeDurable } from '../durable.ts'
import { takeLock } from '../lock.ts'
import { MOVED, type LibraryFile } from './files.ts'

/**
 * Takes away a library that is whole elsewhere: the files that were copied, and what can be made again. What else lies
 * there stays. A note in the folder says where the library is from the first file on; it stays where `keepNote` is set,
 * and the folder with it.
 * @throws file errors, and PostilError library-in-use; what is there then is no library any more, and says so
 */
export async function removeMoved(
  library: string,
  files: readonly LibraryFile[],
  { to, keepNote }: { to: string; keepNote: boolean },
): Promise<void> {
  const lock = await takeLock(library)
  try {
    const note = join(library, MOVED)
    await writeDurable(note, `${JSON.stringify({ to })}\n`)
    for (const { path } of files) await rm(join(library, path), { force: true })
    await rm(join(library, 'index'), { recursive: true, force: true })
    for (const entry of await readdir(library, { withFileTypes: true }))
      if (entry.isDirectory()) await removeEmpty(join(library, entry.name))
    if (!keepNote) await rm(note)
    await syncFolder(library)
  } finally {
    await lock.release()
  }
  if (!keepNote) await rmdir(library).catch(ignoreFull)
}

async function removeEmpty(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await removeEmpty(join(folder, entry.name))
  await rmdir(folder).catch(ignoreFull)
}

/** Somebody else's files are in it. */
function ignoreFull(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
}
