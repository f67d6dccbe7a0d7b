import type { Tokens } from './tokens.ts'

/** The words of a stretch without their order: keys rising, and a weight for each. */
export interface Bag {
  readonly keys: readonly number[]
  readonly weights: readonly number[]
  /** The sum of the weights. */
  readonly total: number
}

export function bagOf({ keys, weights }: Tokens): Bag {
  const order = Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]!)
  let total = 0
  for (const i of order) total += weights[i]!
  return { keys: order.map((i) => keys[i]!), weights: order.map((i) => weights[i]!), total }
}

/** The weight of the words that two bags have in common, each as often as both have it. */
export function sharedWeight(a: Bag, b: Bag): number {
  let shared = 0
  for (let i = 0, j = 0; i < a.keys.length && j < b.keys.length;) {
    const difference = a.keys[i]! - b.keys[j]!
    if (difference === 0) {
      shared += a.weights[i]!
      i++
      j++
    } else if (difference < 0) i++
    else j++
  }
  return shared
}

/** What two bags share of both, from 0 to 1 (the coefficient of Dice and Sørensen, by weight). */
export function diceOf(shared: number, a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * shared) / (a + b)
}
