import { open, type FileHandle } from 'node:fs/promises'
import { fileProblem, PostilError } from '../errors.ts'
import { writeDurable } from './durable.ts'
import { JOURNAL_HEAD } from './journal-read.ts'
import type { Line, Said } from './lines.ts'

/** The journal, open for appending. Calls must not overlap: the library does one thing at a time. */
export class Journal {
  #file: FileHandle
  #length: number
  #next: number
  /** Something may stand after the good lines, left by an append that failed. */
  #dirty = false

  private constructor(file: FileHandle, length: number, next: number) {
    this.#file = file
    this.#length = length
    this.#next = next
  }

  /**
   * Opens a journal of which `goodBytes` are good and cuts off what is after them. Numbers go on from `next`.
   */
  static async open(path: string, goodBytes: number, next: number): Promise<Journal> {
    if (goodBytes === 0) return Journal.write(path, [], next)
    const file = await open(path, 'r+')
    const { size } = await file.stat()
    if (size > goodBytes) {
      await file.truncate(goodBytes)
      await file.datasync()
    }
    return new Journal(file, goodBytes, next)
  }

  /** Writes a journal anew, with these lines alone, in the place of the old one. */
  static async write(path: string, lines: readonly Line[], next: number): Promise<Journal> {
    const text = JOURNAL_HEAD + lines.map((line) => `${JSON.stringify(line)}\n`).join('')
    await writeDurable(path, text)
    return new Journal(await open(path, 'r+'), Buffer.byteLength(text), next)
  }

  /** The number that the next line will have. */
  get next(): number {
    return this.#next
  }

  /**
   * Appends a line and returns its number once it is durable. Throws PostilError and leaves the journal as it was where
   * the disk does not take it.
   */
  async append(said: Said): Promise<number> {
    const n = this.#next
    const bytes = Buffer.from(`${JSON.stringify({ n, ...said })}\n`, 'utf8')
    try {
      if (this.#dirty) await this.#cut()
      this.#dirty = true
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, this.#length + done)
        done += bytesWritten
      }
      await this.#file.datasync()
    } catch (error) {
      await this.#cut().catch(() => undefined)
      const { code, why } = fileProblem(error)
      throw new PostilError(code, `That could not be saved: ${why}. Nothing was changed.`, { cause: error })
    }
    this.#dirty = false
    this.#length += bytes.length
    this.#next = n + 1
    return n
  }

  async #cut(): Promise<void> {
    await this.#file.truncate(this.#length)
    await this.#file.datasync()
    this.#dirty = false
  }

  async close(): Promise<void> {
    await this.#file.close()
  }
}
