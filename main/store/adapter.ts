import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Adapter } from 'lowdb'
import { SCHEMA_VERSION } from '../../preload/model.ts'
import { fileProblem, PostilError } from '../errors.ts'
import type { Codec } from './codec.ts'
import { writeDurable } from './durable.ts'

/** A data file that is there and cannot be used. The message is the reason, as the end of a sentence. */
export class BrokenFile extends Error {}

/** Parses a file's bytes. Throws BrokenFile, and PostilError newer-version for what a later Postil has written. */
export function parseFile<T>(path: string, bytes: Uint8Array, codec: Pick<Codec<T>, 'parse'>): T {
  let raw: unknown
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    const zeros = bytes.every((byte) => byte === 0)
    throw new BrokenFile(
      bytes.length === 0 ? 'it is empty' : zeros ? 'it holds nothing but zeros' : 'it is not whole',
    )
  }
  const version = typeof raw === 'object' && raw !== null && 'version' in raw ? raw.version : null
  if (typeof version === 'number' && version > SCHEMA_VERSION)
    throw new PostilError(
      'newer-version',
      `${basename(path)} was written by a newer version of Postil. Nothing was touched: open it with that version.`,
    )
  try {
    return codec.parse(raw)
  } catch (error) {
    throw new BrokenFile(error instanceof Error ? error.message : String(error))
  }
}

/** A file's bytes, null where it is missing. Throws BrokenFile where it cannot be read. */
export async function readBytes(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path)
  } catch (error) {
    return unread(error)
  }
}

/** The same without waiting: nothing else goes on meanwhile. */
export function readBytesNow(path: string): Uint8Array | null {
  try {
    return readFileSync(path)
  } catch (error) {
    return unread(error)
  }
}

function unread(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
  throw new BrokenFile(`it could not be read, since ${fileProblem(error).why}`)
}

/** lowdb's adapter over one data file: zod when it reads, atomic and durable when it writes. */
export class DurableAdapter<T> implements Adapter<T> {
  constructor(
    readonly path: string,
    readonly codec: Pick<Codec<T>, 'parse' | 'print'>,
  ) {}

  /** The data, null where the file is missing. Throws BrokenFile and PostilError newer-version. */
  async read(): Promise<T | null> {
    const bytes = await readBytes(this.path)
    return bytes === null ? null : parseFile(this.path, bytes, this.codec)
  }

  /** What is written is the data as it is at this call, whatever happens to it while the disk works. */
  async write(data: T): Promise<void> {
    await writeDurable(this.path, this.codec.print(data))
  }
}
