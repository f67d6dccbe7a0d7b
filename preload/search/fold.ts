/**
 * What a text counts as when it is searched: small letters without accents, ligatures and full-width forms resolved
 * (NFKD, UAX #15), one kind of space, of quotes and of dashes, and nothing of what is drawn as nothing. So a passage is
 * found whatever its Unicode form, its soft hyphens and its kinds of space. Positions are UTF-16 code units.
 */
import { wholeGraphemes, type TextSpan } from '../text.ts'

export interface Folded {
  text: string
  /** For each code unit of `text`, where in the original its character begins and ends. */
  starts: Uint32Array
  ends: Uint32Array
}

/** Two ways to write the same word. */
const SAME: Record<string, string> = { ß: 'ss', ς: 'σ' }
/** Letters that Unicode does not take apart, and what people type for them. */
const PLAIN: Record<string, string> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  þ: 'th',
  ð: 'd',
}
const SINGLE_QUOTE = /[\u0027\u0060\u00b4\u02bc\u2018-\u201b\u2032\u2039\u203a\uff07]/u
const DOUBLE_QUOTE = /[\u0022\u00ab\u00bb\u201c-\u201f\u2033\u300c-\u300f\uff02]/u
const DASH = /[\p{Pd}\u2212]/u
const WHITE = /\p{White_Space}/u
/** Accents, and the points of Hebrew and Arabic. Vowel signs of other scripts are letters to whoever reads them. */
const ACCENTS = [
  [0x300, 0x36f],
  [0x591, 0x5bd],
  [0x5bf, 0x5c7],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe20, 0xfe2f],
] as const
/** Soft hyphens, fillers, zero-width characters, marks of direction, variation selectors. */
const NOTHING = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
] as const

function isAmong(character: string, ranges: readonly (readonly [number, number])[]): boolean {
  const unit = character.charCodeAt(0)
  return ranges.some(([first, last]) => unit >= first && unit <= last)
}

const SPACE = ' '
/** What each code unit counts as, worked out when it is first met: of the 65,536 a text uses few. */
const units: (string | undefined)[] = new Array<string | undefined>(0x10000)
const pairs = new Map<string, string>()

/** What the character at `at` counts as: nothing, one code unit or more. */
function foldAt(text: string, at: number): string {
  const unit = text.charCodeAt(at)
  if (isPairAt(text, at)) return foldOfPair(text.slice(at, at + 2))
  return (units[unit] ??= worked(text.charAt(at), true))
}

function foldOfPair(pair: string): string {
  let folded = pairs.get(pair)
  if (folded === undefined) pairs.set(pair, (folded = worked(pair, true)))
  return folded
}

function isPairAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  if (unit < 0xd800 || unit > 0xdbff) return false
  const next = text.charCodeAt(at + 1)
  return next >= 0xdc00 && next <= 0xdfff
}

function worked(character: string, plain: boolean): string {
  if (WHITE.test(character)) return SPACE
  if (isAmong(character, NOTHING)) return ''
  if (SINGLE_QUOTE.test(character)) return "'"
  if (DOUBLE_QUOTE.test(character)) return '"'
  if (DASH.test(character)) return '-'
  const small = Array.from(character.normalize('NFKD').toLowerCase().normalize('NFKD'))
  return small
    .filter((each) => !WHITE.test(each) && !(plain && isAmong(each, ACCENTS)))
    .map((each) => SAME[each] ?? (plain ? (PLAIN[each] ?? each) : each))
    .join('')
}

/** The folded text alone. Runs of white space are one space. */
export function foldText(text: string): string {
  if (/^[\x20-\x7e\n]*$/.test(text))
    return text
      .toLowerCase()
      .replace(/[ \n]+/g, SPACE)
      .replaceAll('`', "'")
  let folded = ''
  let afterSpace = false
  for (let at = 0; at < text.length;) {
    const part = foldAt(text, at)
    at += isPairAt(text, at) ? 2 : 1
    if (part === SPACE && afterSpace) continue
    if (part !== '') afterSpace = part === SPACE
    folded += part
  }
  return folded
}

/** The folded text with the way back to the original. */
export function fold(text: string): Folded {
  // Most texts fold to about their own length; what unfolds to more makes room when it comes.
  let starts = new Uint32Array(text.length + 64)
  let ends = new Uint32Array(text.length + 64)
  let folded = ''
  let length = 0
  let afterSpace = false
  for (let at = 0; at < text.length;) {
    const part = foldAt(text, at)
    const end = at + (isPairAt(text, at) ? 2 : 1)
    if (part === SPACE && afterSpace) ends[length - 1] = end
    else if (part !== '') {
      if (length + part.length > starts.length) {
        starts = grown(starts)
        ends = grown(ends)
      }
      folded += part
      afterSpace = part === SPACE
      for (let unit = 0; unit < part.length; unit++, length++) {
        starts[length] = at
        ends[length] = end
      }
    } else if (length > 0 && isAmong(text.charAt(at), ACCENTS)) ends[length - 1] = end
    at = end
  }
  return { text: folded, starts: starts.subarray(0, length), ends: ends.subarray(0, length) }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2 + 64)
  larger.set(array)
  return larger
}

/** The span of the original, in whole graphemes, that was folded to [start, end) of the folded text. */
export function unfold(text: string, folded: Folded, start: number, end: number): TextSpan {
  return wholeGraphemes(text, folded.starts[start] ?? text.length, folded.ends[end - 1] ?? text.length)
}

/** As `foldText`, but with accents and letters of their own kept: who types one means it. */
export function foldKeepingAccents(text: string): string {
  let folded = ''
  for (const character of text) {
    const part = worked(character, false)
    if (part !== SPACE || !folded.endsWith(SPACE)) folded += part
  }
  return folded.normalize('NFC')
}
