import { createHash } from 'node:crypto'
import type { SearchDocument } from './document.ts'
import type { Entry } from './entries.ts'
import type { Term } from './vocabulary.ts'

/** What an index is made of, without what can be worked out from it in a moment. */
export interface Contents {
  /** By slot, no slot empty. */
  documents: SearchDocument[]
  terms: readonly Term[]
}

/** The first bytes of a saved index; the last is the version of what follows, and of how texts are folded and parted. */
const MAGIC = Buffer.from('PSTLIDX\u0001', 'latin1')
const HASH = 32

/**
 * An index as bytes: the magic number with its version, the SHA-256 of the rest, the documents and the words as JSON, each
 * after its length, and for each word its entries, as differences in seven bits a byte (LEB128).
 */
export function encode({ documents, terms }: Contents): Uint8Array {
  const head = [documents, terms.map(({ word }) => word)].flatMap((part) => {
    const json = Buffer.from(JSON.stringify(part))
    const length = Buffer.alloc(4)
    length.writeUInt32LE(json.length)
    return [length, json]
  })
  const numbers = new Numbers()
  for (const { entries } of terms) {
    numbers.write(entries.length)
    let last = 0
    for (const entry of entries) {
      numbers.write(entry - last)
      last = entry
    }
  }
  const rest = Buffer.concat([...head, numbers.bytes])
  return Buffer.concat([MAGIC, digest(rest), rest])
}

/** What was encoded; null for bytes of another version, or that are not what was written. */
export function decode(bytes: Uint8Array): Contents | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const rest = file.subarray(MAGIC.length + HASH)
  if (!file.subarray(0, MAGIC.length).equals(MAGIC)) return null
  if (!file.subarray(MAGIC.length, MAGIC.length + HASH).equals(digest(rest))) return null
  let at = 0
  const json = (): unknown => {
    const length = rest.readUInt32LE(at)
    at += 4 + length
    return JSON.parse(rest.toString('utf8', at - length, at))
  }
  const number = (): number => {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = rest[at++]!
      value += (byte & 127) * factor
      if (byte < 128) return value
    }
  }
  const documents = json() as SearchDocument[]
  const terms = (json() as string[]).map((word): Term => {
    const entries = new Array<Entry>(number())
    for (let index = 0, last = 0; index < entries.length; index++) entries[index] = last += number()
    return { word, entries }
  })
  return { documents, terms }
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

/** Whole numbers, seven bits a byte, the lowest first. */
class Numbers {
  #bytes = Buffer.alloc(1 << 16)
  #length = 0

  write(value: number): void {
    if (this.#length + 8 > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2)
    let rest = value
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.#bytes[this.#length++] = (rest % 128) + 128
    this.#bytes[this.#length++] = rest
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length)
  }
}
