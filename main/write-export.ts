import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { fileProblem, PostilError } from './errors.ts'

/**
 * Writes an export whole or not at all: to a temporary file beside it, which is renamed when all of it is on disk.
 * @throws PostilError that names the path and says why; what stood there before is untouched
 */
export async function writeExport(path: string, bytes: Uint8Array): Promise<void> {
  try {
    const target = await stat(path).catch(() => null)
    if (target?.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' })
    await writeFileAtomic(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
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
