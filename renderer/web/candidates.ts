/** Which claims a claim may be the same as, or have to do with: what the pickers offer before anything is typed. */
import { folded } from '../claims/filter.ts'
import type { Entry } from './entries.ts'

/** Words of three letters and less say little about what a text is about, in the languages that have them. */
const SHORT = 3
const WORD = /[\p{L}\p{N}]+/gu

const words = new WeakMap<Entry, ReadonlySet<string>>()

/** The words of a claim's statement and quotes, folded, without the short ones. Numbers stay, whatever their length. */
export function wordsOf(entry: Entry): ReadonlySet<string> {
  const known = words.get(entry)
  if (known) return known
  const text = folded([entry.statement, ...entry.appearances.map((row) => row.content)].join(' '))
  const found = new Set((text.match(WORD) ?? []).filter((word) => word.length > SHORT || /\d/.test(word)))
  words.set(entry, found)
  return found
}

export interface Ranking {
  /** Whether the same claimant speaks for a candidate (the same claim said again) or another's (a contradiction). */
  readonly sameClaimant: boolean
}

/**
 * The entries that `of` may be meant with, best first, itself left out: by the words they share (each worth more the
 * fewer claims have it, as in tf-idf), by claimant and by article. At most `most` are given.
 */
export function candidatesFor(
  of: Entry,
  entries: readonly Entry[],
  { sameClaimant }: Ranking,
  most: number,
): Entry[] {
  const own = wordsOf(of)
  const having = new Map<string, number>()
  for (const entry of entries)
    for (const word of wordsOf(entry)) if (own.has(word)) having.set(word, (having.get(word) ?? 0) + 1)
  const worth = (word: string): number => Math.log(1 + entries.length / (having.get(word) ?? 1))
  const all = [...own].reduce((sum, word) => sum + worth(word), 0) || 1
  const articles = new Set(of.articles)
  const place = placeIn(of)
  const scored = entries
    .filter((entry) => entry.id !== of.id)
    .map((entry) => {
      let shared = 0
      for (const word of wordsOf(entry)) if (own.has(word)) shared += worth(word)
      const here = entry.articles.some((article) => articles.has(article))
      const sameVoice = entry.claimant.key !== '' && entry.claimant.key === of.claimant.key
      const near = here ? 1 / (1 + distance(place, placeIn(entry)) / 500) : 0
      const score =
        (shared / all) * 4 + (sameVoice === sameClaimant ? 0.5 : 0) + (here ? 0.3 : 0) + near * 0.7
      return { entry, score }
    })
  scored.sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1))
  return scored.slice(0, most).map(({ entry }) => entry)
}

function placeIn(entry: Entry): { article: string; at: number } {
  const first = entry.appearances[0]
  return { article: first?.article ?? '', at: first?.at ?? 0 }
}

function distance(a: { article: string; at: number }, b: { article: string; at: number }): number {
  return a.article === b.article ? Math.abs(a.at - b.at) : Infinity
}
