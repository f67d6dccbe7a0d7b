export interface Ranked {
  slot: number
  score: number
}

/** The best first; what is as good stays in the order of slots. */
export function byScore(a: Ranked, b: Ranked): number {
  return b.score - a.score || a.slot - b.slot
}

/**
 * The best `most` of a list of slots and one of their scores, the best first. Of many only those are put in order that may
 * be among them: the score of the last of them is found by sorting bare numbers, which is quick.
 */
export function ranked(slots: readonly number[], scores: readonly number[], most: number): Ranked[] {
  const least = slots.length > most ? Float32Array.from(scores).sort()[slots.length - most]! : 0
  const best: Ranked[] = []
  for (let index = 0; index < slots.length; index++) {
    const score = scores[index]!
    if (score >= least) best.push({ slot: slots[index]!, score })
  }
  return best.sort(byScore).slice(0, most)
}
