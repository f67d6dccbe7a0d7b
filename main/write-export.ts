import { randomUUID } from 'node:crypto'
import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileProblem, PostilError } from './errors.ts'

/**
 * Writes an export whole or not at all: to a temporary file beside it, which is renamed when all of it is on disk.
 * @throws PostilError that names the path and says why; what stood there before is untouched
 */
export async function writeExport(path: string, bytes: Uint8Array): Promise<void> {
  try {
    const target = await realpath(path).catch(() => path)
    if ((await stat(target).catch(() => null))?.isDirectory())
      throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' })
    await replace(target, bytes)
  } catch (error) {
    const { code, why } = fileProblem(error)
    const reason = code === 'not-found' ? `the folder ${dirname(path)} is not there` : why
    throw new PostilError(
      code === 'unreadable' ? 'not-writable' : code,
      `The export could not be written to ${path}: ${reason}. Nothing was left there; choose another place.`,
      { cause: error },
    )
  }
}

/** write-file-atomic writes once and does not look at how much the disk took; FileHandle.writeFile writes on. */
async function replace(target: string, bytes: Uint8Array): Promise<void> {
  // A short name of its own: the target's may be as long as the file system takes.
  const draft = `${dirname(target)}/.postil-${randomUUID()}`
  try {
    const file = await open(draft, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
