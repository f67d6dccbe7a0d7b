/** Which documents hold a word, and how often. */

/** One number: the document's slot, whether the word is in its title, and how often it is there, up to 63 times. */
export type Entry = number

const MOST = 63
const IN_TITLE = 64
const SLOT = 128

export function entryOf(slot: number, times: number, inTitle: boolean): Entry {
  return slot * SLOT + (inTitle ? IN_TITLE : 0) + Math.min(times, MOST)
}

export function slotOf(entry: Entry): number {
  return Math.floor(entry / SLOT)
}

export function timesOf(entry: Entry): number {
  return entry & MOST
}

export function isInTitle(entry: Entry): boolean {
  return (entry & IN_TITLE) !== 0
}

/** Entries go up by slot, since a document that comes or changes gets a new one. */
export class Postings {
  readonly #entries: Map<string, Entry[]>

  constructor(entries: Iterable<[string, readonly Entry[]]> = []) {
    this.#entries = new Map(entries as Iterable<[string, Entry[]]>)
  }

  /** Whether the word is new. */
  add(word: string, entry: Entry): boolean {
    const entries = this.#entries.get(word)
    if (entries) entries.push(entry)
    else this.#entries.set(word, [entry])
    return entries === undefined
  }

  of(word: string): readonly Entry[] {
    return this.#entries.get(word) ?? []
  }

  /** All words with their entries, the slots as `renumbered` says, without those that it has none for. */
  packed(renumbered: Int32Array): [string, Entry[]][] {
    const words: [string, Entry[]][] = []
    for (const [word, entries] of this.#entries) {
      const kept: Entry[] = []
      for (const entry of entries) {
        const slot = renumbered[slotOf(entry)]!
        if (slot >= 0) kept.push(slot * SLOT + (entry % SLOT))
      }
      if (kept.length > 0) words.push([word, kept])
    }
    return words
  }
}
