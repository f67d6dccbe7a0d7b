import { findSpan } from '../../anchoring/find.ts'
import { looseWords } from './loose-text.ts'
import { wholeCharacters, type SoughtText } from './text-of.ts'

export interface Found {
  start: number
  end: number
  how: 'place' | 'quote'
}

/** A passage to be found; its range is in UTF-16 code units of the text. */
export interface Sought {
  range: { start: number; end: number } | null
  exact: string | null
  prefix?: string
  suffix?: string
}

/**
 * Where a passage of a file stands in a text, in UTF-16 code units: at its position, if the words there are its words; or else where its
 * words stand, in the context most like its own and nearest to its position; or where they stand written otherwise (looseText).
 * There is no further guess: null where the text does not have the words.
 */
export function placeSpan(sought: SoughtText, passage: Sought): Found | null {
  const found = placeOf(sought, passage)
  // A quote may be half a character too.
  return found && { ...found, ...wholeCharacters(sought.text, found) }
}

function placeOf(sought: SoughtText, { range, exact, prefix = '', suffix = '' }: Sought): Found | null {
  const { text } = sought
  if (exact === null) return range && { ...range, how: 'place' }
  if (range && text.slice(range.start, range.end) === exact) {
    const stands = text.endsWith(prefix, range.start) || text.slice(0, range.start).endsWith(prefix)
    if (stands && text.startsWith(suffix, range.end)) return { ...range, how: 'place' }
  }
  if (exact.trim() === '') return null
  const start = range?.start ?? 0
  const found = findSpan(text, { start, exact, prefix, suffix })
  if (found)
    return { ...found, how: found.start === range?.start && found.end === range.end ? 'place' : 'quote' }
  const words = looseWords(exact)
  if (words === '') return null
  if (range && looseWords(text.slice(range.start, range.end)) === words) return { ...range, how: 'place' }
  const loosely = findLoosely(sought, words, start, looseWords(prefix), looseWords(suffix))
  return loosely && { ...loosely, how: 'quote' }
}

/** Of the places where the words stand in other characters, the one most like its context, then the nearest. */
function findLoosely(
  { loose }: SoughtText,
  words: string,
  near: number,
  prefix: string,
  suffix: string,
): { start: number; end: number } | null {
  let best: { start: number; end: number } | null = null
  let bestScore = -1
  for (let at = loose.text.indexOf(words); at >= 0; at = loose.text.indexOf(words, at + 1)) {
    const after = at + words.length
    const score =
      sharedEnd(loose.text.slice(Math.max(0, at - prefix.length - 1), at).trimEnd(), prefix) +
      sharedStart(loose.text.slice(after, after + suffix.length + 1).trimStart(), suffix)
    const start = loose.starts[at] ?? 0
    const isNearer = best === null || Math.abs(start - near) < Math.abs(best.start - near)
    if (score < bestScore || (score === bestScore && !isNearer)) continue
    best = { start, end: loose.ends[after - 1] ?? start }
    bestScore = score
  }
  return best
}

function sharedStart(a: string, b: string): number {
  let same = 0
  while (same < a.length && same < b.length && a[same] === b[same]) same++
  return same
}

function sharedEnd(a: string, b: string): number {
  let same = 0
  while (same < a.length && same < b.length && a[a.length - 1 - same] === b[b.length - 1 - same]) same++
  return same
}
