/** Packed files that somebody else may have made to do harm: read into memory within bounds, all of them or none. */
import { unzipSync } from 'fflate'

/** Why a packed file is refused, as the end of a sentence ("it is damaged"). */
export class Unpackable extends Error {}

export interface Bounds {
  entries: number
  /** Bytes that one entry, and all together, may unpack to. */
  entry: number
  total: number
  /** Whether backslashes stand for slashes, as old programs of Windows write them. */
  backslashes?: boolean
}

const MB = 1024 * 1024
/** What an entry may shrink to: text packs to about a third, XML and JSON of equal records to a hundredth. */
const RATIO = 1000
/** Below this an entry may shrink as it likes: bytes. */
const SMALL = 4 * MB

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

/**
 * The files of a zip that are wanted by their paths; folders are left out. Sizes are held against the bounds before anything
 * is unpacked, and an entry is unpacked into a buffer of the size that was said and no further.
 * @throws Unpackable for what is damaged, too large, or named so that it could leave its folder or hide another file
 */
export function unpack(
  bytes: Uint8Array,
  bounds: Bounds,
  wanted: (path: string) => boolean = () => true,
): Map<string, Uint8Array> {
  const seen = new Set<string>()
  let total = 0
  let entries = 0
  const take = (path: string, size: number, packed: number): boolean => {
    if (++entries > bounds.entries) throw new Unpackable(`it holds more than ${bounds.entries} files`)
    const unfit = unfitPath(bounds.backslashes ? path.replaceAll('\\', '/') : path)
    if (unfit !== null) throw new Unpackable(`the path ${JSON.stringify(path.slice(0, 200))} in it ${unfit}`)
    const key = path.toLowerCase()
    if (seen.has(key)) throw new Unpackable(`it holds ${path} twice`)
    seen.add(key)
    if (path.endsWith('/') || !wanted(path)) return false
    total += size
    const bomb = (why: string) => new Unpackable(`it would unpack to too much (a zip bomb): ${why}`)
    if (size > bounds.entry) throw bomb(`${path} is larger than ${Math.floor(bounds.entry / MB)} MB`)
    if (size > SMALL && size > packed * RATIO) throw bomb(`${path} is over ${RATIO} times its packed size`)
    if (total > bounds.total) throw bomb(`all is larger than ${Math.floor(bounds.total / MB)} MB`)
    return true
  }
  if (hasLinks(bytes)) throw new Unpackable('it holds symbolic links')
  try {
    return new Map(
      Object.entries(
        unzipSync(bytes, { filter: ({ name, originalSize, size }) => take(name, originalSize, size) }),
      ),
    )
  } catch (error) {
    if (error instanceof Unpackable) throw error
    throw new Unpackable('it is damaged: not all of its packed files can be read')
  }
}

/** What is wrong with a path, as the end of a sentence; null where it stays inside its folder on every system. */
function unfitPath(path: string): string | null {
  if (path.includes('\\')) return 'has a backslash'
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'is absolute'
  if (path.split('/').some((part) => part === '..' || part === '.')) return 'leads out of its folder'
  if (path.includes('\0') || path === '') return 'is none'
  return null
}

/**
 * Whether the table at the end names a symbolic link (Unix mode 0120000 in the upper half of the external attributes;
 * APPNOTE.TXT 4.3.12 and 4.4.15). fflate does not hand those out.
 */
function hasLinks(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < 0) return false
  let at = view.getUint32(end + 16, true)
  while (at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50) {
    if ((view.getUint16(at + 40, true) & 0xf000) === 0xa000) return true
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return false
}
