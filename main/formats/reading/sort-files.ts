/** Which of many files are of which format: told by their content, file by file, and then by what stands beside them. */
import { Refusal } from '../../articles/import/refusal.ts'
import type { Format } from '../common/format.ts'
import { expand, isDocument } from './expand.ts'
import type { InFile } from './reading.ts'

/** Files of one format, that come in together. */
export interface Sort {
  format: Format
  files: InFile[]
  /** The paths that were picked: a packed folder is one, whatever is in it. */
  picked: string[]
}

export interface SortedFiles {
  /** In the order in which the first file of each was picked. */
  sorts: Sort[]
  /** Paths that no format takes. */
  left: string[]
  failed: { file: string; why: string }[]
}

/** A file, and the path of what it came out of. */
interface Given {
  file: InFile
  picked: string
}

/**
 * Sorts files by the formats that can read them; of two that recognise the same file, the first of `formats` has it. A packed
 * folder that no format knows as such is looked into. Configuration goes with the annotations that it stands beside or
 * above, a text with the annotations that are named after it.
 */
export function sortFiles(files: readonly InFile[], formats: readonly Format[]): SortedFiles {
  const failed: SortedFiles['failed'] = []
  const sorts = new Map<string, Sort>()
  let rest: Given[] = []
  const take = (format: Format, { file, picked }: Given): void => {
    const sort = sorts.get(format.id) ?? { format, files: [], picked: [] }
    sort.files.push(file)
    if (!sort.picked.includes(picked)) sort.picked.push(picked)
    sorts.set(format.id, sort)
  }
  for (const given of unpacked(files, formats, failed)) {
    const format = formatOf([given.file], formats)
    if (format) take(format, given)
    else rest.push(given)
  }
  // Some are known by what stands together alone.
  const together = sorts.size === 0 && rest.length > 1 ? formatOf(filesOf(rest), formats) : null
  if (together) {
    for (const given of rest) take(together, given)
    rest = []
  }
  const hosts = [...sorts.values()].map(({ format, files }) => ({ format, takes: companionsOf(files) }))
  for (const given of rest) {
    const host = hosts.find(({ takes }) => takes(given.file))
    if (host) take(host.format, given)
  }
  const taken = new Set([...sorts.values()].flatMap(({ picked }) => picked))
  const refused = new Set(failed.map(({ file }) => file))
  return {
    sorts: [...sorts.values()],
    left: files.map(({ path }) => path).filter((path) => !taken.has(path) && !refused.has(path)),
    failed,
  }
}

const filesOf = (given: readonly Given[]): InFile[] => given.map(({ file }) => file)

function formatOf(files: readonly InFile[], formats: readonly Format[]): Format | null {
  return formats.find(({ reader }) => reader?.recognises(files)) ?? null
}

function unpacked(
  files: readonly InFile[],
  formats: readonly Format[],
  failed: SortedFiles['failed'],
): Given[] {
  return files.flatMap((file) => {
    const whole = [{ file, picked: file.path }]
    if (formatOf([file], formats) || isDocument(file)) return whole
    try {
      return expand(file)?.map((entry) => ({ file: entry, picked: file.path })) ?? whole
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      failed.push({ file: file.path, why: error.why })
      return []
    }
  })
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const stemOf = (path: string): string => nameOf(path).replace(/\.[^.]*$/, '')

/** Whether a file goes with these. Of thousands of files each is asked once, so what they are called is looked up. */
function companionsOf(members: readonly InFile[]): (file: InFile) => boolean {
  const folders = new Set<string>()
  const beside = new Set<string>()
  const anywhere = new Set<string>()
  for (const { path } of members) {
    const folder = folderOf(path)
    for (let end = folder.length; end >= 0; end = end === 0 ? -1 : folder.lastIndexOf('/', end - 2) + 1)
      folders.add(folder.slice(0, end))
    // brat's texts have several annotators: story.txt, story_ADA.ann; and PolNeAR's stand in a folder of their own.
    const stem = stemOf(path)
    for (let end = stem.length; end > 0; end = stem.lastIndexOf('_', end - 1)) {
      beside.add(folder + stem.slice(0, end))
      if (/\.ann$/i.test(path)) anywhere.add(stem.slice(0, end))
    }
  }
  return ({ path }) => {
    if (/\.(?:conf|xml)$/i.test(path)) return folders.has(folderOf(path))
    return /\.txt$/i.test(path) && (beside.has(folderOf(path) + stemOf(path)) || anywhere.has(stemOf(path)))
  }
}
