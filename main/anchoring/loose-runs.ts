import { type Bag, bagOf, diceOf } from './bags.ts'
import type { Tokens } from './tokens.ts'

/** Words in a row that are on one side alone: a whole piece, or some words of a sentence that was changed. */
export interface Run {
  readonly tokens: Tokens
  readonly bag: Bag
  /** The pieces that it consists of; none where it is only words of one. */
  readonly pieces: readonly number[]
}

/** A run of the old text that was found again in one of the new. */
export interface MovedRun {
  readonly old: Run
  readonly now: Run
  readonly dice: number
}

/** A run that was found elsewhere shares at least this with where it was found. */
const LEAST_DICE = 0.55
/** And this, where pieces beside it moved to the same place. */
const LEAST_DICE_BESIDE = 0.34
/** Or one of the two is contained in the other to this share. */
const CONTAINED = 0.85
/** Less than this says nothing: about four words. */
const LEAST_WEIGHT = 7
/** A word in more runs than this does not help to tell them apart. */
const COMMON = 30

export function runOf(tokens: Tokens, pieces: readonly number[] = []): Run {
  return { tokens, bag: bagOf(tokens), pieces }
}

/** The tokens [from, to) of a row. */
export function sliceTokens({ text, starts, ends, keys, weights }: Tokens, from: number, to: number): Tokens {
  return {
    text,
    starts: starts.slice(from, to),
    ends: ends.slice(from, to),
    keys: keys.slice(from, to),
    weights: weights.slice(from, to),
  }
}

/**
 * Pairs what was taken out of the old text with what was put into the new one where the words are the same or nearly, the
 * likest first, each run once. `areBeside` says of two pieces whether what is beside them moved together. Only runs that
 * share a word which few others have are compared.
 */
export function pairRuns(
  olds: readonly Run[],
  news: readonly Run[],
  areBeside: (i: number, j: number) => boolean,
): MovedRun[] {
  const holders = new Map<number, number[]>()
  for (const [at, { bag }] of news.entries()) {
    for (const [k, key] of bag.keys.entries()) {
      if (k > 0 && bag.keys[k - 1] === key) continue
      const known = holders.get(key)
      if (known) known.push(at)
      else holders.set(key, [at])
    }
  }
  const found: MovedRun[] = []
  for (const old of olds) {
    if (old.bag.total < LEAST_WEIGHT) continue
    const shared = new Map<number, number>()
    for (const [k, key] of old.bag.keys.entries()) {
      const holding = holders.get(key)
      if (holding === undefined || holding.length > COMMON) continue
      if (k > 0 && old.bag.keys[k - 1] === key) continue
      for (const at of holding) shared.set(at, (shared.get(at) ?? 0) + old.bag.weights[k]!)
    }
    for (const [at, weight] of shared) {
      const now = news[at]!
      const dice = diceOf(weight, old.bag.total, now.bag.total)
      const isBeside = areRunsBeside(old, now, areBeside)
      const least = Math.min(old.bag.total, now.bag.total)
      if (
        dice >= (isBeside ? LEAST_DICE_BESIDE : LEAST_DICE) ||
        (least >= LEAST_WEIGHT && weight >= CONTAINED * least)
      )
        found.push({ old, now, dice })
    }
  }
  found.sort((x, y) => y.dice - x.dice)
  const taken = new Set<Run>()
  return found.filter(({ old, now }) => {
    if (taken.has(old) || taken.has(now)) return false
    taken.add(old)
    taken.add(now)
    return true
  })
}

function areRunsBeside(old: Run, now: Run, areBeside: (i: number, j: number) => boolean): boolean {
  if (old.pieces.length === 0 || now.pieces.length === 0) return false
  return areBeside(old.pieces[0]!, now.pieces[0]!) || areBeside(old.pieces.at(-1)!, now.pieces.at(-1)!)
}
