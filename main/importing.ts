import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { ImportProgress, ImportReport, Pasted } from '../preload/importing.ts'
import { findAnnotations, OTHER_KINDS } from './annotation-files.ts'
import { gather } from './articles/import/gather.ts'
import type { Imported, ImportResult } from './articles/import/imported.ts'
import type { Task } from './articles/import/worker.ts'
import { fileProblem } from './errors.ts'
import type { FoundFiles } from './formats/host.ts'
import type { InFile } from './formats/reading/reading.ts'
import type { Importing, Library, ReadIn } from './library.ts'
import type { Waiting } from './waiting.ts'

export interface ImportMeans {
  library: Pick<Library, 'importing' | 'addRevision'>
  read(task: Task, signal: AbortSignal): Promise<ImportResult>
  readAnnotations(files: InFile[], signal: AbortSignal): Promise<FoundFiles>
  waiting: Pick<Waiting, 'hold'>
  onProgress(progress: ImportProgress): void
}

export const blank = (): ImportReport => ({
  edited: null,
  came: [],
  known: [],
  newer: [],
  failed: [],
  preview: null,
  skipped: 0,
  cancelled: false,
})

/** The bytes of a file and what it says, or why it does not. */
async function readIn(
  path: string,
  means: ImportMeans,
  signal: AbortSignal,
): Promise<{ ok: true; read: ReadIn } | { ok: false; why: string }> {
  const file = basename(path)
  let bytes: Uint8Array
  try {
    bytes = await readFile(path, { signal })
  } catch (error) {
    return { ok: false, why: signal.aborted ? 'the import was called off' : fileProblem(error).why }
  }
  const result = await means.read({ file: { name: file, bytes } }, signal)
  return result.ok
    ? { ok: true, read: { file, extension: extensionOf(file), bytes, imported: result.imported } }
    : result
}

/** The extension under which the source is kept: the file's own, as far as it is fit for a name. */
function extensionOf(file: string): string {
  const extension = extname(file).toLowerCase()
  return /^\.\w{1,20}$/.test(extension) ? extension : ''
}

async function takeIn(read: ReadIn, importing: Importing, report: ImportReport): Promise<void> {
  const { as, ...taken } = await importing.add(read)
  const { article, title } = taken
  const file = { file: read.file, article, title }
  if (as === 'known') report.known.push(file)
  else if (as === 'newer') report.newer.push({ ...file, revision: taken.revision })
  else report.came.push({ ...file, ...shownOf(read.imported) })
}

const shownOf = ({
  encoding,
  remarks,
}: Imported): Pick<ImportReport['came'][number], 'encoding' | 'remarks'> => ({
  encoding,
  remarks,
})

/**
 * Imports files and folders as one edit. What fails is named in the report with the reason, and the rest comes in. Called
 * off, nothing does. Files of annotations do not come in, but wait; the report says what they would do.
 */
export async function importPaths(
  paths: readonly string[],
  means: ImportMeans,
  signal: AbortSignal,
): Promise<ImportReport> {
  const report = blank()
  const gathered = await gather(paths, OTHER_KINDS)
  const onFile = (file: string): void => means.onProgress({ done: 0, total: gathered.names.size, file })
  const annotations = await findAnnotations(gathered, { read: means.readAnnotations, onFile }, signal)
  report.failed.push(...gathered.failed, ...annotations.failed)
  report.skipped = gathered.skipped + annotations.skipped
  const files = [...gathered.files, ...gathered.others].filter((path) => !annotations.taken.has(path))
  const importing = means.library.importing()
  try {
    for (const [done, path] of files.entries()) {
      if (signal.aborted) break
      means.onProgress({ done, total: files.length, file: basename(path) })
      const result = await readIn(path, means, signal)
      if (signal.aborted) break
      if (result.ok) await takeIn(result.read, importing, report)
      else report.failed.push({ file: basename(path), why: result.why })
    }
  } catch (error) {
    await importing.cancel()
    throw error
  }
  const ended = await end(report, importing, signal)
  if (ended.cancelled || !annotations.found) return ended
  return { ...ended, preview: await means.waiting.hold(annotations.found) }
}

async function end(report: ImportReport, importing: Importing, signal: AbortSignal): Promise<ImportReport> {
  if (!signal.aborted) return { ...report, edited: await importing.finish() }
  await importing.cancel()
  return { ...blank(), cancelled: true }
}

/** Makes an article of what was pasted. */
export async function importPasted(
  pasted: Pasted,
  means: ImportMeans,
  signal: AbortSignal,
): Promise<ImportReport> {
  const report = blank()
  const result = await means.read({ pasted }, signal)
  if (!result.ok) return { ...report, failed: [{ file: '', why: result.why }], cancelled: signal.aborted }
  const importing = means.library.importing()
  const source = pasted.html ?? pasted.text
  const extension = pasted.html === null ? '.txt' : '.html'
  const bytes = Buffer.from(source, 'utf8')
  await takeIn({ file: null, extension, bytes, imported: result.imported }, importing, report)
  return end(report, importing, signal)
}

/** Reads a file as another text of an article: it is kept beside the current one, and waits to be taken over. */
export async function importRevision(
  article: string,
  title: string,
  path: string,
  means: ImportMeans,
  signal: AbortSignal,
): Promise<ImportReport> {
  const report = blank()
  const file = basename(path)
  const result = await readIn(path, means, signal)
  if (signal.aborted) return { ...report, cancelled: true }
  if (!result.ok) return { ...report, failed: [{ file, why: result.why }] }
  const added = await means.library.addRevision(article, result.read)
  if (added === null) return { ...report, known: [{ file, article, title }] }
  return { ...report, edited: added.edited, newer: [{ file, article, title, revision: added.revision }] }
}
