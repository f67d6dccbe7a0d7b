/**
 * Links to passages. A link can do nothing but show: it names an article and a place in it, and no file, no command.
 *
 *     postil://open/ARTICLE                                       the article
 *     postil://open/ARTICLE/ANNOTATION                            an annotation of it
 *     postil://open/ARTICLE?at=START-END&quote=WORDS[&until=WORDS][&prefix=WORDS][&suffix=WORDS]
 *                                                                 a passage of its text
 *
 * ARTICLE and ANNOTATION are ids. A passage is told as the W3C's annotation model does, by position
 * (https://www.w3.org/TR/annotation-model/#text-position-selector, here in UTF-16 code units) and by its words
 * (https://www.w3.org/TR/annotation-model/#text-quote-selector); of a long one `quote` has the first words and `until`
 * the last. WORDS are percent-encoded UTF-8. The parameters come in this order, each at most once.
 */
import { graphemeAt } from './text.ts'

/** In characters. Windows and Chromium hand on no longer ones (2,083 and 2,048). */
export const LONGEST_LINK = 2000
/** In UTF-16 code units: the most of its words that a link holds at each end, and of what stands around them. */
const MOST_WORDS = 64
const MOST_AROUND = 24

/** A stretch of an article's text, told twice: by its place, and by words that find it again. */
export interface LinkedPassage {
  start: number
  end: number
  quote: string
  /** Its last words, where `quote` has not all of it; else ''. */
  until: string
  prefix: string
  suffix: string
}

/** What a link shows. */
export interface LinkPlace {
  article: string
  annotation: string | null
  passage: LinkedPassage | null
}

const SHAPE = /^postil:\/\/open\/([\w-]{1,80})(?:\/([\w-]{1,80})|\?([\w.~%&=-]+))?$/
const PARAMETERS =
  /^at=(0|[1-9]\d{0,8})-([1-9]\d{0,8})&quote=([^&=]+)(?:&until=([^&=]+))?(?:&prefix=([^&=]+))?(?:&suffix=([^&=]+))?$/

/** Whether a word that the app was started with is meant as a link, a good one or not. */
export function isLink(word: string): boolean {
  return /^postil:/i.test(word)
}

/** Writes a link. The place's ids are as records have them, and its words as `passageOf` gives them. */
export function formatLink({ article, annotation, passage }: LinkPlace): string {
  const base = `postil://open/${article}`
  if (annotation !== null) return `${base}/${annotation}`
  if (passage === null) return base
  const { start, end, quote, until, prefix, suffix } = passage
  const words = Object.entries({ quote, until, prefix, suffix })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encode(value)}`)
  return `${base}?${[`at=${start}-${end}`, ...words].join('&')}`
}

/** Reads a link; null for anything that `formatLink` does not write, whatever it looks like. Each of its parts has a bound, so all of it has. */
export function parseLink(link: string): LinkPlace | null {
  const [, article, annotation = null, query] = SHAPE.exec(link) ?? []
  if (article === undefined) return null
  if (query === undefined) return { article, annotation, passage: null }
  const passage = parsePassage(query)
  return passage && { article, annotation: null, passage }
}

function parsePassage(query: string): LinkedPassage | null {
  const [, from, to, ...encoded] = PARAMETERS.exec(query) ?? []
  const [start, end] = [Number(from), Number(to)]
  const [quote, until, prefix, suffix] = encoded.map((value) => decode(value ?? ''))
  if (isUnsaid(quote) || isUnsaid(until) || isUnsaid(prefix) || isUnsaid(suffix) || !(start < end))
    return null
  if ([quote, until].some((words) => words.length > MOST_WORDS)) return null
  if ([prefix, suffix].some((words) => words.length > MOST_AROUND)) return null
  return { start, end, quote, until, prefix, suffix }
}

const isUnsaid = (words: string | null | undefined): words is null | undefined =>
  words === null || words === undefined

/** Describes [start, end) of a text for a link: in whole graphemes, as far as they fit. */
export function passageOf(text: string, start: number, end: number): LinkedPassage {
  const whole = end - start <= MOST_WORDS
  const words = {
    quote: whole ? text.slice(start, end) : headOf(text, start, MOST_WORDS),
    until: whole ? '' : tailOf(text, end, MOST_WORDS),
    prefix: tailOf(text, start, MOST_AROUND),
    suffix: headOf(text, end, MOST_AROUND),
  }
  const sound = Object.fromEntries(Object.entries(words).map(([name, value]) => [name, wellFormed(value)]))
  return { start, end, ...(sound as typeof words) }
}

function headOf(text: string, start: number, most: number): string {
  const to = Math.min(text.length, start + most)
  const cut = graphemeAt(text, to)
  if (cut === null || cut.start === to || cut.start <= start) return text.slice(start, to)
  return text.slice(start, cut.start)
}

function tailOf(text: string, end: number, most: number): string {
  const from = Math.max(0, end - most)
  const cut = graphemeAt(text, from)
  if (cut === null || cut.start === from || cut.end >= end) return text.slice(from, end)
  return text.slice(cut.end, end)
}

/** Halves of characters have no UTF-8, and no link holds a zero: the place finds such a passage, its words do not. */
function wellFormed(words: string): string {
  return words.replaceAll(/\p{Surrogate}|\0/gu, '\ufffd')
}

/** More than encodeURIComponent does: programs that make links of text end them at quotes, brackets and stars. */
function encode(words: string): string {
  return encodeURIComponent(words).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function decode(words: string): string | null {
  try {
    const decoded = decodeURIComponent(words)
    return decoded.includes('\0') ? null : decoded
  } catch {
    return null
  }
}
