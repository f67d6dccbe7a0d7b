/** Finding things by a few letters: how well a text answers what is typed, and which of its letters do. */
import type { TextSpan } from '../../preload/text.ts'

/** How a text answers a query, best first. */
const WHOLE = 0
const START = 1
const WORD = 2
const INSIDE = 3
const SCATTERED = 4
/** What is found by something else than its name comes after all that is found by its name. */
const ASIDE = 10

/** In longer texts scattered letters are found everywhere and mean nothing. */
const LONGEST_SCATTERED = 60

export interface Match {
  /** Smaller is better. */
  readonly score: number
  /** The letters that answer, in UTF-16 code units, in order and apart. */
  readonly spans: readonly TextSpan[]
}

export interface Sought {
  readonly name: string
  /** What it is found by besides. */
  readonly aside?: string
}

export interface Found<T> {
  readonly item: T
  readonly score: number
  readonly name: readonly TextSpan[]
  /** The word of `aside` that answers where the name does not. */
  readonly because: string | null
}

/** How well a text answers a query; null where it does not. An empty query is answered by everything alike. */
export function match(query: string, text: string): Match | null {
  const sought = fold(query.trim().replace(/\s+/g, ' '))
  if (sought === '') return { score: WHOLE, spans: [] }
  const folded = fold(text)
  const phrase = ofPhrase(sought, folded)
  if (phrase !== null && phrase.score < INSIDE) return phrase
  return ofWords(sought, folded) ?? phrase ?? scattered(sought.replaceAll(' ', ''), folded)
}

/** What answers a query, best first; what is as good stays in order. */
export function find<T extends Sought>(query: string, items: readonly T[]): Found<T>[] {
  const found: Found<T>[] = []
  for (const item of items) {
    const name = match(query, item.name)
    const aside = name === null && item.aside ? match(query, item.aside) : null
    if (name !== null) found.push({ item, score: name.score, name: name.spans, because: null })
    else if (aside !== null && aside.score < INSIDE)
      found.push({
        item,
        score: ASIDE + aside.score,
        name: [],
        because: wordsAround(item.aside ?? '', aside.spans[0]),
      })
  }
  return found.sort((a, b) => a.score - b.score)
}

/** The text in pieces, those that answer told apart. */
export function pieces(text: string, spans: readonly TextSpan[]): { text: string; hit: boolean }[] {
  const cuts: { text: string; hit: boolean }[] = []
  let at = 0
  for (const { start, end } of spans) {
    if (start > at) cuts.push({ text: text.slice(at, start), hit: false })
    cuts.push({ text: text.slice(start, end), hit: true })
    at = end
  }
  if (at < text.length) cuts.push({ text: text.slice(at), hit: false })
  return cuts
}

/** Small letters without their accents, each code unit in its place. */
function fold(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase()
  return Array.from({ length: text.length }, (_, at) => {
    const small = text.charAt(at).toLowerCase().normalize('NFD')
    return small.length === 1 || /^\p{M}+$/u.test(small.slice(1)) ? small.charAt(0) : text.charAt(at)
  }).join('')
}

function beginsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))
}

function ofPhrase(query: string, text: string): Match | null {
  let inside = -1
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + 1)) {
    const spans = [{ start: at, end: at + query.length }]
    if (at === 0) return { score: query.length === text.length ? WHOLE : START, spans }
    if (beginsWord(text, at)) return { score: WORD, spans }
    if (inside < 0) inside = at
  }
  return inside < 0 ? null : { score: INSIDE, spans: [{ start: inside, end: inside + query.length }] }
}

/** Several words, each begins one of the text's, in any order. */
function ofWords(query: string, text: string): Match | null {
  if (!query.includes(' ')) return null
  const spans: TextSpan[] = []
  for (const word of query.split(' ')) {
    const found = ofPhrase(word, text)
    if (found === null || found.score >= INSIDE) return null
    spans.push(...found.spans)
  }
  return { score: WORD, spans: merged(spans) }
}

/** The letters in their order, the first of them at the start of a word, in as few pieces as there are. */
function scattered(query: string, text: string): Match | null {
  if (query.length < 2 || text.length > LONGEST_SCATTERED) return null
  let best: TextSpan[] | null = null
  for (let from = text.indexOf(query.charAt(0)); from >= 0; from = text.indexOf(query.charAt(0), from + 1)) {
    const spans = beginsWord(text, from) ? lettersFrom(query, text, from) : null
    // Two letters are in anything; as initials they say something.
    const meant = query.length > 2 || spans?.every(({ start }) => beginsWord(text, start))
    if (spans !== null && meant && (best === null || spans.length < best.length)) best = spans
  }
  return best && { score: SCATTERED + best.length / 100, spans: best }
}

function lettersFrom(query: string, text: string, from: number): TextSpan[] | null {
  const spans: TextSpan[] = []
  let at = from
  for (let index = 0; index < query.length; index++, at++) {
    const letter = query.charAt(index)
    if (text.charAt(at) !== letter || index === 0) at = nextPlace(letter, text, at)
    if (at < 0) return null
    spans.push({ start: at, end: at + 1 })
  }
  return merged(spans)
}

/** Where a letter that does not go on begins a word, or else where it stands next. */
function nextPlace(letter: string, text: string, from: number): number {
  for (let at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1))
    if (beginsWord(text, at)) return at
  return text.indexOf(letter, from)
}

function merged(spans: readonly TextSpan[]): TextSpan[] {
  const result: TextSpan[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && span.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else result.push(span)
  }
  return result
}

function wordsAround(text: string, span: TextSpan | undefined): string {
  if (!span) return text
  const start = text.lastIndexOf(' ', span.start) + 1
  const end = text.indexOf(' ', span.end)
  return text.slice(start, end < 0 ? undefined : end)
}
