import { createHash, randomUUID } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { StoredFile } from '../../preload/contract.ts'
import { fileProblem, PostilError } from '../errors.ts'
import { makeFolder, syncFolder } from './durable.ts'

/** The folder of files that were copied in, each named by the sha256 of its bytes. */
export const FILES_FOLDER = 'files'
/** In bytes. A library is copied and backed up whole, so what goes into it is bounded. */
export const LARGEST_FILE = 500 * 1024 * 1024
/** How a copy is called while it is made: what is left of one is deleted at the next start. */
export const ADDING = '.adding-'

const CHUNK = 1024 * 1024

function tooLarge(name: string): PostilError {
  const most = LARGEST_FILE / 1024 / 1024
  return new PostilError(
    'refused',
    `${name} is larger than ${most} MB, which is more than a library takes. Link to it instead.`,
  )
}

/** Copies bytes and hashes them on the way. Throws where there are more than a library takes. */
async function copy(from: string, to: string, name: string): Promise<{ sha256: string; size: number }> {
  const source = await open(from, 'r')
  try {
    const target = await open(to, 'wx')
    try {
      const hash = createHash('sha256')
      const chunk = Buffer.allocUnsafe(CHUNK)
      let size = 0
      for (;;) {
        const { bytesRead } = await source.read(chunk, 0, CHUNK)
        if (bytesRead === 0) break
        size += bytesRead
        // The file may grow while it is read.
        if (size > LARGEST_FILE) throw tooLarge(name)
        const part = chunk.subarray(0, bytesRead)
        hash.update(part)
        // Unlike write, this goes on until all is written or the disk says why not.
        await target.writeFile(part)
      }
      await target.sync()
      return { sha256: hash.digest('hex'), size }
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

/**
 * Copies a file into the library; when it returns the copy survives a power cut. The same bytes are kept once, whatever
 * they are called. Throws PostilError that names the file: refused for what is too large or no file, else what the disk said.
 */
export async function keepFile(library: string, path: string): Promise<StoredFile> {
  const name = basename(path)
  const folder = join(library, FILES_FOLDER)
  const draft = join(folder, `${ADDING}${randomUUID()}`)
  try {
    const found = await stat(path)
    if (!found.isFile()) throw new PostilError('refused', `${name} is not a file that can be copied.`)
    if (found.size > LARGEST_FILE) throw tooLarge(name)
    await makeFolder(folder)
    const { sha256, size } = await copy(path, draft, name)
    // What is there under that name may have been damaged since: these bytes are good.
    await rename(draft, join(folder, sha256))
    await syncFolder(folder)
    return { name, sha256, size }
  } catch (error) {
    await rm(draft, { force: true })
    if (error instanceof PostilError) throw error
    const { code, why } = fileProblem(error)
    throw new PostilError(code, `${name} could not be copied into the library: ${why}.`, { cause: error })
  }
}

/** Where a file that was copied in lies. Throws PostilError not-found where it does not. */
export async function keptFile(library: string, sha256: string): Promise<string> {
  const path = join(library, FILES_FOLDER, sha256)
  const found = await stat(path).catch(() => null)
  if (!found?.isFile())
    throw new PostilError('not-found', `The file is not in the library any more: ${path} is missing.`)
  return path
}
