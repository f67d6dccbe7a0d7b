export interface Ranked {
  slot: number
  score: number
}

/** The best first; what is as good stays in the order of slots. */
export function byScore(a: Ranked, b: Ranked): number {
  return b.score - a.score || a.slot - b.slot
}

/**
 * The best `most` of a list of slots and one of their scores. Of many only those are ordered that may be among the best:
 * the others are passed over by the score of the worst that is.
 */
export function ranked(slots: readonly number[], scores: readonly number[], most: number): Ranked[] {
  const least = slots.length > most ? Float64Array.from(scores).sort()[slots.length - most]! : -Infinity
  const best: Ranked[] = []
  for (let index = 0; index < slots.length; index++) {
    const score = scores[index]!
    if (score >= least) best.push({ slot: slots[index]!, score })
  }
  return best.sort(byScore).slice(0, most)
}
