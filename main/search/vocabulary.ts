import { LONG_START, Rows, typosIn } from '../../preload/search/distance.ts'
import { INSIDE, START, TYPO, WHOLE } from '../../preload/search/find.ts'
import { moved, slotOf, type Entry } from './entries.ts'

/** A word and what holds it. */
export interface Term {
  readonly word: string
  /** They go up by slot, since a document that comes or changes gets a new one. */
  readonly entries: Entry[]
}

/** A term that answers a word that is typed, and how: WHOLE, START, INSIDE or TYPO. */
export interface Expansion {
  term: Term
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
  #terms: Term[]
  #added: Term[] = []
  readonly #byWord: Map<string, Term>
  /** All words, each after a separator, and where each begins; null until it is asked for again. */
  #joined: { text: string; starts: Uint32Array } | null = null
  #common: Uint8Array | null = null

  constructor(terms: readonly Term[] = []) {
    this.#terms = [...terms].sort(byUnits)
    this.#byWord = new Map(terms.map((term) => [term.word, term]))
  }

  add(word: string, entry: Entry): void {
    const known = this.#byWord.get(word)
    if (known) known.entries.push(entry)
    else {
      const term = { word, entries: [entry] }
      this.#byWord.set(word, term)
      this.#added.push(term)
    }
  }

  /** In the order of the words' code units. */
  get terms(): readonly Term[] {
    if (this.#added.length > 0) {
      // Few are put in their places; many are cheaper to sort.
      if (this.#added.length < 32)
        for (const term of this.#added) this.#terms.splice(this.#from(term.word), 0, term)
      else this.#terms = this.#terms.concat(this.#added).sort(byUnits)
      this.#added = []
      this.#joined = null
      this.#common = null
    }
    return this.#terms
  }

  /** The word itself. */
  whole(word: string): Expansion[] {
    const term = this.#byWord.get(word)
    return term ? [{ term, level: WHOLE }] : []
  }

  /** The words that begin with `letters`, the word itself as WHOLE. */
  beginning(letters: string): Expansion[] {
    const terms = this.terms
    const found: Expansion[] = []
    for (let at = this.#from(letters); terms[at]?.word.startsWith(letters); at++)
      found.push({ term: terms[at]!, level: terms[at]!.word === letters ? WHOLE : START })
    return found
  }

  /** At most `most` words that have `letters` inside, not at their start. */
  containing(letters: string, most: number): Expansion[] {
    const terms = this.terms
    this.#joined ??= joined(terms)
    const { text, starts } = this.#joined
    const found: Expansion[] = []
    for (let at = text.indexOf(letters); at >= 0 && found.length < most; at = text.indexOf(letters, at + 1)) {
      const index = lastAtOrBefore(starts, at)
      const term = terms[index]!
      if (at > starts[index]! && found.at(-1)?.term !== term) found.push({ term, level: INSIDE })
    }
    return found
  }

  /** The words that are typos of `word`, or that begin with a typo of it where it may not be typed out. */
  near(word: string): Expansion[] {
    const most = typosIn(word)
    if (most === 0) return []
    const terms = this.terms
    const takesStarts = word.length >= LONG_START
    const found: Expansion[] = []
    const rows = new Rows(word)
    const common = this.#commonStarts()
    let depth = 0
    for (let at = 0; at < terms.length;) {
      const term = terms[at]!
      depth = Math.min(depth, common[at]!)
      let isOut = false
      while (depth < term.word.length && !isOut) isOut = rows.next(term.word, depth++) > most
      const begins = takesStarts && rows.leastEnd(depth) <= 1
      if (begins || (!isOut && rows.end(depth) <= most)) found.push({ term, level: TYPO })
      at++
      // No word that starts so can come near any more, unless its start has done so already.
      if (isOut && !begins) while (at < terms.length && common[at]! >= depth) at++
    }
    return found
  }

  /** All terms with their entries, the slots as `renumbered` says, without those that it has none for. */
  packed(renumbered: Int32Array): Term[] {
    return this.terms
      .map(({ word, entries }) => ({
        word,
        entries: entries
          .filter((entry) => renumbered[slotOf(entry)]! >= 0)
          .map((entry) => moved(entry, renumbered[slotOf(entry)]!)),
      }))
      .filter(({ entries }) => entries.length > 0)
  }

  /** How many letters each word shares with the one before it: the depth at which the trie's branch leaves. */
  #commonStarts(): Uint8Array {
    return (this.#common ??= commonStartsOf(this.terms))
  }

  /** The index of the first word that is not before `letters`. */
  #from(letters: string): number {
    const terms = this.#terms
    let low = 0
    let high = terms.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (terms[middle]!.word < letters) low = middle + 1
      else high = middle
    }
    return low
  }
}

function byUnits(a: Term, b: Term): number {
  return a.word < b.word ? -1 : a.word > b.word ? 1 : 0
}

function joined(terms: readonly Term[]): { text: string; starts: Uint32Array } {
  const starts = new Uint32Array(terms.length)
  let at = 1
  for (const [index, { word }] of terms.entries()) {
    starts[index] = at
    at += word.length + 1
  }
  return { text: SEPARATOR + terms.map(({ word }) => word).join(SEPARATOR), starts }
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

/** How many letters each word shares with the one before it, up to 255. */
function commonStartsOf(terms: readonly Term[]): Uint8Array {
  const common = new Uint8Array(terms.length)
  for (let at = 1; at < terms.length; at++) {
    const [before, word] = [terms[at - 1]!.word, terms[at]!.word]
    const most = Math.min(before.length, word.length, 255)
    let length = 0
    while (length < most && before.charCodeAt(length) === word.charCodeAt(length)) length++
    common[at] = length
  }
  return common
}
