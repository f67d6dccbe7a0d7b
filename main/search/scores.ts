import { TYPO } from '../../preload/search/find.ts'
import type { Sought } from '../../preload/search/query.ts'
import { isInTitle, slotOf, timesOf } from './entries.ts'
import type { Expansion, Vocabulary } from './vocabulary.ts'

/** What a word counts that is found whole, as the start of one, inside one, with a typo. */
const WEIGHTS = [1, 0.5, 0.25, 0.15]
/** A word in a title counts as much more. */
const TITLE = 3
/** Letters that words are looked through for; fewer are in too many. */
const SHORTEST_INSIDE = 3
const MOST_INSIDE = 200

/** For each slot how well it answers one word or phrase, 0 where it does not; and how rare the answer is. */
export interface Scores {
  bySlot: Float32Array
  rarity: number
}

/**
 * Scores every document for one word or phrase by the words that it holds: how they answer the word that was typed, how
 * often they stand there (BM25's saturation, without its length), whether in the title. Of several words that answer,
 * the best counts. Whether the words of a phrase stand together is looked at later, for those that come first.
 */
export function scoresOf(
  sought: Sought,
  vocabulary: Vocabulary,
  size: number,
  isThere: (slot: number) => boolean,
): Scores {
  const { words } = sought
  if (words.length === 0) return { bySlot: new Float32Array(size).fill(1), rarity: 1 }
  let all: Float32Array | null = null
  for (const [index, word] of words.entries()) {
    const isLast = index === words.length - 1
    // The first letter of a phrase's last word is in nearly all that holds the others: it is looked at there.
    if (isLast && index > 0 && sought.isOpen && word.length < 2) continue
    const alone = words.length === 1 && !sought.isPhrase
    const expansions = alone
      ? expand(word, vocabulary, isThere)
      : isLast && (sought.isOpen || !sought.isPhrase)
        ? vocabulary.beginning(word)
        : vocabulary.whole(word)
    const scores = best(expansions, size)
    all = all ? both(all, scores) : scores
  }
  const bySlot = all!
  let found = 0
  for (let slot = 0; slot < size; slot++) if (bySlot[slot]! > 0) found++
  return { bySlot, rarity: Math.log(1 + size / (1 + found)) }
}

/** The scores for all words of a query: 0 where a document lacks one of them, the rare ones counting for more. */
export function together(all: readonly Scores[], size: number): Float32Array {
  const totals = new Float32Array(size).fill(all.length === 0 ? 1 : 0)
  for (const [index, { bySlot, rarity }] of all.entries())
    for (let slot = 0; slot < size; slot++) {
      const lacks = bySlot[slot] === 0 || (index > 0 && totals[slot] === 0)
      totals[slot] = lacks ? 0 : totals[slot]! + bySlot[slot]! * rarity
    }
  return totals
}

/** The words that answer: as typed; where none does, those that have it inside; where none has, those a typo away. */
function expand(word: string, vocabulary: Vocabulary, isThere: (slot: number) => boolean): Expansion[] {
  const isFound = (expansions: readonly Expansion[]) =>
    expansions.some(({ term }) => term.entries.some((entry) => isThere(slotOf(entry))))
  const typed = vocabulary.beginning(word)
  if (isFound(typed)) return typed
  const inside = word.length < SHORTEST_INSIDE ? [] : vocabulary.containing(word, MOST_INSIDE)
  return isFound(inside) ? inside : vocabulary.near(word)
}

function best(expansions: readonly Expansion[], size: number): Float32Array {
  const scores = new Float32Array(size)
  for (const { term, level } of expansions) {
    const weight = WEIGHTS[level] ?? WEIGHTS[TYPO]!
    for (const entry of term.entries) {
      const slot = slotOf(entry)
      const times = timesOf(entry)
      const score = weight * (0.5 + times / (times + 1.5)) * (isInTitle(entry) ? TITLE : 1)
      if (score > scores[slot]!) scores[slot] = score
    }
  }
  return scores
}

function both(a: Float32Array, b: Float32Array): Float32Array {
  for (let slot = 0; slot < a.length; slot++) a[slot] = a[slot]! > 0 && b[slot]! > 0 ? a[slot]! + b[slot]! : 0
  return a
}
