/**
 * The rules of text that main and renderer both follow. Every position is a UTF-16 code unit of an article's canonical
 * text, every span half open.
 */

/** A stretch of text, [start, end) in UTF-16 code units. */
export interface TextSpan {
  readonly start: number
  readonly end: number
}

/**
 * The boundaries of a text's units, each an array of pairs start, end in UTF-16 code units, in reading order and
 * without overlap. Paragraphs are the article's blocks and are not repeated here.
 */
export interface Segments {
  /** What Intl.Segmenter calls word-like: no punctuation, no white space. */
  readonly words: Uint32Array
  /** Parts of sentences, without the punctuation that parts them, but with the marks of a quotation that ends there. */
  readonly clauses: Uint32Array
  /** With their closing punctuation and marks of quotation, without white space around them. */
  readonly sentences: Uint32Array
  /** Whoever may be a source: names with their titles, noun phrases, pronouns. */
  readonly names: Uint32Array
  /** What may be a cue: verbs of saying with their auxiliaries and particle, "according to". */
  readonly sayings: Uint32Array
}

const WHITE = /^\p{White_Space}$/u
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** How far to look for a place where text can be cut safely before the whole text is segmented after all. */
const REACH = 4096

/** Whether the code unit at `offset` is Unicode white space that carries no combining mark. */
export function isWhite(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset)
  if (code > 0x20 && code < 0x80) return false
  if (!WHITE.test(text.charAt(offset))) return false
  if (!(text.charCodeAt(offset + 1) >= 0x300)) return true
  // A space under a combining mark is something one sees, and what one sees is not shed.
  const first = graphemes.segment(text.slice(offset, offset + 3)).containing(0)
  return first === undefined || first.segment.length === 1
}

/** The span without white space at its ends, or null if nothing is left of it. */
export function trimSpan(text: string, start: number, end: number): TextSpan | null {
  let from = Math.max(0, start)
  let to = Math.min(text.length, end)
  while (from < to && isWhite(text, from)) from++
  while (to > from && isWhite(text, to - 1)) to--
  return from < to ? { start: from, end: to } : null
}

/** Letters that never join with a neighbour of their kind into one grapheme. */
function standsAlone(code: number): boolean {
  return (
    (code >= 0x20 && code < 0x300) ||
    (code >= 0x386 && code < 0x482) ||
    (code >= 0x48a && code < 0x530) ||
    (code >= 0x5d0 && code < 0x5eb) ||
    (code >= 0x620 && code < 0x64b) ||
    (code >= 0x3041 && code < 0x3097) ||
    (code >= 0x30a1 && code < 0x30fb) ||
    (code >= 0x3400 && code < 0x4dc0) ||
    (code >= 0x4e00 && code < 0xa000) ||
    (code >= 0xac00 && code < 0xd7a4)
  )
}

/** Whether a grapheme is sure to begin at `offset`, told by its two neighbours alone. */
function isSafeCut(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true
  const before = text.charCodeAt(offset - 1)
  return before === 0x0a || (standsAlone(before) && standsAlone(text.charCodeAt(offset)))
}

function safeCutBefore(text: string, offset: number): number {
  for (let at = offset; at > offset - REACH; at--) if (isSafeCut(text, at)) return Math.max(0, at)
  return 0
}

function safeCutAfter(text: string, offset: number): number {
  for (let at = offset; at < offset + REACH; at++) if (isSafeCut(text, at)) return Math.min(text.length, at)
  return text.length
}

/** The grapheme that `offset` lies in or begins; null at the end of the text and beyond. */
export function graphemeAt(text: string, offset: number): TextSpan | null {
  if (offset < 0 || offset >= text.length) return null
  const from = safeCutBefore(text, offset)
  const to = safeCutAfter(text, offset + 1)
  const found = graphemes.segment(text.slice(from, to)).containing(offset - from)
  if (found === undefined) return null
  return { start: from + found.index, end: from + found.index + found.segment.length }
}

/** Where the grapheme after `offset` ends; the text's length at its end. */
export function graphemeEnd(text: string, offset: number): number {
  return graphemeAt(text, Math.max(0, offset))?.end ?? text.length
}

/** Where the grapheme before `offset` begins; 0 at the start. */
export function graphemeStart(text: string, offset: number): number {
  return graphemeAt(text, Math.min(offset, text.length) - 1)?.start ?? 0
}

/** The span, grown where an end lies inside a grapheme. */
export function wholeGraphemes(text: string, start: number, end: number): TextSpan {
  const from = isSafeCut(text, start) ? start : (graphemeAt(text, start)?.start ?? start)
  if (isSafeCut(text, end)) return { start: from, end }
  const last = graphemeAt(text, end)
  return { start: from, end: last !== null && last.start < end ? last.end : end }
}

/** The index of the last pair in `pairs` that starts at or before `offset`, or -1. */
export function pairBefore(pairs: Uint32Array, offset: number): number {
  let low = 0
  let high = pairs.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pairs[middle * 2] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The pair at `index` as a span, or null where there is none. */
export function pairAt(pairs: Uint32Array, index: number): TextSpan | null {
  const start = pairs[index * 2]
  const end = pairs[index * 2 + 1]
  return start === undefined || end === undefined ? null : { start, end }
}

/** The span, grown where an end lies inside a word. */
export function snapToWords(words: Uint32Array, start: number, end: number): TextSpan {
  const first = pairAt(words, pairBefore(words, start))
  const last = pairAt(words, pairBefore(words, end))
  return {
    start: first !== null && first.start < start && start < first.end ? first.start : start,
    end: last !== null && last.start < end && end < last.end ? last.end : end,
  }
}

/**
 * What a selection takes: its range in either direction, without white space at the ends, in whole graphemes and, if it
 * was made by pointer, in whole words. Null if nothing is left of it.
 */
export function selectionToSpan(
  text: string,
  words: Uint32Array,
  range: { readonly start: number; readonly end: number },
  how: { readonly pointer: boolean },
): TextSpan | null {
  const trimmed = trimSpan(text, Math.min(range.start, range.end), Math.max(range.start, range.end))
  if (trimmed === null) return null
  const whole = wholeGraphemes(text, trimmed.start, trimmed.end)
  if (!how.pointer) return whole
  const snapped = snapToWords(words, whole.start, whole.end)
  const again = wholeGraphemes(text, snapped.start, snapped.end)
  return trimSpan(text, again.start, again.end)
}
