/** A library to be read while somebody else may have it open: a copy as it was at one moment, of which nothing goes back. */
import { chmod, copyFile, link, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileProblem, PostilError } from '../errors.ts'
import { LIBRARY_FILE } from './codec.ts'
import { isTemporaryOf } from './durable.ts'
import { JOURNAL_FILE } from './journal-read.ts'
import { LOCK_FILE } from './lock.ts'

/** What can be made again, and what is this process's alone. */
const LEFT = new Set(['index', LOCK_FILE])
const TRIES = 5

/**
 * Makes a folder that holds what the library held. Files that are written whole and renamed are linked where the disk can; the journal,
 * which is appended to, is copied last, so that it has all edits that any of the others has.
 * @throws PostilError not-found where there is no library, else what the disk said
 */
export async function takeSnapshot(library: string): Promise<{ folder: string; remove(): Promise<void> }> {
  const isThere = await stat(join(library, LIBRARY_FILE)).catch(() => null)
  const isFolder = (await stat(library).catch(() => null))?.isDirectory() ?? false
  if (!isThere && !(isFolder && (await readdir(library)).includes('annotations')))
    throw new PostilError('not-found', `There is no library in ${library}.`)
  const folder = await mkdtemp(join(tmpdir(), 'postil-'))
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    for (let tries = 1; ; tries++) {
      const before = await journalStart(library)
      await copy(library, folder)
      const journal = join(folder, JOURNAL_FILE)
      await copyFile(join(library, JOURNAL_FILE), journal).catch(ignoreMissing)
      // A copy has the rights of what it is of, and the journal is opened to be appended to: a library may be read-only.
      await chmod(journal, 0o600).catch(ignoreMissing)
      // A journal that was made anew meanwhile lacks edits that the files may lack too.
      if (before === (await journalStart(library)) || tries === TRIES) return { folder, remove }
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder)
    }
  } catch (error) {
    await remove()
    const { code, why } = fileProblem(error)
    throw new PostilError(code, `The library in ${library} cannot be read: ${why}.`, { cause: error })
  }
}

async function journalStart(library: string): Promise<string> {
  const found = await stat(join(library, JOURNAL_FILE)).catch(() => null)
  return found ? String(found.ino) : 'none'
}

async function copy(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const { name } = entry
    if (LEFT.has(name) || name === JOURNAL_FILE || isTemporaryOf(name)) continue
    const [source, target] = [join(from, name), join(to, name)]
    if (entry.isDirectory()) {
      await mkdir(target)
      await copy(source, target)
    } else if (entry.isFile())
      await link(source, target)
        .catch(() => copyFile(source, target))
        .catch(ignoreMissing)
  }
}

/** A file may be deleted between its name and its bytes. */
function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
