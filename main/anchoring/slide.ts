/**
 * Slides what was put in or taken out to where a person would have done it. In "the old, the new and the next" it cannot
 * be told from the texts alone whether "the old, " was taken out or "old, the "; the run is moved between its extremes to
 * where its two ends lie at the strongest boundaries (after the indent heuristic of git's xdiff, M. Haggerty, 2016, and
 * the semantic clean-up of N. Fraser's diff-match-patch).
 *
 * `to[i]` is the partner of element i or -1, `from` its inverse; both are changed in place. `same(i, k)` compares two
 * elements of the one side, and `boundary(i)` says how strong the boundary before element i is.
 */
export function slideRuns(
  to: Int32Array,
  from: Int32Array,
  same: (i: number, k: number) => boolean,
  boundary: (i: number) => number,
): void {
  const n = to.length
  for (let first = 0; first < n; first++) {
    if (to[first] !== -1) continue
    let end = first + 1
    while (end < n && to[end] === -1) end++
    const partnerBefore = first === 0 ? -1 : to[first - 1]!
    const partnerAfter = end === n ? from.length : to[end]!
    // Where something stands in its place it was replaced, and stays.
    if (partnerAfter !== partnerBefore + 1) {
      first = end
      continue
    }
    let bestShift = 0
    let best = boundary(first) + boundary(end)
    const tryShift = (shift: number) => {
      const score = boundary(first + shift) + boundary(end + shift)
      if (score > best) {
        best = score
        bestShift = shift
      }
    }
    for (let k = 1; first - k >= 0 && isJoined(to, first - k) && same(first - k, end - k); k++) tryShift(-k)
    for (let k = 0; end + k < n && isJoined(to, end + k) && same(first + k, end + k); k++) tryShift(k + 1)
    for (; bestShift < 0; bestShift++) {
      first--
      end--
      pair(to, from, end, first)
    }
    for (; bestShift > 0; bestShift--) {
      pair(to, from, first, end)
      first++
      end++
    }
    first = end
  }
}

/** Whether an element has a partner, and so can give it to another. */
function isJoined(to: Int32Array, i: number): boolean {
  return to[i]! >= 0
}

/** Gives the partner of `old` to `i`. */
function pair(to: Int32Array, from: Int32Array, i: number, old: number): void {
  to[i] = to[old]!
  from[to[i]!] = i
  to[old] = -1
}
