/**
 * The longest common subsequence of two sequences, by the greedy method of E. Myers ("An O(ND) Difference Algorithm and
 * Its Variations", 1986): [0, n) of one against [0, m) of the other, their elements compared by `same`. Calls `match` for
 * each pair, last first. Gives false, and calls nothing, where more than `most` elements would have to be taken out or put
 * in: the cost grows with the square of that number, not with the lengths.
 */
export function shortestEdit(
  n: number,
  m: number,
  same: (i: number, j: number) => boolean,
  match: (i: number, j: number) => void,
  most: number,
): boolean {
  const bound = Math.min(most, n + m)
  if (Math.abs(n - m) > bound) return false
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
        walkBack(trace, n, m, match)
        return true
      }
    }
    trace.push(furthest.slice(middle - edits, middle + edits + 1))
  }
  return false
}

/** `trace[d]` holds the furthest i on the diagonals -d to d after d edits. */
function walkBack(
  trace: readonly Int32Array[],
  n: number,
  m: number,
  match: (i: number, j: number) => void,
): void {
  let i = n
  let j = m
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
  while (i > 0) match(--i, --j)
}
