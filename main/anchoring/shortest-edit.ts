/** A point between two sequences: so many elements of the one, and so many of the other, lie before it. */
export interface Point {
  readonly i: number
  readonly j: number
}

/**
 * The longest common subsequence of two sequences, by the greedy method of E. Myers ("An O(ND) Difference Algorithm and
 * Its Variations", 1986): [0, n) of one against [0, m) of the other, their elements compared by `same`. Calls `match` for
 * each pair, last first, and gives the point that was reached, the end. The cost grows with the square of the number of
 * elements taken out and put in; where more than `most` would have to be, it gives up and matches nothing (null), or, if
 * `partly`, matches what lies on the way to the furthest point that so many edits reach, for the caller to go on from
 * there (as GNU diff does where the cost becomes too high).
 */
export function shortestEdit(
  n: number,
  m: number,
  same: (i: number, j: number) => boolean,
  match: (i: number, j: number) => void,
  most: number,
  partly = false,
): Point | null {
  const bound = Math.min(most, n + m)
  if (!partly && Math.abs(n - m) > bound) return null
  const furthest = new Int32Array(2 * bound + 3)
  const middle = bound + 1
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= bound; edits++) {
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && furthest[middle + k - 1]! < furthest[middle + k + 1]!)
      let i = down ? furthest[middle + k + 1]! : furthest[middle + k - 1]! + 1
      let j = i - k
      while (i < n && j < m && same(i, j)) {
        i++
        j++
      }
      furthest[middle + k] = i
      if (i >= n && j >= m) {
        trace.push(furthest.slice(middle - edits, middle + edits + 1))
        walkBack(trace, { i: n, j: m }, match)
        return { i: n, j: m }
      }
    }
    trace.push(furthest.slice(middle - edits, middle + edits + 1))
  }
  if (!partly) return null
  const end = furthestPoint(trace.at(-1)!, bound, n, m)
  walkBack(trace, end, match)
  return end
}

/** Of the points reached after `edits` edits the one with the most elements before it. */
function furthestPoint(reached: Int32Array, edits: number, n: number, m: number): Point {
  let best: Point = { i: 0, j: 0 }
  for (let k = -edits; k <= edits; k += 2) {
    const i = reached[k + edits]!
    const j = i - k
    if (i <= n && j <= m && j >= 0 && i + j > best.i + best.j) best = { i, j }
  }
  return best
}

/** `trace[d]` holds the furthest i on the diagonals -d to d after d edits. */
function walkBack(trace: readonly Int32Array[], end: Point, match: (i: number, j: number) => void): void {
  let { i, j } = end
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const before = trace[edits - 1]!
    const at = (k: number) => before[k + edits - 1] ?? -1
    const k = i - j
    const down = k === -edits || (k !== edits && at(k - 1) < at(k + 1))
    const fromK = down ? k + 1 : k - 1
    const fromI = at(fromK)
    const fromJ = fromI - fromK
    const startI = down ? fromI : fromI + 1
    while (i > startI) match(--i, --j)
    i = fromI
    j = fromJ
  }
  while (i > 0 && j > 0) match(--i, --j)
}
