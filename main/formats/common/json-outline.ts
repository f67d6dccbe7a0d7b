/**
 * Which fields a JSON file has, without reading all of it: enough to tell one format from another. Strings are jumped over, so
 * that a long text before the field that tells costs little.
 */
import type { InFile } from '../reading/reading.ts'
import { utf8Of } from './json.ts'

/** Names and punctuation that are looked at, and bytes within which they are. */
const MOST_STEPS = 20_000
const MOST_BYTES = 64 * 1024 * 1024
const DEEPEST = 12
const LONGEST_VALUE = 200

export interface Outline {
  /** Whether the file is one array, whose items are its records; else it has one record, or one a line. */
  readonly isArray: boolean
  /** How many records were seen to begin. */
  readonly records: number
  /**
   * Whether a record has a field: "target", or one of an item of its lists: "target[].selector[].type". The records
   * themselves are not part of the path.
   */
  has(path: string): boolean
  /** Short strings that were seen at a path: "@context[]". */
  values(path: string): readonly string[]
}

/** The outline of a JSON file or of JSON lines; null where it does not begin like one. Never throws. */
export function outlineOf({ bytes }: InFile): Outline | null {
  try {
    return scan(utf8Of(bytes.length > MOST_BYTES ? bytes.subarray(0, MOST_BYTES) : bytes))
  } catch {
    return null
  }
}

/** A list or object that is open: its path, and in an object the name whose value comes next. */
interface Open {
  readonly path: string
  readonly isList: boolean
  name: string | null
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT, COMMA] = [0x5b, 0x5d, 0x7b, 0x7d, 0x2c]

function scan(bytes: Uint8Array): Outline | null {
  const seen = new Map<string, Set<string>>()
  const stack: Open[] = []
  let isArray = false
  let records = 0
  let at = 0
  while (at < bytes.length && (bytes[at] ?? 0) <= 0x20) at++
  if (bytes[at] === OPEN_LIST) {
    isArray = true
    at++
  } else if (bytes[at] !== OPEN_OBJECT) return null

  const pathOfNext = (): string => {
    const top = stack.at(-1)
    if (!top) return ''
    if (top.isList) return `${top.path}[]`
    return top.path === '' ? (top.name ?? '') : `${top.path}.${top.name ?? ''}`
  }
  for (let steps = 0; at < bytes.length && steps < MOST_STEPS; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) {
      steps++
      const end = endOfString(bytes, at + 1)
      const top = stack.at(-1)
      if (stack.length < DEEPEST && top) {
        const words = end - at <= LONGEST_VALUE ? stringIn(bytes, at, end) : ''
        if (!top.isList && top.name === null) {
          top.name = words
          const path = pathOfNext()
          if (!seen.has(path)) seen.set(path, new Set())
        } else noteValue(seen, pathOfNext(), words)
      }
      at = end
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      steps++
      if (stack.length === 0) records++
      stack.push({ path: stack.length < DEEPEST ? pathOfNext() : '', isList: byte === OPEN_LIST, name: null })
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      steps++
      if (stack.pop() === undefined) break
    } else if (byte === COMMA) {
      steps++
      const top = stack.at(-1)
      if (top) top.name = null
    }
  }
  return {
    isArray,
    records,
    has: (path) => seen.has(path),
    values: (path) => [...(seen.get(path) ?? [])],
  }
}

function noteValue(seen: Map<string, Set<string>>, path: string, words: string): void {
  const values = seen.get(path) ?? new Set()
  seen.set(path, values)
  if (words !== '' && values.size < 50) values.add(words)
}

/** The place of the quote that ends a string which begins at `start`; the end of the bytes where there is none. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let from = start; ;) {
    const end = bytes.indexOf(QUOTE, from)
    if (end === -1) return bytes.length
    let slashes = 0
    while (bytes[end - 1 - slashes] === BACKSLASH && end - 1 - slashes >= start) slashes++
    if (slashes % 2 === 0) return end
    from = end + 1
  }
}

function stringIn(bytes: Uint8Array, start: number, end: number): string {
  const raw = new TextDecoder().decode(bytes.subarray(start, end + 1))
  try {
    return String(JSON.parse(raw))
  } catch {
    return ''
  }
}
