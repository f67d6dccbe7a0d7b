export interface Ranked {
  slot: number
  score: number
}

/** The best first; what is as good stays in the order of slots. */
export function byScore(a: Ranked, b: Ranked): number {
  return b.score - a.score || a.slot - b.slot
}

/** Up to so many are kept in order as they come; more are sorted. */
const FEW = 200

/** The best `most` of a list of slots and one of their scores, the best first. */
export function ranked(slots: readonly number[], scores: readonly number[], most: number): Ranked[] {
  if (most > FEW || slots.length <= most)
    return slots
      .map((slot, index) => ({ slot, score: scores[index]! }))
      .sort(byScore)
      .slice(0, most)
  const best: Ranked[] = []
  for (let index = 0; index < slots.length; index++) {
    const score = scores[index]!
    // Slots come in order: what is as good as the last comes after it.
    if (best.length === most && score <= best[most - 1]!.score) continue
    let at = best.length
    while (at > 0 && best[at - 1]!.score < score) at--
    best.splice(at, 0, { slot: slots[index]!, score })
    if (best.length > most) best.pop()
  }
  return best
}
