/** The parts of a project: project.qde and the texts that lie beside it, packed or in a folder. */
import type { Element } from 'domhandler'
import { Refusal } from '../../articles/import/refusal.ts'
import { PostilError } from '../../errors.ts'
import { isZip, unpack, Unpackable } from '../common/unpack.ts'
import type { InFile } from '../reading/reading.ts'
import { decoded, rootOf } from '../refi/xml.ts'

const MB = 1024 * 1024
/** In bytes. Pictures and films are not unpacked and may be as large as they like. */
const BOUNDS = { entries: 200_000, entry: 300 * MB, total: 1500 * MB, backslashes: true }

export interface Opened {
  /** What the project is called in messages. */
  file: string
  root: Element
  /** False where the file ends before the project does. */
  whole: boolean
  /**
   * The text that a path ("internal://GUID.txt") leads to, without a byte order mark; null where it is not there. Programs do
   * not agree about the folder ("sources", "Sources", none), so a file is known by its name alone.
   */
  textAt(path: string): string | null
}

export function isProject({ path, bytes }: InFile): boolean {
  if (/\.(qdpx|qde)$/i.test(path)) return true
  return isZip(bytes) && new TextDecoder('latin1').decode(bytes.subarray(30, 41)) === 'project.qde'
}

/** @throws PostilError 'unreadable' that names the file */
export function openProject(project: InFile, beside: readonly InFile[]): Opened {
  const { path: file, bytes } = project
  const files = isZip(bytes) ? unpacked(file, bytes) : new Map(beside.map((each) => [each.path, each.bytes]))
  const qde = isZip(bytes) ? qdeIn(files) : bytes
  if (!qde) throw unreadable(file, 'it holds no project.qde')
  const byName = new Map<string, Uint8Array>()
  for (const [path, content] of files) byName.set(lastOf(path).toLowerCase(), content)
  return {
    file,
    ...projectIn(qde, file),
    textAt(path) {
      const found = byName.get(lastOf(path.replace(/^\w+:\/\//, '')).toLowerCase())
      return found ? decoded(found) : null
    },
  }
}

function projectIn(qde: Uint8Array, file: string): Pick<Opened, 'root' | 'whole'> {
  try {
    return rootOf(qde, 'Project')
  } catch (error) {
    if (error instanceof Refusal) throw unreadable(file, error.why)
    throw error
  }
}

function unpacked(file: string, bytes: Uint8Array): Map<string, Uint8Array> {
  try {
    return unpack(bytes, BOUNDS, (path) => /\.(qde|txt)$/i.test(path))
  } catch (error) {
    if (error instanceof Unpackable) throw unreadable(file, error.message)
    throw error
  }
}

/** In the outermost folder that has one: not all programs call it project.qde. */
function qdeIn(files: ReadonlyMap<string, Uint8Array>): Uint8Array | undefined {
  const depth = (path: string): number =>
    path.split('/').length + (/(^|\/)project\.qde$/i.test(path) ? 0 : 0.5)
  const [first] = [...files.keys()].filter((path) => /\.qde$/i.test(path)).sort((a, b) => depth(a) - depth(b))
  return first === undefined ? undefined : files.get(first)
}

function unreadable(file: string, why: string): PostilError {
  return new PostilError(
    'unreadable',
    `${file} could not be read as a REFI-QDA project: ${why}. Nothing was changed.`,
  )
}

const lastOf = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
