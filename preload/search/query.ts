import { foldKeepingAccents, foldText } from './fold.ts'
import { wordsOf } from './words.ts'

export const FILTERS = ['tag', 'by', 'in'] as const
export type Filter = (typeof FILTERS)[number]

/** A word or a phrase that is sought. */
export interface Sought {
  /** As it is looked for in folded text. */
  folded: string
  /** Its words, for an index; none for signs alone ("€"). */
  words: readonly string[]
  /** In quotes: it is to stand there as a whole, and no more than its last word may go on. */
  isPhrase: boolean
  /** It ends where the typing does: its last word may be the start of a longer one. */
  isOpen: boolean
  /** Its form with accents, where it has any: then these are meant. */
  accents: string | null
}

export interface FilterValue {
  filter: Filter
  folded: string
}

export interface Query {
  sought: readonly Sought[]
  without: readonly Sought[]
  filters: readonly FilterValue[]
  withoutFilters: readonly FilterValue[]
}

const OPENING = /["“”„«»]/u
const CLOSING: Record<string, RegExp> = { '"': /["”“]/u, '“': /[”“"]/u, '”': /[”"]/u, '„': /[“”"]/u, '«': /[»"]/u, '»': /[«"]/u } // prettier-ignore

/**
 * Reads what is typed: words, "phrases", -minus, tag:, by: and in: with a word or a "phrase". Nothing is an error: a
 * quote that is not closed yet goes to the end, a filter without a value and a minus alone are passed over.
 */
export function parseQuery(typed: string): Query {
  const query = {
    sought: [] as Sought[],
    without: [] as Sought[],
    filters: [] as FilterValue[],
    withoutFilters: [] as FilterValue[],
  }
  let at = 0
  while (at < typed.length) {
    if (/\s/u.test(typed[at]!)) {
      at++
      continue
    }
    const isMinus = /[-−–]/u.test(typed[at]!) && /\S/u.test(typed[at + 1] ?? '')
    if (isMinus) at++
    const filter = filterAt(typed, at)
    if (filter) at += filter.length + 1
    const part = partAt(typed, at)
    at = part.end
    if (filter) {
      const folded = foldText(part.words).trim()
      if (folded !== '') query[isMinus ? 'withoutFilters' : 'filters'].push({ filter, folded })
    } else {
      const sought = soughtOf(part.words, part.isPhrase, part.isOpen)
      if (sought) query[isMinus ? 'without' : 'sought'].push(sought)
    }
  }
  return query
}

function filterAt(typed: string, at: number): Filter | null {
  return FILTERS.find((name) => typed.slice(at, at + name.length + 1).toLowerCase() === `${name}:`) ?? null
}

interface Part {
  words: string
  isPhrase: boolean
  isOpen: boolean
  end: number
}

function partAt(typed: string, at: number): Part {
  const opening = typed[at] ?? ''
  if (OPENING.test(opening)) {
    const length = typed.slice(at + 1).search(CLOSING[opening]!)
    if (length >= 0)
      return {
        words: typed.slice(at + 1, at + 1 + length),
        isPhrase: true,
        isOpen: false,
        end: at + length + 2,
      }
    return { words: typed.slice(at + 1), isPhrase: true, isOpen: true, end: typed.length }
  }
  const length = typed.slice(at).search(/\s/u)
  const end = length < 0 ? typed.length : at + length
  return { words: typed.slice(at, end), isPhrase: false, isOpen: end === typed.length, end }
}

function soughtOf(typed: string, isPhrase: boolean, isOpen: boolean): Sought | null {
  const folded = isPhrase ? foldText(typed).trim() : withoutSigns(foldText(typed))
  if (folded === '' || (folded === '-' && !isPhrase)) return null
  const kept = foldKeepingAccents(typed)
  const accents = isPhrase ? kept.trim() : withoutSigns(kept)
  return {
    folded,
    words: wordsOf(folded),
    isPhrase,
    isOpen,
    accents: accents === folded.normalize('NFC') ? null : accents,
  }
}

/** A word without the signs at its ends ("ferry?", "(ferry"), or signs alone as they are. */
function withoutSigns(word: string): string {
  return /[\p{L}\p{N}\p{M}].*[\p{L}\p{N}\p{M}]|[\p{L}\p{N}\p{M}]/u.exec(word)?.[0] ?? word.trim()
}

/** All of a query's words as one phrase, as a browser would look for them; null where it is one already, or not words alone. */
export function asPhrase({ sought, without, filters, withoutFilters }: Query): Sought | null {
  if (sought.length < 2 || without.length + filters.length + withoutFilters.length > 0) return null
  if (sought.some(({ isPhrase }) => isPhrase)) return null
  const accents = sought.some((each) => each.accents !== null)
    ? sought.map((each) => each.accents ?? each.folded).join(' ')
    : null
  return {
    folded: sought.map(({ folded }) => folded).join(' '),
    words: sought.flatMap(({ words }) => words),
    isPhrase: true,
    isOpen: sought.at(-1)!.isOpen,
    accents,
  }
}
