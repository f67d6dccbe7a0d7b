import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { shortHash, type Backups } from './backups.ts'
import { mapLimited } from './durable.ts'

/** So few at a time that whoever reads an article meanwhile does not wait for them. */
const AT_ONCE_BEHIND = 2

/** A data file that was good when the library was opened. */
export interface Good {
  file: string
  hash: string
}

/**
 * Copies many files into backups while the library is in use. What is left when it is ended, and what was edited before
 * its turn came, is copied when the library is opened the next time: until then the journal keeps their edits.
 */
export class Behind {
  /** Settles when all is copied, when it was ended, or when `failed` was told why it could not go on. */
  readonly done: Promise<void>
  #ended = false

  constructor(
    private readonly library: string,
    private readonly backups: Backups,
    files: readonly Good[],
    failed: (error: unknown) => void,
  ) {
    this.done = mapLimited(files, AT_ONCE_BEHIND, (good) => this.#copy(good)).then(() => undefined, failed)
  }

  async #copy({ file, hash }: Good): Promise<void> {
    if (this.#ended) return
    const bytes = await readFile(join(this.library, file)).catch(() => null)
    if (bytes !== null && shortHash(bytes) === hash && !this.#ended) await this.backups.keep(file, bytes)
  }

  /** Stops it; nothing is written any more when this settles. */
  async end(): Promise<void> {
    this.#ended = true
    await this.done
  }
}
