import {
  classOf,
  classOfPair,
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
  SURROGATE,
} from './fold.ts'

/**
 * The words and marks of a stretch of text, in order. A word of a script without blanks is one character, a mark of
 * punctuation a token of its own (a row of the same mark is one, and a mark inside a word or a number is part of it), and so is an emoji with all that belongs to it.
 * Positions are UTF-16 code units of the whole text.
 */
export interface Tokens {
  readonly text: string
  readonly starts: number[]
  readonly ends: number[]
  /** Of the folded characters: equal tokens are equal words for the comparison. */
  readonly keys: number[]
  /** How much it says that the token survived: a word more than a mark, a long word more than a short one. */
  readonly weights: number[]
}

export const MARK_WEIGHT = 0.25

const OFFSET_BASIS = 0x811c9dc5 | 0
const PRIME = 0x01000193

export function noTokens(text: string): Tokens {
  return { text, starts: [], ends: [], keys: [], weights: [] }
}

/** Adds the tokens of [from, to) to `into`. */
export function tokenise(into: Tokens, from: number, to: number): void {
  for (let at = from; at < to;) {
    const kind = classOf(into.text.charCodeAt(at))
    if (kind === SPACE || kind === LINE_END || kind === IGNORED) at++
    else at = addToken(into, at, to)
  }
}

/** Adds the token that begins at `start`; gives where what follows it begins. */
function addToken({ text, starts, ends, keys, weights }: Tokens, start: number, to: number): number {
  const first = text.charCodeAt(start)
  const lead = classAt(text, start, to)
  let key = OFFSET_BASIS
  let length = 0
  let end: number
  let at = start
  let isFlag = false
  for (;;) {
    const past = at + widthAt(text, at, to)
    const isJoined = text.charCodeAt(at) === 0x200d
    for (; at < past; at++) {
      const folded = shortFoldOf(text.charCodeAt(at))
      if (folded === 0) {
        for (const each of longFoldOf(text.charCodeAt(at))) {
          key = Math.imul(key ^ each, PRIME)
          length++
        }
      } else if (length === 0 || (folded !== FOLDED_DASH && folded !== FOLDED_QUOTE)) {
        key = Math.imul(key ^ folded, PRIME)
        length++
      }
    }
    end = at
    while (at < to && classOf(text.charCodeAt(at)) === IGNORED) at++
    if (at >= to) break
    const kind = classAt(text, at, to)
    if (kind === MARK) continue
    if (lead === LETTER) {
      if (kind === LETTER || joins(text, at, to)) continue
      break
    }
    if (lead === IDEOGRAPH) break
    if (isJoined) continue
    if (kind !== lead) break
    // A row of the same mark, or the two halves of a flag.
    if (first < 0xd800 && shortFoldOf(first) !== 0 && shortFoldOf(text.charCodeAt(at)) === shortFoldOf(first))
      continue
    if (isFlag || !isFlagHalf(text, start) || !isFlagHalf(text, at)) break
    isFlag = true
  }
  starts.push(start)
  ends.push(end)
  keys.push(key)
  weights.push(weightOf(lead, length, first))
  return at
}

function widthAt(text: string, at: number, to: number): 1 | 2 {
  return classOf(text.charCodeAt(at)) === SURROGATE && at + 1 < to ? 2 : 1
}

function classAt(text: string, at: number, to: number): number {
  const unit = text.charCodeAt(at)
  const kind = classOf(unit)
  return kind === SURROGATE && at + 1 < to ? classOfPair(unit, text.charCodeAt(at + 1)) : kind
}

/** Whether what stands at `at`, behind a letter or a digit, is part of the word: "don't", "12,000", "7:25". */
function joins(text: string, at: number, to: number): boolean {
  if (at + 1 >= to || classOf(text.charCodeAt(at + 1)) !== LETTER) return false
  const unit = text.charCodeAt(at)
  if (shortFoldOf(unit) === FOLDED_QUOTE) return unit === 0x27 || unit === 0x2019
  if (unit !== 0x2e && unit !== 0x2c && unit !== 0x3a) return false
  return isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

function isFlagHalf(text: string, at: number): boolean {
  const low = text.charCodeAt(at + 1)
  return text.charCodeAt(at) === 0xd83c && low >= 0xdde6 && low <= 0xddff
}

function weightOf(lead: number, length: number, first: number): number {
  if (lead === LETTER) return length > 3 ? Math.min(length, 8) / 2 : 1
  return lead === IDEOGRAPH ? 1 : lead === MARK || lead === SURROGATE || isHigh(first) ? 1 : MARK_WEIGHT
}

/** Whether an emoji or another character beyond the basic plane begins with it. */
function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00
}
