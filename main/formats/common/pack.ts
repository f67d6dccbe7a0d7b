import { zipSync, type Zippable } from 'fflate'
import type { Format, OutFile } from './format.ts'

/** The same content must give the same bytes, so no file has a time of its own: the first day that a zip can say, in local time. */
const NO_TIME = new Date(1980, 0, 1)

/** The one file that an export is saved as: the file itself, or the folder as a zip. */
export function packed({ makes }: Pick<Format, 'makes'>, files: readonly OutFile[]): Uint8Array {
  if (makes === 'folder') return zipOf(files)
  const file = files.find(({ path }) => path === '')
  if (!file) throw new Error('the format wrote no file')
  return file.bytes
}

/** Files as a zip, in their order, each with the path that it has; those in `stored` are not compressed. */
export function zipOf(files: readonly OutFile[], stored: ReadonlySet<string> = new Set()): Uint8Array {
  const entries = files.map(({ path, bytes }) => [path, stored.has(path) ? [bytes, { level: 0 }] : bytes])
  return zipSync(Object.fromEntries(entries) as Zippable, { mtime: NO_TIME })
}
