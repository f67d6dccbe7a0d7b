import { join } from 'node:path'
import type { Notice } from '../../preload/contract.ts'
import { PostilError } from '../errors.ts'
import type { Tables } from '../annotations/apply.ts'
import { BrokenFile, parseFile, readBytes, readBytesNow } from './adapter.ts'
import { setAside, shortHash, type Backups } from './backups.ts'
import type { Codec } from './codec.ts'
import type { Step } from './lines.ts'
import { missingSteps, play } from './replay.ts'

export interface Kept {
  edit: number
  tables: Tables
}

/** A data file as it was found, before anything is written. */
export type Found<T> =
  { state: 'good'; data: T; hash: string } | { state: 'missing' } | { state: 'broken'; why: string }

/** Reads a data file and changes nothing. Throws PostilError newer-version. */
export async function inspect<T>(library: string, file: string, codec: Codec<T>): Promise<Found<T>> {
  const path = join(library, file)
  const bytes = await readBytes(path).catch(broken)
  return looked(path, bytes, codec)
}

/** The same at once, for thousands of files in a row: that is five times as fast as waiting for each of them. */
export function inspectNow<T>(library: string, file: string, codec: Codec<T>): Found<T> {
  const path = join(library, file)
  try {
    return looked(path, readBytesNow(path), codec)
  } catch (error) {
    return broken(error)
  }
}

function looked<T>(
  path: string,
  bytes: Uint8Array | null | { state: 'broken'; why: string },
  codec: Codec<T>,
): Found<T> {
  if (bytes === null) return { state: 'missing' }
  if ('state' in bytes) return bytes
  try {
    return { state: 'good', data: parseFile(path, bytes, codec), hash: shortHash(bytes) }
  } catch (error) {
    return broken(error)
  }
}

function broken(error: unknown): { state: 'broken'; why: string } {
  if (error instanceof BrokenFile) return { state: 'broken', why: error.message }
  throw error
}

export interface Recovered<T> {
  data: T
  /** Whether the file has to be written for the disk to hold this data. */
  stale: boolean
  notices: Notice[]
}

interface Means {
  library: string
  backups: Backups
  /** The journal's steps that touch the file. */
  steps: readonly Step[]
  now: () => Date
}

const edits = (count: number): string => (count === 1 ? 'one edit' : `${count} edits`)

async function newestBackup<T>(file: string, codec: Codec<T>, backups: Backups): Promise<T | null> {
  for await (const bytes of backups.read(file)) {
    try {
      return parseFile(file, bytes, codec)
    } catch (error) {
      // A copy of another version, or one that the disk has damaged as well: the one before it may do.
      if (error instanceof PostilError) continue
      if (!(error instanceof BrokenFile)) throw error
    }
  }
  return null
}

/**
 * The data of a file, whatever has become of it. One that cannot be used is set aside, never overwritten, and its newest
 * good backup is taken; then the journal's edits that it lacks are played. Throws file errors where setting aside fails.
 */
export async function recover<T extends Kept>(
  file: string,
  codec: Codec<T>,
  found: Found<T>,
  { library, backups, steps, now }: Means,
): Promise<Recovered<T>> {
  if (found.state === 'good') {
    const missing = missingSteps(file, found.data.edit, steps)
    for (const step of missing) play(file, found.data, step)
    return { data: found.data, stale: missing.length > 0, notices: [] }
  }
  const backup = await newestBackup(file, codec, backups)
  const data = backup ?? codec.blank()
  const missing = missingSteps(file, data.edit, steps)
  for (const step of missing) play(file, data, step)
  // A file that was never written is not a lost one.
  if (found.state === 'missing' && backup === null && missing.length === 0)
    return { data, stale: true, notices: [] }
  const what =
    found.state === 'broken'
      ? `${file} was damaged (${found.why}) and is kept as ${await setAside(library, file, now())}.`
      : `${file} was gone.`
  const rescue = [
    backup === null ? 'There was no backup' : 'The newest good backup was opened',
    missing.length === 0 ? '' : ` and ${edits(missing.length)} from the journal played again`,
  ].join('')
  const lost = backup === null && missing.length === 0 ? ', so it begins empty' : ''
  return {
    data,
    stale: true,
    notices: [{ level: lost ? 'error' : 'warning', file, message: `${what} ${rescue}${lost}.` }],
  }
}
