import { findAny, hasAccents, holdsLiterally, literalPlaces } from '../../preload/search/find.ts'
import { fold, foldText, unfold, type Folded } from '../../preload/search/fold.ts'
import { parseQuery, type Query, type Sought } from '../../preload/search/query.ts'
import { eachWord } from '../../preload/search/words.ts'
import { decode, encode } from './codec.ts'
import { DOCUMENT_KINDS, type DocumentKind, type Group, type Hit, type SearchDocument } from './document.ts'
import { Facets } from './facets.ts'
import { nearness } from './nearness.ts'
import { entryOf } from './entries.ts'
import { byScore, ranked, type Ranked } from './ranked.ts'
import { Recent } from './recent.ts'
import { scoresOf, together, type Scores } from './scores.ts'
import { snippetOf } from './snippet.ts'
import { Vocabulary } from './vocabulary.ts'

export interface SearchOptions {
  /** How many hits of each kind; 20 where it is not said. */
  limit?: number
  /** Which kinds; all where it is not said. */
  kinds?: readonly DocumentKind[]
}

/** How many documents are looked at to the letter for a phrase, at most: this bounds the time of a key. */
const LOOKED_AT = 1_000
/** How many of the best are ordered by how near their words stand. */
const ORDERED = 60
/** How many folded texts with their way back are kept. */
const KEPT_FOLDS = 200
/** How many words' scores are kept: four bytes a document each. */
const KEPT_SCORES = 32

/** The documents of one kind that hold the words of a query, and how well: two lists in step. */
interface Candidates {
  slots: number[]
  scores: number[]
}

/**
 * An index of documents in memory, for search as one types: words by their first letters, phrases, filters, typos. It
 * holds the documents' texts, and is never the only place where they are: `stale` tells which of them are not as the
 * files are any more.
 *
 * It is our own because a key may take 10 ms of search: over 10,000 articles of 400 words (tests/bench/search, both in one
 * run on two busy cores) minisearch 7.2 took 43 ms a key in the median and 1.3 s at p95, since it scores every word that
 * a prefix or a typo may mean; this took 2.2 ms and 31 ms by the clock, 2.0 ms and 12 ms of the processor. minisearch
 * has neither phrases nor places in the text besides, and is built in 17 s, against 5.
 */
export class SearchIndex {
  /** By slot. A document that changes or goes leaves its slot empty; `waste` says how many are. */
  readonly #documents: (SearchDocument | null)[] = []
  readonly #folded: (string | undefined)[] = []
  readonly #waysBack = new Recent<number, Folded>(KEPT_FOLDS)
  readonly #scores = new Recent<string, Scores>(KEPT_SCORES)
  readonly #slots = new Map<string, number>()
  readonly #facets = new Facets()
  #vocabulary = new Vocabulary()

  constructor(documents: Iterable<SearchDocument> = []) {
    for (const document of documents) this.put(document)
  }

  /** The documents that are in it. */
  get documents(): SearchDocument[] {
    return this.#documents.filter((document) => document !== null)
  }

  /** One of them. */
  document(id: string): SearchDocument | null {
    const slot = this.#slots.get(id)
    return slot === undefined ? null : (this.#documents[slot] ?? null)
  }

  get size(): number {
    return this.#slots.size
  }

  /** The share of slots that are empty: from a half on it is worth while to make a new index of `documents`. */
  get waste(): number {
    return this.#documents.length === 0 ? 0 : 1 - this.#slots.size / this.#documents.length
  }

  /** Puts a document in, in the place of the one with its id. */
  put(document: SearchDocument): void {
    this.remove(document.id)
    const slot = this.#take(document)
    const folded = foldText(document.text)
    this.#folded[slot] = folded
    const times = new Map<string, number>()
    eachWord(folded, (word) => times.set(word, (times.get(word) ?? 0) + 1))
    const title = new Set<string>()
    eachWord(foldText(document.title), (word) => title.add(word))
    for (const word of title) if (!times.has(word)) times.set(word, 1)
    for (const [word, count] of times) this.#vocabulary.add(word, entryOf(slot, count, title.has(word)))
  }

  /** Gives a document its slot, which holds its words already or is about to. */
  #take(document: SearchDocument): number {
    const slot = this.#documents.push(document) - 1
    this.#slots.set(document.id, slot)
    this.#facets.add(document, slot)
    this.#scores.clear()
    return slot
  }

  /** Takes a document out; one that is not there is no error. */
  remove(id: string): void {
    const slot = this.#slots.get(id)
    if (slot === undefined) return
    this.#slots.delete(id)
    this.#documents[slot] = null
    this.#folded[slot] = undefined
    this.#waysBack.delete(slot)
    this.#scores.clear()
  }

  /** What has to be done for the index to be what the files say: the ids to put in again, and those to take out. */
  stale(files: Iterable<{ id: string; hash: string }>): { put: string[]; remove: string[] } {
    const there = new Set<string>()
    const put: string[] = []
    for (const { id, hash } of files) {
      there.add(id)
      const slot = this.#slots.get(id)
      if (slot === undefined || this.#documents[slot]!.hash !== hash) put.push(id)
    }
    return { put, remove: [...this.#slots.keys()].filter((id) => !there.has(id)) }
  }

  /** All of it as bytes, for `load`. */
  save(): Uint8Array {
    const renumbered = new Int32Array(this.#documents.length).fill(-1)
    let next = 0
    for (const [slot, document] of this.#documents.entries()) if (document) renumbered[slot] = next++
    return encode({ documents: this.documents, terms: this.#vocabulary.packed(renumbered) })
  }

  /** A saved index; null where the bytes are of another version or damaged: then it is built again from the files. */
  static load(bytes: Uint8Array): SearchIndex | null {
    const contents = decode(bytes)
    if (!contents) return null
    const index = new SearchIndex()
    index.#vocabulary = new Vocabulary(contents.terms)
    for (const document of contents.documents) index.#take(document)
    return index
  }

  /** What answers a query, by kind, the kinds in their order, those without a hit left out. */
  search(typed: string, { limit = 20, kinds = DOCUMENT_KINDS }: SearchOptions = {}): Group[] {
    const query = parseQuery(typed)
    if (query.sought.length + query.filters.length + query.withoutFilters.length + query.without.length === 0)
      return []
    const candidates = this.#candidates(query, kinds)
    return kinds.flatMap((kind) => {
      const found = candidates.get(kind)
      const group = found ? this.#group(kind, found, query, limit) : null
      return group && group.hits.length > 0 ? [group] : []
    })
  }

  /** All documents that hold the words of a query and pass its filters. */
  #candidates(query: Query, kinds: readonly DocumentKind[]): Map<DocumentKind, Candidates> {
    const size = this.#documents.length
    const totals = together(
      query.sought.map((sought) => this.#scoresOf(sought)),
      size,
    )
    const allowed = this.#facets.allowed(query.filters, size)
    const excluded =
      query.withoutFilters.length > 0 ? this.#facets.matching(query.withoutFilters, size) : null
    const without = query.without.map((sought) => ({
      sought,
      scores: this.#scoresOf({ ...sought, isPhrase: true, isOpen: false }),
    }))
    const found = new Map<DocumentKind, Candidates>(kinds.map((kind) => [kind, { slots: [], scores: [] }]))
    for (let slot = 0; slot < size; slot++) {
      const score = totals[slot]!
      const document = this.#documents[slot]
      if (score === 0 || !document || allowed?.[slot] === 0 || excluded?.[slot] === 1) continue
      if (without.some(({ sought, scores }) => scores.bySlot[slot]! > 0 && this.#holds(slot, sought)))
        continue
      const group = found.get(document.kind)
      group?.slots.push(slot)
      group?.scores.push(score)
    }
    return found
  }

  /** The last ones are kept until a document comes or goes: while a word is typed, those before it stay the same. */
  #scoresOf(sought: Sought): Scores {
    const key = `${sought.folded}\n${sought.isPhrase}${sought.isOpen}`
    let scores = this.#scores.get(key)
    if (!scores) {
      const isThere = (slot: number) => this.#documents[slot] !== null
      scores = scoresOf(sought, this.#vocabulary, this.#documents.length, isThere)
      this.#scores.set(key, scores)
    }
    return scores
  }

  #group(kind: DocumentKind, { slots, scores }: Candidates, query: Query, limit: number): Group {
    const toTheLetter = query.sought.filter(isToTheLetter)
    const most = Math.max(limit, ORDERED)
    let total = slots.length
    let best: Ranked[]
    if (toTheLetter.length > 0) {
      const holding = ranked(slots, scores, LOOKED_AT).filter(({ slot }) =>
        toTheLetter.every((sought) => this.#holds(slot, sought)),
      )
      total = holding.length
      best = holding.slice(0, most)
    } else best = ranked(slots, scores, most)
    if (query.sought.length > 1) {
      for (const each of best) each.score *= 1 + nearness(this.#foldedAt(each.slot), query)
      best.sort(byScore)
    }
    return {
      kind,
      hits: best.slice(0, limit).map(({ slot }) => this.#hit(slot, query)),
      total,
      isAbout: toTheLetter.length > 0 && slots.length > LOOKED_AT,
    }
  }

  #hit(slot: number, query: Query): Hit {
    const { id, kind, article, text, title } = this.#documents[slot]!
    const ranges = findAny(text, this.#wayBack(slot), query)
    const titleRanges = findAny(title, fold(title), query)
    return { id, kind, article, ranges, titleRanges, snippet: snippetOf(text, ranges) }
  }

  /** A document's folded text with the way back; the last ones are kept, since the next key mostly shows the same. */
  #wayBack(slot: number): Folded {
    let folded = this.#waysBack.get(slot)
    if (!folded) this.#waysBack.set(slot, (folded = fold(this.#documents[slot]!.text)))
    return folded
  }

  /** Whether a document has a phrase, or a word with its accents, in its text or its title. */
  #holds(slot: number, sought: Sought): boolean {
    const { text, title } = this.#documents[slot]!
    return holdsIn(text, this.#foldedAt(slot), sought) || holdsIn(title, foldText(title), sought)
  }

  #foldedAt(slot: number): string {
    return (this.#folded[slot] ??= foldText(this.#documents[slot]!.text))
  }
}

/** Whether it takes more than its words to tell that a document answers. */
function isToTheLetter({ folded, words, accents }: Sought): boolean {
  return words.length !== 1 || words[0] !== folded || accents !== null
}

function holdsIn(text: string, foldedText: string, sought: Sought): boolean {
  if (!holdsLiterally(foldedText, sought)) return false
  if (sought.accents === null) return true
  const folded = fold(text)
  return literalPlaces(foldedText, sought).some(({ start, end }) =>
    hasAccents(text, unfold(text, folded, start, end), sought),
  )
}
