/** Files of an import that hold annotations: found among all that were picked, by what is in them. */
import { open, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname } from 'node:path'
import { IMPORTED_EXTENSIONS, type Gathered } from './articles/import/gather.ts'
import { fileProblem } from './errors.ts'
import type { FoundFiles } from './formats/host.ts'
import { EXCHANGE_EXTENSIONS } from './formats/reading/extensions.ts'
import type { InFile } from './formats/reading/reading.ts'

/** In bytes, of all files of one import that may hold annotations: they are in memory together. */
const LARGEST_TOGETHER = 1024 * 1024 * 1024

/** What may hold annotations, by extension with the dot. */
export const OTHER_KINDS: ReadonlySet<string> = new Set(EXCHANGE_EXTENSIONS.map((each) => `.${each}`))

export interface Means {
  read(files: InFile[], signal: AbortSignal): Promise<FoundFiles>
  onFile(name: string): void
}

export interface AnnotationFiles {
  found: FoundFiles['found']
  /** Paths that are no articles of their own. */
  taken: Set<string>
  failed: { file: string; why: string }[]
  /** Files in folders that nothing is read from. */
  skipped: number
}

/** Reads what gathered files hold of annotations; none are looked into where all of them are plainly articles. */
export async function findAnnotations(
  gathered: Gathered,
  means: Means,
  signal: AbortSignal,
): Promise<AnnotationFiles> {
  const failed: AnnotationFiles['failed'] = []
  const files: InFile[] = []
  const paths = new Map<string, string>()
  let size = 0
  for (const path of await candidates(gathered)) {
    if (signal.aborted) break
    const name = gathered.names.get(path) ?? basename(path)
    means.onFile(basename(path))
    try {
      size += (await stat(path)).size
      if (size > LARGEST_TOGETHER) {
        failed.push({
          file: basename(path),
          why: 'it would bring all that is read at once to more than 1 GB',
        })
        continue
      }
      files.push({ path: name, bytes: await readFile(path, { signal }) })
      paths.set(name, path)
    } catch (error) {
      if (!signal.aborted) failed.push({ file: basename(path), why: fileProblem(error).why })
    }
  }
  if (files.length === 0 || signal.aborted) return { found: null, taken: new Set(), failed, skipped: 0 }
  return settle(await means.read(files, signal), { gathered, paths, failed })
}

function settle(
  { found, others, left, failed: refused }: FoundFiles,
  {
    gathered,
    paths,
    failed,
  }: { gathered: Gathered; paths: Map<string, string>; failed: AnnotationFiles['failed'] },
): AnnotationFiles {
  const pathOf = (name: string): string => paths.get(name) ?? name
  const isPicked = (name: string): boolean => !name.includes('/')
  const fail = (name: string, why: string): void => void failed.push({ file: basename(name), why })
  for (const { file, why } of refused) fail(file, why)
  for (const { formatName, files } of others)
    for (const file of files)
      fail(file, `it is ${formatName}, and one format is brought in at a time: import it by itself`)
  const ofNone = left.filter((name) => gathered.others.includes(pathOf(name)))
  // Packed, it may be an article, or something else of which it can be said what it is.
  const strange = ofNone.filter((name) => extname(name).toLowerCase() !== '.zip')
  for (const name of strange.filter(isPicked)) fail(name, NO_FORMAT)
  return {
    found,
    taken: new Set(
      [
        ...refused.map(({ file }) => file),
        ...others.flatMap(({ files }) => files),
        ...strange,
        ...(found?.files ?? []),
      ].map(pathOf),
    ),
    failed,
    skipped: strange.filter((name) => !isPicked(name)).length,
  }
}

const NO_FORMAT = 'it is no article, and no format of annotations that Postil reads'

/** What has to be looked into: files of the formats' kinds, texts beside them, and what is not what its name says. */
async function candidates({ files, others, names }: Gathered): Promise<string[]> {
  const folders = new Set(others.map((path) => dirname(path)))
  const annotated = textsOf(others)
  const some: string[] = []
  for (const path of files) {
    const extension = extname(path).toLowerCase()
    const isArticle = (IMPORTED_EXTENSIONS as readonly string[]).includes(extension)
    const isPicked = !(names.get(path) ?? '').includes('/')
    if (
      !isArticle ||
      (extension === '.txt' &&
        (folders.has(dirname(path)) ||
          annotated.has(basename(path, extname(path))) ||
          (isPicked && (await looksLikeData(path)))))
    )
      some.push(path)
  }
  return [...others, ...some]
}

/** What texts of brat's annotations may be called, which PolNeAR has in a folder of their own: NAME of NAME_AUTHOR.ann. */
function textsOf(paths: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const path of paths) {
    if (extname(path).toLowerCase() !== '.ann') continue
    const stem = basename(path, extname(path))
    names.add(stem)
    for (let at = stem.indexOf('_'); at > 0; at = stem.indexOf('_', at + 1)) names.add(stem.slice(0, at))
  }
  return names
}

/** Whether a text begins as JSON does. */
async function looksLikeData(path: string): Promise<boolean> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
      return /^\ufeff?\s*[[{]/.test(buffer.subarray(0, bytesRead).toString('utf8'))
    } finally {
      await file.close()
    }
  } catch {
    return false
  }
}
