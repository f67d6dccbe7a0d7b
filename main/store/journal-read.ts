import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { SCHEMA_VERSION } from '../../preload/model.ts'
import { PostilError } from '../errors.ts'
import { Line } from './lines.ts'

export const JOURNAL_FILE = 'journal.jsonl'
export const JOURNAL_HEAD = `{"version":${SCHEMA_VERSION}}\n`
const Head = z.object({ version: z.int() })
/** A line cannot be longer than a string may be; nothing that Postil writes comes near. */
const LONGEST_LINE = 256 * 1024 * 1024

export interface JournalRead {
  lines: Line[]
  /** Lines from here on follow one another without a gap: only they can be undone. */
  unbroken: number
  /** Up to where the file is good, in bytes; what is after it is half a line that nobody was told of. */
  goodBytes: number
  /** Whether its head says an older version than what is written now. */
  older: boolean
  /** Why lines had to be left out, in words; null for a journal that is whole but for its last line. */
  broken: string | null
}

function readLine(bytes: Uint8Array): unknown {
  if (bytes.length > LONGEST_LINE) return null
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

/** The version that a journal's first line says; null where it says none. Throws newer-version. */
function versionOf(raw: unknown): number | null {
  const head = Head.safeParse(raw)
  if (head.success && head.data.version > SCHEMA_VERSION)
    throw new PostilError(
      'newer-version',
      'This library was last used by a newer version of Postil. Nothing was touched: open it with that version.',
    )
  return head.success ? head.data.version : null
}

/**
 * Reads a journal and changes nothing. A missing one is empty. A half line at the end is what a crash leaves and is no
 * fault; a bad line before others is one, and the good lines around it are still given. Throws newer-version.
 */
export async function readJournal(path: string): Promise<JournalRead> {
  const read: JournalRead = { lines: [], unbroken: 0, goodBytes: 0, older: false, broken: null }
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return read
    throw error
  }
  let last = 0
  for (let start = 0, number = 1; start < bytes.length; number++) {
    const newline = bytes.indexOf(10, start)
    if (newline === -1) break
    const raw = readLine(bytes.subarray(start, newline))
    start = newline + 1
    const version = number === 1 ? versionOf(raw) : null
    if (version !== null) {
      read.older = version < SCHEMA_VERSION
      read.goodBytes = start
      continue
    }
    const line = number === 1 ? null : Line.safeParse(raw)
    if (line?.success && line.data.n > last) {
      read.lines.push(line.data)
      last = line.data.n
      if (read.broken === null) read.goodBytes = start
    } else {
      read.broken ??= `line ${number} could not be read`
      read.unbroken = read.lines.length
    }
  }
  return read
}
