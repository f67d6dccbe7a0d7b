/**
 * What a character counts as when two revisions are compared. Typographic changes (quotes, dashes, ligatures, full-width
 * forms, composed or decomposed accents, capitals, soft hyphens, kinds of blanks) are no changes of the words, so each
 * UTF-16 code unit has a folded form, after Unicode's NFKD (UAX #15) and lower case, and a class. Both are worked out
 * when a code unit is first met: of the 65,536 a text uses few.
 */

/** The classes. A surrogate pair is classed as a whole, by `classOfPair`. */
export const SPACE = 1
/** Drawn as nothing: soft hyphens, zero-width characters, marks of direction. */
export const IGNORED = 2
/** Goes with what stands before it: combining marks, variation selectors. */
export const MARK = 3
/** Letters and digits of scripts that part their words. The highest class, so that one comparison tells them. */
export const LETTER = 12
/** Letters of scripts that do not: each is a word of its own here. */
export const IDEOGRAPH = 4
/** Ends a sentence where white space follows. */
export const STOP = 5
/** Ends a sentence by itself: the full stops of Chinese and Japanese. */
export const WIDE_STOP = 6
/** Quotes and brackets, which stay with the sentence that ends before them. */
export const CLOSER = 7
export const PUNCTUATION = 8
export const SYMBOL = 9
export const SURROGATE = 10
export const LINE_END = 11

const UNITS = 0x10000

/** The folded form in the lower half, the class in the upper one: one look is enough for most. */
const known = new Int32Array(UNITS)
/** Folded forms of more than one code unit: "ﬁ", "…", Hangul. */
const longFolds = new Map<number, readonly number[]>()

const QUOTES =
  /[\u0022\u0027\u0060\u00AB\u00B4\u00BB\u02BC\u2018-\u201F\u2032-\u2037\u2039\u203A\u300C-\u300F\uFF02\uFF07]/u
const DASHES = /[\p{Pd}\u2212]/u
/** Soft hyphens, fillers, zero-width characters and marks of direction, as pairs of first and last. */
const IGNORABLE = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
] as const
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3005\u30FC]/u

export const FOLDED_QUOTE = 0x22
export const FOLDED_DASH = 0x2d

function classify(unit: number, character: string): number {
  if (unit === 0x0a || unit === 0x0d || unit === 0x85 || unit === 0x2028 || unit === 0x2029) return LINE_END
  if (/\p{White_Space}/u.test(character)) return SPACE
  if (unit >= 0xd800 && unit < 0xe000) return SURROGATE
  if (isJoiner(unit)) return MARK
  if (IGNORABLE.some(([first, last]) => unit >= first && unit <= last)) return IGNORED
  if (/\p{M}/u.test(character)) return MARK
  if (UNSPACED.test(character)) return IDEOGRAPH
  if (/[\p{L}\p{N}]/u.test(character)) return LETTER
  if (/[.!?\u2026\u061F\u06D4\u0964\u0965]/u.test(character)) return STOP
  if (/[\u3002\uFF01\uFF0E\uFF1F\uFF61]/u.test(character)) return WIDE_STOP
  if (QUOTES.test(character) || /[\p{Pe}\p{Pf}\p{Pi}]/u.test(character)) return CLOSER
  if (/\p{P}/u.test(character)) return PUNCTUATION
  return SYMBOL
}

/** The zero-width joiner of emoji, and variation selectors: they belong to what they follow, and have no folded form. */
function isJoiner(unit: number): boolean {
  return unit === 0x200d || (unit >= 0xfe00 && unit <= 0xfe0f)
}

function isAccent(unit: number): boolean {
  return unit >= 0x300 && unit <= 0x36f
}

/** The folded code units of a character of the basic plane. */
function foldOf(character: string): number[] {
  if (QUOTES.test(character)) return [FOLDED_QUOTE]
  if (DASHES.test(character)) return [FOLDED_DASH]
  const plain = character.normalize('NFKD').toLowerCase().replace('ς', 'σ').replace(/\s/gu, '')
  return Array.from(plain, (_, at) => plain.charCodeAt(at)).filter((unit) => !isAccent(unit))
}

function learn(unit: number): number {
  const character = String.fromCharCode(unit)
  const found = classify(unit, character)
  let short = 0
  if (found === SURROGATE) short = unit
  else if (found !== SPACE && found !== LINE_END && found !== IGNORED && !isJoiner(unit)) {
    const folded = foldOf(character)
    if (folded.length === 1) short = folded[0]!
    else if (folded.length > 1) longFolds.set(unit, folded)
  }
  return (known[unit] = (found << CLASS_SHIFT) | short)
}

export const CLASS_SHIFT = 16
export const FOLD_MASK = 0xffff

/** What is known of a UTF-16 code unit: its class, shifted by CLASS_SHIFT, and in FOLD_MASK its folded form. */
export function look(unit: number): number {
  const found = known[unit]!
  return found === 0 ? learn(unit) : found
}

/** The class of a UTF-16 code unit. */
export function classOf(unit: number): number {
  return look(unit) >> CLASS_SHIFT
}

/** Its folded form, if that is one code unit; 0 where it has none or a longer one (`longFoldOf`). */
export function shortFoldOf(unit: number): number {
  return look(unit) & FOLD_MASK
}

const NOTHING: readonly number[] = []

/** The folded form of a code unit whose short one is 0. */
export function longFoldOf(unit: number): readonly number[] {
  return longFolds.get(unit) ?? NOTHING
}

/** The class of the character that a surrogate pair makes. */
export function classOfPair(high: number, low: number): number {
  const character = String.fromCharCode(high, low)
  if (/[\p{M}\p{Emoji_Modifier}]/u.test(character) || (high === 0xdb40 && low >= 0xdc20 && low <= 0xdc7f))
    return MARK
  if (UNSPACED.test(character)) return IDEOGRAPH
  return /[\p{L}\p{N}]/u.test(character) ? LETTER : SYMBOL
}
