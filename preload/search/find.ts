import type { TextSpan } from '../text.ts'
import { typosOf } from './distance.ts'
import { fold, foldKeepingAccents, unfold, type Folded } from './fold.ts'
import { asPhrase, parseQuery, type Query, type Sought } from './query.ts'
import { beginsWord, eachWord, endsWord } from './words.ts'

/** How a word was found, best first: whole, as the start of a word, inside one, with a typo. */
export const WHOLE = 0
export const START = 1
export const INSIDE = 2
export const TYPO = 3

/**
 * Where a text answers what is typed, in UTF-16 code units, whole graphemes, in order and without overlap. Words that stand
 * together as typed are one passage; otherwise each word is found for itself, if all are there. A word is found whole or
 * as the start of one; where it is nowhere so, inside words; where it is nowhere at all, with a typo. Filters and what is
 * not wanted play no part: they choose articles.
 */
export function findInText(text: string, typed: string): TextSpan[] {
  return findQuery(text, fold(text), parseQuery(typed))
}

/** As `findInText`, for a text that is folded and a query that is read. */
export function findQuery(text: string, folded: Folded, query: Query): TextSpan[] {
  const together = togetherIn(text, folded, query)
  if (together.length > 0) return together
  const places = query.sought.map((sought) => placesOf(text, folded, sought))
  return places.some((each) => each.length === 0) ? [] : merged(places.flat())
}

/** As `findQuery`, with the words that are there where not all are. */
export function findAny(text: string, folded: Folded, query: Query): TextSpan[] {
  const together = togetherIn(text, folded, query)
  if (together.length > 0) return together
  return merged(query.sought.flatMap((sought) => placesOf(text, folded, sought)))
}

function togetherIn(text: string, folded: Folded, query: Query): TextSpan[] {
  const phrase = asPhrase(query)
  return phrase ? placesOf(text, folded, phrase) : []
}

/** Where one word or phrase stands, at the best level at which it does. */
export function placesOf(text: string, folded: Folded, sought: Sought): TextSpan[] {
  const found = literalPlaces(folded.text, sought)
  for (const inside of [false, true]) {
    if (inside && sought.isPhrase) break
    const spans = found
      .filter(({ level }) => inside || level < INSIDE)
      .map(({ start, end }) => unfold(text, folded, start, end))
      .filter((span) => hasAccents(text, span, sought))
    if (spans.length > 0) return spans
  }
  return sought.isPhrase || sought.accents !== null ? [] : typoPlaces(text, folded, sought)
}

interface Place {
  start: number
  end: number
  level: number
}

/** Where a folded text has a word or phrase to the letter. A phrase that is closed has to end where a word does. */
export function literalPlaces(folded: string, { folded: wanted, isPhrase, isOpen }: Sought): Place[] {
  const places: Place[] = []
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at)) {
    const end = at + wanted.length
    const ends = endsWord(folded, end)
    const begins = beginsWord(folded, at)
    if (!isPhrase || (begins && (ends || isOpen)))
      places.push({ start: at, end, level: !begins ? INSIDE : ends ? WHOLE : START })
    at = end
  }
  return places
}

/** Whether a folded text has a word or phrase to the letter, from the start of a word on. */
export function holdsLiterally(folded: string, { folded: wanted, isPhrase, isOpen }: Sought): boolean {
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1))
    if (beginsWord(folded, at) && (!isPhrase || isOpen || endsWord(folded, at + wanted.length))) return true
  return false
}

/** Accents that were typed have to be there; those that were not may be. */
export function hasAccents(text: string, { start, end }: TextSpan, { accents }: Sought): boolean {
  return accents === null || foldKeepingAccents(text.slice(start, end)).trim().startsWith(accents)
}

function typoPlaces(text: string, folded: Folded, { words }: Sought): TextSpan[] {
  const spans: TextSpan[] = []
  if (words.length !== 1) return spans
  const isTypo = typosOf(words[0]!)
  eachWord(folded.text, (other, start) => {
    if (isTypo(other)) spans.push(unfold(text, folded, start, start + other.length))
  })
  return spans
}

/** Spans in order, those that overlap or touch as one. */
export function merged(spans: readonly TextSpan[]): TextSpan[] {
  const result: TextSpan[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1)
    if (last && span.start < last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else result.push(span)
  }
  return result
}
