import {
  classOf,
  CLOSER,
  FOLDED_DASH,
  FOLDED_QUOTE,
  IDEOGRAPH,
  IGNORED,
  LETTER,
  LINE_END,
  longFoldOf,
  MARK,
  shortFoldOf,
  SPACE,
  STOP,
  SURROGATE,
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
/** A capitalised word of up to so many letters before a full stop is an abbreviation: "Mr.", "U.S.", "Feb.". */
const ABBREVIATION = 3
const SHORTEST = 4

const OFFSET_BASIS = 0x811c9dc5 | 0
const PRIME = 0x01000193

/**
 * Cuts [from, to) of a text into pieces and adds them to `into`. A piece ends at a full stop, at a blank line, or, where
 * neither comes, at a place that the hash of the words before it chooses (content-defined chunking, after Muthitacharoen,
 * Chen and Mazières, "A Low-bandwidth Network File System", 2001), so that both revisions are cut alike wherever they
 * agree. A single line end parts nothing: lines may have been wrapped anew. Hashes are FNV-1a.
 */
export function cutSentences(into: Sentences, from: number, to: number): void {
  const { text, starts, ends, hashes, weights } = into
  let hash = OFFSET_BASIS
  let weight = 0
  let start = -1
  /** Behind the last character that is not white space. */
  let end = from
  let stopped = false
  let wideStopped = false
  let lineEnds = 0
  let wordLength = 0
  let isCapital = false
  let afterBlank = true
  let last = 0

  const close = () => {
    if (start < 0) return
    starts.push(start)
    ends.push(end)
    hashes.push(hash)
    weights.push(weight)
    hash = OFFSET_BASIS
    weight = 0
    start = -1
    stopped = false
    wideStopped = false
    wordLength = 0
    last = 0
  }

  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    const kind = classOf(unit)
    if (kind === SPACE || kind === LINE_END) {
      if (kind === LINE_END && (unit !== 0x0a || at === 0 || text.charCodeAt(at - 1) !== 0x0d)) lineEnds++
      if (start >= 0 && ((stopped && weight >= SHORTEST) || lineEnds > 1)) close()
      else if (!afterBlank && weight >= LONG && (hash & CUT_MASK) === 0) close()
      afterBlank = true
      wordLength = 0
      continue
    }
    if (kind === IGNORED) continue
    if (kind !== MARK) {
      if (wideStopped && kind !== CLOSER && kind !== WIDE_STOP && kind !== STOP) close()
      if (start < 0) start = at
      if (weight >= LONG && kind === IDEOGRAPH && (hash & (CUT_MASK * 4 + 3)) === 0) {
        close()
        start = at
      } else if (weight >= LONGEST && !isLow(unit)) {
        close()
        start = at
      }
      if (kind === LETTER) {
        if (wordLength === 0) isCapital = unit < 0x250 && isUpper(unit)
        wordLength++
        stopped = false
      } else {
        if (kind === STOP) {
          if (unit !== 0x2e || !isCapital || wordLength === 0 || wordLength > ABBREVIATION) stopped = true
        } else if (kind === WIDE_STOP) stopped = wideStopped = true
        else if (kind !== CLOSER) stopped = false
        wordLength = 0
      }
    } else if (start < 0) start = at
    lineEnds = 0
    afterBlank = false
    end = at + 1
    const folded = shortFoldOf(unit)
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
  close()
}

function isLow(unit: number): boolean {
  return classOf(unit) === SURROGATE && unit >= 0xdc00
}

function isUpper(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xc0 && unit <= 0xde)
}

/** Whether piece `i` of `a` and piece `j` of `b` have the same words. */
export function sameWords(a: Sentences, i: number, b: Sentences, j: number): boolean {
  return a.hashes[i] === b.hashes[j] && a.weights[i] === b.weights[j]
}
