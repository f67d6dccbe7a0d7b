/** Files packed in one (.docx, .epub), unpacked one by one and never beyond the bounds. */
import { unzipSync } from 'fflate'
import { MAX_ENTRIES, MAX_ENTRY, MAX_RATIO, MAX_UNPACKED } from './bounds.ts'
import { Refusal } from './refusal.ts'

const MB = 1024 * 1024
/** Below this an entry may shrink as it likes: bytes. */
const SMALL = 4 * MB

interface Entry {
  /** As the file spells it, which is what fflate finds it by. */
  stored: string
  size: number
  packed: number
}

export const looksZipped = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

/**
 * A packed file. Sizes are taken from its table and held against the bounds before anything is unpacked; fflate then
 * unpacks into a buffer of that size and no further, so that a table that lies gains nothing.
 */
export class Zip {
  readonly #entries = new Map<string, Entry>()
  #unpacked = 0

  /** Throws a Refusal where the table cannot be read or is too long. */
  constructor(private readonly bytes: Uint8Array) {
    try {
      unzipSync(bytes, {
        filter: ({ name, size, originalSize }) => {
          if (this.#entries.size >= MAX_ENTRIES) throw new Refusal(`it holds more than ${MAX_ENTRIES} files`)
          const path = name.replaceAll('\\', '/')
          if (!this.#entries.has(path))
            this.#entries.set(path, { stored: name, size: originalSize, packed: size })
          return false
        },
      })
    } catch (error) {
      if (error instanceof Refusal) throw error
      throw new Refusal('it is damaged: its packed files cannot be listed')
    }
  }

  get names(): string[] {
    return [...this.#entries.keys()]
  }

  has(path: string): boolean {
    return this.#entries.has(path)
  }

  /** The bytes of one entry, null where there is none of that path. Throws a Refusal beyond the bounds. */
  read(path: string): Uint8Array | null {
    const entry = this.#entries.get(path)
    if (!entry) return null
    this.#check(path, entry)
    let found: Uint8Array | undefined
    try {
      found = unzipSync(this.bytes, { filter: ({ name }) => name === entry.stored })[entry.stored]
    } catch {
      throw new Refusal(`it is damaged: ${path} in it cannot be unpacked`)
    }
    return found ?? null
  }

  /** Entries by their paths, unpacked in one go. Throws a Refusal beyond the bounds. */
  readAll(paths: readonly string[]): Map<string, Uint8Array> {
    const wanted = new Map<string, string>()
    for (const path of paths) {
      const entry = this.#entries.get(path)
      if (!entry) continue
      this.#check(path, entry)
      wanted.set(entry.stored, path)
    }
    try {
      const found = unzipSync(this.bytes, { filter: ({ name }) => wanted.has(name) })
      return new Map(Object.entries(found).map(([name, bytes]) => [wanted.get(name) ?? name, bytes]))
    } catch {
      throw new Refusal('it is damaged: what is in it cannot be unpacked')
    }
  }

  #check(path: string, { size, packed }: Entry): void {
    const bomb = (why: string) => new Refusal(`it would unpack to too much (a zip bomb): ${path} ${why}`)
    if (size > MAX_ENTRY) throw bomb(`is larger than ${MAX_ENTRY / MB} MB`)
    if (size > SMALL && size > packed * MAX_RATIO) throw bomb(`is over ${MAX_RATIO} times its packed size`)
    this.#unpacked += size
    if (this.#unpacked > MAX_UNPACKED) throw bomb(`brings all to more than ${MAX_UNPACKED / MB} MB`)
  }
}
