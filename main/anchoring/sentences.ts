import {
  CLASS_SHIFT,
  CLOSER,
  FOLDED_DASH,
  FOLDED_QUOTE,
  FOLD_MASK,
  IDEOGRAPH,
  IGNORED,
  LETTER,
  LINE_END,
  longFoldOf,
  look,
  MARK,
  SPACE,
  STOP,
  WIDE_STOP,
} from './fold.ts'

/**
 * A text in pieces about as long as a sentence, without the white space between them. Two pieces of the same words have
 * the same hash, whatever their blanks, quotes and capitals. Positions are UTF-16 code units.
 */
export interface Sentences {
  readonly text: string
  readonly starts: number[]
  readonly ends: number[]
  /** Of the folded text; equal pieces are told by it and `weights`. */
  readonly hashes: number[]
  /** How many folded code units a piece has. */
  readonly weights: number[]
}

/** From this many folded code units on a piece without full stops may be cut, where its own words say so. */
const LONG = 320
/** At this many it is cut. */
const LONGEST = 1280
/** One blank, or one ideograph, in this many is a place to cut. */
const CUT_MASK = 15
const WIDE_CUT_MASK = 63
/** A capitalised word of up to so many letters before a full stop is an abbreviation. */
const ABBREVIATION = 3
const SHORTEST = 4

/** What `look` gives for a letter with a folded form of one code unit, and for nothing else. */
const LEAST_WORD = (LETTER << CLASS_SHIFT) + 1

const OFFSET_BASIS = 0x811c9dc5 | 0
const PRIME = 0x01000193

export function noSentences(text: string): Sentences {
  return { text, starts: [], ends: [], hashes: [], weights: [] }
}

/**
 * Cuts [from, to) of a text into pieces and adds them to `into`. A piece ends at a full stop, at a blank line, or, where
 * neither comes, at a place that the hash of the words before it chooses (content-defined chunking, after Muthitacharoen,
 * Chen and Mazières, "A Low-bandwidth Network File System", 2001), so that both revisions are cut alike wherever they
 * agree. A single line end parts nothing: lines may have been wrapped anew. Hashes are FNV-1a.
 */
export function cutSentences(into: Sentences, from: number, to: number): void {
  for (let at = from; at < to;) at = cutOne(into, at, to)
}

/** Adds the piece that begins at or behind `from`, if there is one; gives where the next may begin. */
function cutOne(into: Sentences, from: number, to: number): number {
  const { text } = into
  let start = from
  while (start < to && isNothing(text.charCodeAt(start))) start++
  let hash = OFFSET_BASIS
  let weight = 0
  /** Behind the last character that is not white space. */
  let end = start
  let isStopped = false
  let isWideStopped = false
  let lineEnds = 0
  let wordLength = 0
  let isCapital = false
  let last = 0
  let at = start
  for (; at < to; at++) {
    let unit = text.charCodeAt(at)
    let seen = look(unit)
    if (seen >= LEAST_WORD && !isWideStopped && weight < LONGEST) {
      // Most of a text is letters, so they have a loop of their own.
      const wordStart = at
      isCapital = isUpper(unit)
      do {
        hash = Math.imul(hash ^ (seen & FOLD_MASK), PRIME)
        if (++at >= to) break
        unit = text.charCodeAt(at)
        seen = look(unit)
      } while (seen >= LEAST_WORD && at - wordStart < LONGEST)
      wordLength = at - wordStart
      weight += wordLength
      isStopped = false
      lineEnds = last = 0
      end = at
      if (at >= to) break
    }
    const kind = seen >> CLASS_SHIFT
    const folded = seen & FOLD_MASK
    if (kind === SPACE || kind === LINE_END) {
      if (kind === LINE_END && (unit !== 0x0a || text.charCodeAt(at - 1) !== 0x0d)) lineEnds++
      if (isStopped && isLower(text.charCodeAt(at + 1))) isStopped = false
      if ((isStopped && weight >= SHORTEST) || lineEnds > 1) break
      if (weight >= LONG && end === at && (hash & CUT_MASK) === 0) break
      wordLength = 0
      continue
    }
    if (kind === IGNORED) continue
    if (kind !== MARK) {
      if (isWideStopped && kind !== CLOSER && kind !== WIDE_STOP && kind !== STOP) break
      if (weight >= LONG && kind === IDEOGRAPH && (hash & WIDE_CUT_MASK) === 0) break
      if (weight >= LONGEST && !isLow(unit)) break
      if (kind === STOP) {
        if (unit !== 0x2e || !isAbbreviation(wordLength, isCapital)) isStopped = true
      } else if (kind === WIDE_STOP) isStopped = isWideStopped = true
      else if (kind !== CLOSER) isStopped = false
      wordLength = 0
    }
    lineEnds = 0
    end = at + 1
    if (folded !== 0) {
      if (folded !== last || (folded !== FOLDED_DASH && folded !== FOLDED_QUOTE)) {
        hash = Math.imul(hash ^ folded, PRIME)
        weight++
      }
      last = folded
    } else {
      for (const each of longFoldOf(unit)) {
        hash = Math.imul(hash ^ each, PRIME)
        weight++
      }
      last = 0
    }
  }
  if (end > start) {
    into.starts.push(start)
    into.ends.push(end)
    into.hashes.push(hash)
    into.weights.push(weight)
  }
  return Math.max(at, start + 1)
}

function isNothing(unit: number): boolean {
  const kind = look(unit) >> CLASS_SHIFT
  return kind === SPACE || kind === LINE_END || kind === IGNORED
}

/** Whether a full stop behind a word of so many letters is the word's own: "Mr.", "Feb.", "a.m.". */
function isAbbreviation(letters: number, isCapital: boolean): boolean {
  return letters === 1 || (isCapital && letters > 1 && letters <= ABBREVIATION)
}

function isLower(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}

function isUpper(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xc0 && unit <= 0xde)
}
