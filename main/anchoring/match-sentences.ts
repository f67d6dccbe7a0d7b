import { areEqual, matchInOrder, onceIn, type Stretch } from './in-order.ts'
import type { Sentences } from './sentences.ts'
import { slideRuns } from './slide.ts'

/** Which pieces of two texts have the same words. */
export interface Matched {
  /** For each piece of the old text its partner, or -1. */
  readonly to: Int32Array
  /** For each piece of the new text its partner, or -1. */
  readonly from: Int32Array
  /** MOVED or ALONE where a piece of the old text was found out of order, else 0. */
  readonly moved: Uint8Array
}

export const MOVED = 1
/** Moved, but what stood beside it did not come along, and other words stand there: it may be another passage's. */
export const ALONE = 2

/** A row of so many folded code units is one whatever stands beside it. */
const LONG_ROW = 600

/** What is found out of order has at least so many folded code units. */
const MOVED_LEAST = 12

/**
 * Matches the pieces of two texts that have the same words: in order where they stand, and then out of order what both
 * sides have left over once. `kept` are pairs of pieces known to be the same, in order.
 */
export function matchSentences(
  a: Sentences,
  b: Sentences,
  kept: readonly (readonly [number, number])[],
): Matched {
  const to = new Int32Array(a.starts.length).fill(-1)
  const from = new Int32Array(b.starts.length).fill(-1)
  const matched: Matched = { to, from, moved: new Uint8Array(to.length) }
  let [i0, j0] = [0, 0]
  for (const [i, j] of kept) {
    matchBetween(a, b, matched, { i0, i1: i, j0, j1: j })
    link(matched, i, j)
    ;[i0, j0] = [i + 1, j + 1]
  }
  matchBetween(a, b, matched, { i0, i1: to.length, j0, j1: from.length })
  slideRuns(
    to,
    from,
    (i, k) => areEqual(a, i, a, k),
    (i) => boundaryBefore(a, i),
  )
  slideRuns(
    from,
    to,
    (i, k) => areEqual(b, i, b, k),
    (i) => boundaryBefore(b, i),
  )
  matchMoved(a, b, matched)
  return matched
}

function link({ to, from }: Matched, i: number, j: number): void {
  to[i] = j
  from[j] = i
}

function matchBetween(a: Sentences, b: Sentences, matched: Matched, stretch: Stretch): void {
  if (stretch.i0 === stretch.i1 || stretch.j0 === stretch.j1) return
  matchInOrder(a, b, stretch, (i, j) => link(matched, i, j))
}

/** How strong the boundary before piece `i` is: a blank line 2, a line end 1. */
function boundaryBefore(side: Sentences, i: number): number {
  if (i === 0 || i >= side.starts.length) return 2
  const between = side.text.slice(side.ends[i - 1]!, side.starts[i]!)
  return /\n\s*\n/.test(between) ? 2 : between.includes('\n') ? 1 : 0
}

/** What is left over once on either side has moved, and so have the equal neighbours of what has. */
function matchMoved(a: Sentences, b: Sentences, matched: Matched): void {
  const { to, from, moved } = matched
  const left = onceIn(a.hashes, 0, to.length, (i) => to[i]! < 0)
  if (left.size === 0) return
  const right = onceIn(b.hashes, 0, from.length, (j) => from[j]! < 0)
  const isPair = (i: number, j: number) => to[i] === -1 && from[j] === -1 && areEqual(a, i, b, j)
  for (const [hash, i] of left) {
    const j = right.get(hash) ?? -1
    if (i < 0 || j < 0 || !isPair(i, j)) continue
    let [before, behind] = [0, 1]
    while (isPair(i + before - 1, j + before - 1)) before--
    while (isPair(i + behind, j + behind)) behind++
    let weight = 0
    for (let step = before; step < behind; step++) weight += a.weights[i + step]!
    if (weight < MOVED_LEAST) continue
    for (let step = before; step < behind; step++) {
      link(matched, i + step, j + step)
      moved[i + step] = MOVED
    }
  }
  for (let i = 0; i < to.length; i++) if (moved[i] === MOVED && isAlone(a, matched, i)) moved[i] = ALONE
}

/** Whether the row of moved pieces that `i` is in is not long, and has, on a side, strangers beside it in both texts. */
function isAlone(a: Sentences, { to, from, moved }: Matched, i: number): boolean {
  let isBesideStrangers = false
  let weight = a.weights[i]!
  for (const step of [-1, 1]) {
    let [k, j] = [i + step, to[i]! + step]
    while (weight < LONG_ROW && k >= 0 && k < to.length && moved[k]! > 0 && to[k] === j) {
      weight += a.weights[k]!
      k += step
      j += step
    }
    if (to[k] === -1 && from[j] === -1) isBesideStrangers = true
  }
  return isBesideStrangers && weight < LONG_ROW
}
