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
  const { text, starts, ends, keys, weights } = into
  let at = from
  while (at < to) {
    let unit = text.charCodeAt(at)
    let kind = classOf(unit)
    if (kind === SPACE || kind === LINE_END || kind === IGNORED) {
      at++
      continue
    }
    const start = at
    let key = OFFSET_BASIS
    let length = 0
    let lead = kind
    let width = 1
    if (kind === SURROGATE && at + 1 < to) {
      lead = kind = classOfPair(unit, text.charCodeAt(at + 1))
      width = 2
    }
    const first = unit
    const firstFold = shortFoldOf(unit)
    let end = at
    let isPaired = false
    for (;;) {
      for (let each = 0; each < width; each++) {
        const part = text.charCodeAt(at + each)
        classOf(part)
        const folded = shortFoldOf(part)
        if (folded !== 0) {
          if (length === 0 || (folded !== FOLDED_DASH && folded !== FOLDED_QUOTE)) {
            key = Math.imul(key ^ folded, PRIME)
            length++
          }
        } else {
          for (const more of longFoldOf(part)) {
            key = Math.imul(key ^ more, PRIME)
            length++
          }
        }
      }
      const isJoiner = unit === 0x200d
      at += width
      end = at
      while (at < to && classOf(text.charCodeAt(at)) === IGNORED) at++
      if (at >= to) break
      unit = text.charCodeAt(at)
      kind = classOf(unit)
      width = 1
      if (kind === SURROGATE && at + 1 < to) {
        kind = classOfPair(unit, text.charCodeAt(at + 1))
        width = 2
      }
      if (kind === MARK) continue
      if (isJoiner && lead !== LETTER && lead !== IDEOGRAPH) continue
      if (lead === LETTER && (kind === LETTER || joins(text, at, to))) continue
      if (lead === LETTER || lead === IDEOGRAPH || kind !== lead) break
      // A row of the same mark, or the two halves of a flag.
      if (width === 1 && firstFold !== 0 && shortFoldOf(unit) === firstFold && first < 0xd800) continue
      if (width === 2 && !isPaired && isFlagHalf(text, start) && isFlagHalf(text, at)) {
        isPaired = true
        continue
      }
      break
    }
    starts.push(start)
    ends.push(end)
    keys.push(key)
    weights.push(weightOf(lead, length))
  }
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

function weightOf(lead: number, length: number): number {
  if (lead === LETTER) return length > 3 ? Math.min(length, 8) : 1
  return lead === IDEOGRAPH ? 2 : lead === MARK || lead === SURROGATE ? 1 : MARK_WEIGHT
}
