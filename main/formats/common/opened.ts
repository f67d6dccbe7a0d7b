/** Files of a folder that came packed: an export of ours, or of a program that packs each document. */
import { Refusal } from '../../articles/import/refusal.ts'
import { looksZipped, Zip } from '../../articles/import/zip.ts'
import type { ReadProblem } from '../../../preload/interchange.ts'
import type { InFile } from '../reading/reading.ts'

/** INCEpTION packs each document in a project that is packed. */
const DEEPEST = 2

/**
 * The files, those in packed ones in their place, as far as `wanted` says of their paths. Paths name no place on a disk: they
 * are never written. What cannot be unpacked is a problem.
 */
export function opened(
  files: readonly InFile[],
  wanted: (path: string) => boolean,
  problems: ReadProblem[],
  depth = 0,
): InFile[] {
  return files.flatMap((file) => {
    if (!looksZipped(file.bytes)) return wanted(file.path) ? [file] : []
    if (depth >= DEEPEST) {
      problems.push({ file: file.path, what: 'It is packed in what is packed, too deep to be read.' })
      return []
    }
    try {
      const zip = new Zip(file.bytes)
      const inside = zip.names
        .filter((name) => !name.endsWith('/') && (wanted(name) || /\.zip$/i.test(name)))
        .flatMap((name) => {
          const bytes = zip.read(name)
          return bytes
            ? [{ path: depth === 0 && files.length === 1 ? name : `${file.path}/${name}`, bytes }]
            : []
        })
      return opened(inside, wanted, problems, depth + 1)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      problems.push({ file: file.path, what: `It could not be unpacked: ${error.why}.` })
      return []
    }
  })
}

/** The paths in a packed file, for a look at them; none where it cannot be listed. */
export function pathsIn({ path, bytes }: InFile): string[] {
  if (!looksZipped(bytes)) return [path]
  try {
    return new Zip(bytes).names
  } catch {
    return []
  }
}
