import { heaviestRising } from './rising.ts'
import type { Tokens } from './tokens.ts'

/** How many words in a row make a shingle. */
const LENGTH = 3
/** One shingle in so many is looked at, chosen by its own hash, so that both sides choose the same. */
const SAMPLE_MASK = 3

/**
 * Pairs of sentences of two long stretches that share rows of words found nowhere else in them, in order: where the one can
 * be cut to go with the other, though hardly a sentence is the same. The method is winnowing's (Schleimer, Wilkerson and
 * Aiken, 2003): rows of three words, of which some are chosen by their hashes; the pairs that most of them speak for, the
 * heaviest set that is in order. `a` and `b` are the sentences' words; the pairs are their indices.
 */
export function pairsByShingles(a: readonly Tokens[], b: readonly Tokens[]): [number, number][] {
  const inA = shinglesOf(a)
  const inB = shinglesOf(b)
  const votes = new Map<number, number>()
  for (const [shingle, i] of inA) {
    const j = inB.get(shingle) ?? -1
    if (i >= 0 && j >= 0) votes.set(i * b.length + j, (votes.get(i * b.length + j) ?? 0) + 1)
  }
  /** For each sentence of `a` the one of `b` with the most votes, and that only if it is the other's as well. */
  const favourites = favouritesOf(votes, b.length)
  const pairs = [...favourites].sort(([i], [k]) => i - k)
  const rising = heaviestRising(
    pairs.map(([, { j }]) => j),
    pairs.map(([, { count }]) => count),
  )
  return rising.map((at) => [pairs[at]![0], pairs[at]![1].j])
}

function favouritesOf(votes: Map<number, number>, width: number): Map<number, { j: number; count: number }> {
  const ofA = new Map<number, { j: number; count: number }>()
  const ofB = new Map<number, { i: number; count: number }>()
  for (const [pair, count] of votes) {
    const i = Math.floor(pair / width)
    const j = pair % width
    if (count > (ofA.get(i)?.count ?? 0)) ofA.set(i, { j, count })
    if (count > (ofB.get(j)?.count ?? 0)) ofB.set(j, { i, count })
  }
  for (const [i, { j }] of ofA) if (ofB.get(j)!.i !== i) ofA.delete(i)
  return ofA
}

/** For each chosen shingle the sentence that has it, or -1 where several have. */
function shinglesOf(sentences: readonly Tokens[]): Map<number, number> {
  const found = new Map<number, number>()
  for (const [index, { keys }] of sentences.entries()) {
    for (let at = 0; at + LENGTH <= keys.length; at++) {
      let hash = keys[at]!
      for (let next = 1; next < LENGTH; next++) hash = Math.imul(hash, 31) + keys[at + next]!
      hash |= 0
      if (((hash >>> 7) & SAMPLE_MASK) !== 0) continue
      const known = found.get(hash)
      if (known === undefined) found.set(hash, index)
      else if (known !== index) found.set(hash, -1)
    }
  }
  return found
}
