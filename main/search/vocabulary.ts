import { INSIDE, START, TYPO, WHOLE } from '../../preload/search/find.ts'
import { LONG_START, typosIn } from '../../preload/search/distance.ts'

/** A word of the index that answers one that is typed, and how: WHOLE, START, INSIDE or TYPO. */
export interface Expansion {
  word: string
  level: number
}

/** Below any code unit that a folded word holds. */
const SEPARATOR = '\n'

/**
 * All words of an index in order. What begins with a few letters is a stretch of them; what contains some is found in one
 * search over all words as one string; what is a typo away by walking the words as a trie, of which the sorted list is the
 * plain form: a row of edit distances is kept for each letter that a word shares with the one before it.
 */
export class Vocabulary {
  #words: string[] = []
  #added: string[] = []
  /** All words, each after a separator, and where each begins; null until it is asked for again. */
  #joined: { text: string; starts: Uint32Array } | null = null

  constructor(words: readonly string[] = []) {
    this.#words = [...words].sort(byUnits)
  }

  /** A word that is not in it yet. */
  add(word: string): void {
    this.#added.push(word)
  }

  get words(): readonly string[] {
    if (this.#added.length > 0) {
      // Few are put in their places; many are cheaper to sort.
      if (this.#added.length < 32)
        for (const word of this.#added) this.#words.splice(this.#from(word), 0, word)
      else this.#words = this.#words.concat(this.#added).sort(byUnits)
      this.#added = []
      this.#joined = null
    }
    return this.#words
  }

  /** The words that begin with `letters`, the word itself as WHOLE. */
  beginning(letters: string): Expansion[] {
    const words = this.words
    const found: Expansion[] = []
    for (let at = this.#from(letters); at < words.length && words[at]!.startsWith(letters); at++)
      found.push({ word: words[at]!, level: words[at] === letters ? WHOLE : START })
    return found
  }

  /** At most `most` words that have `letters` inside, not at their start. */
  containing(letters: string, most: number): Expansion[] {
    const words = this.words
    this.#joined ??= joined(words)
    const { text, starts } = this.#joined
    const found: Expansion[] = []
    for (let at = text.indexOf(letters); at >= 0 && found.length < most; at = text.indexOf(letters, at + 1)) {
      const index = lastAtOrBefore(starts, at)
      const word = words[index]!
      if (at > starts[index]! && found.at(-1)?.word !== word) found.push({ word, level: INSIDE })
    }
    return found
  }

  /** The words that are typos of `word`, or begin with one of a word of five letters or more, which may not be typed out. */
  near(word: string): Expansion[] {
    const most = typosIn(word)
    const words = this.words
    const found: Expansion[] = []
    if (most === 0) return found
    const rows: number[][] = [Array.from({ length: word.length + 1 }, (_, index) => index)]
    let shared = ''
    for (let at = 0; at < words.length;) {
      const other = words[at]!
      let depth = commonLength(shared, other)
      let isOut = false
      let begins = depth > 0 && rows.slice(0, depth + 1).some((row) => row.at(-1)! <= 1)
      while (depth < other.length && !isOut) {
        const row = nextRow(word, other, depth, rows)
        rows[++depth] = row
        begins ||= row.at(-1)! <= 1
        isOut = Math.min(...row) > most
      }
      shared = other.slice(0, depth)
      if (!isOut && rows[depth]!.at(-1)! <= most) found.push({ word: other, level: TYPO })
      else if (begins && word.length >= LONG_START) found.push({ word: other, level: TYPO })
      // No word with this start can come near any more, unless a part of the start did.
      at =
        isOut && !(begins && word.length >= LONG_START)
          ? this.#from(shared.slice(0, depth) + '\uffff')
          : at + 1
    }
    return found
  }

  /** The index of the first word that is not before `letters`. */
  #from(letters: string): number {
    const words = this.#words
    let low = 0
    let high = words.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (words[middle]! < letters) low = middle + 1
      else high = middle
    }
    return low
  }
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function joined(words: readonly string[]): { text: string; starts: Uint32Array } {
  const starts = new Uint32Array(words.length)
  let at = 1
  for (const [index, word] of words.entries()) {
    starts[index] = at
    at += word.length + 1
  }
  return { text: SEPARATOR + words.join(SEPARATOR), starts }
}

function lastAtOrBefore(starts: Uint32Array, at: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

function commonLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

/** The distances of the first `depth` + 1 letters of `other` from each start of `word` (optimal string alignment). */
function nextRow(word: string, other: string, depth: number, rows: readonly number[][]): number[] {
  const last = rows[depth]!
  const before = rows[depth - 1]
  const letter = other[depth]
  const row = [depth + 1]
  for (let j = 1; j <= word.length; j++) {
    const cost = word[j - 1] === letter ? 0 : 1
    let edits = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + cost)
    if (before && j > 1 && word[j - 1] === other[depth - 1] && word[j - 2] === letter)
      edits = Math.min(edits, before[j - 2]! + 1)
    row.push(edits)
  }
  return row
}
