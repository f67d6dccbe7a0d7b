import { randomUUID } from 'node:crypto'
import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
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

/** A file that stands beside an export. */
export interface BesideFile {
  /** The end of its name, which the export's own name is put before: "-labels.xml". */
  path: string
  bytes: Uint8Array
}

/**
 * Writes an export and what goes beside it. The person was asked about the export's own place alone, so nothing else that
 * stands there is written over, unless it is `own`: then what goes beside it has a number in its name.
 * @returns the paths of what stands beside it
 * @throws PostilError as writeExport; then nothing was left
 */
export async function writeExportWith(
  path: string,
  bytes: Uint8Array,
  beside: readonly BesideFile[],
  own: ReadonlySet<string>,
): Promise<string[]> {
  const made: string[] = []
  const stem = path.slice(0, path.length - extname(path).length)
  try {
    const paths: string[] = []
    for (const file of beside) {
      const place = await freePlace(stem, file.path, own)
      if (place.isNew) made.push(place.path)
      await writeExport(place.path, file.bytes)
      paths.push(place.path)
    }
    await writeExport(path, bytes)
    return paths
  } catch (error) {
    for (const each of made) await rm(each, { force: true })
    throw error
  }
}

/** Where a file can go that takes nothing's place: it is there, and empty, when this returns. */
async function freePlace(
  stem: string,
  end: string,
  own: ReadonlySet<string>,
): Promise<{ path: string; isNew: boolean }> {
  const extension = extname(end)
  const name = end.slice(0, end.length - extension.length)
  for (let n = 1; ; n++) {
    const path = `${stem}${name}${n === 1 ? '' : ` ${n}`}${extension}`
    if (own.has(path)) return { path, isNew: false }
    try {
      await (await open(path, 'wx')).close()
      return { path, isNew: true }
    } catch (error) {
      // What cannot be made for another reason fails when it is written, with words.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return { path, isNew: false }
    }
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
