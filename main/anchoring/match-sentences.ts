import { heaviestRising } from './rising.ts'
import type { Sentences } from './sentences.ts'
import { sameWords } from './sentences.ts'
import { shortestEdit } from './shortest-edit.ts'
import { slideRuns } from './slide.ts'

/** Which pieces of two texts have the same words. */
export interface Matched {
  /** For each piece of the old text its partner, or -1. */
  readonly to: Int32Array
  /** For each piece of the new text its partner, or -1. */
  readonly from: Int32Array
  /** 1 where a piece of the old text was found out of order. */
  readonly moved: Uint8Array
}

/** Up to so many sentences put in and taken out are found by the shortest edit; more are first parted by anchors. */
const FEW_EDITS = 200
const FEW_EDITS_INSIDE = 60
/** A sentence found out of order, with nothing around it to confirm it, has at least so many folded code units. */
const MOVED_ALONE = 20

/**
 * Matches the pieces of two texts that have the same words: in order by the shortest edit, or, where the texts have little
 * in common, by patience (B. Cohen's diff of Bazaar: what occurs once on either side is an anchor, and between the anchors
 * it is done again); and then out of order what both sides have left over once.
 */
export function matchSentences(a: Sentences, b: Sentences): Matched {
  const n = a.starts.length
  const m = b.starts.length
  const to = new Int32Array(n).fill(-1)
  const from = new Int32Array(m).fill(-1)
  const moved = new Uint8Array(n)
  const matched: Matched = { to, from, moved }
  matchInOrder(a, b, matched, 0, n, 0, m, FEW_EDITS)
  slideRuns(to, from, (i, k) => sameWords(a, i, a, k), (i) => boundaryBefore(a, i))
  slideRuns(from, to, (i, k) => sameWords(b, i, b, k), (i) => boundaryBefore(b, i))
  matchMoved(a, b, matched)
  return matched
}

function link({ to, from }: Matched, i: number, j: number): void {
  to[i] = j
  from[j] = i
}

function matchInOrder(
  a: Sentences,
  b: Sentences,
  matched: Matched,
  i0: number,
  i1: number,
  j0: number,
  j1: number,
  most: number,
): void {
  while (i0 < i1 && j0 < j1 && sameWords(a, i0, b, j0)) link(matched, i0++, j0++)
  while (i0 < i1 && j0 < j1 && sameWords(a, i1 - 1, b, j1 - 1)) link(matched, --i1, --j1)
  if (i0 === i1 || j0 === j1) return
  const [firstI, firstJ] = [i0, j0]
  const done = shortestEdit(
    i1 - i0,
    j1 - j0,
    (i, j) => sameWords(a, firstI + i, b, firstJ + j),
    (i, j) => link(matched, firstI + i, firstJ + j),
    most,
  )
  if (done) return
  const anchors = anchorsBetween(a, b, i0, i1, j0, j1)
  if (anchors.length === 0) return
  let [atI, atJ] = [i0, j0]
  for (const [i, j] of anchors) {
    matchInOrder(a, b, matched, atI, i, atJ, j, FEW_EDITS_INSIDE)
    link(matched, i, j)
    ;[atI, atJ] = [i + 1, j + 1]
  }
  matchInOrder(a, b, matched, atI, i1, atJ, j1, FEW_EDITS_INSIDE)
}

/** Pairs of pieces that occur once in either stretch, the heaviest set of them that is in order. */
function anchorsBetween(
  a: Sentences,
  b: Sentences,
  i0: number,
  i1: number,
  j0: number,
  j1: number,
): [number, number][] {
  const inB = uniquesOf(b, j0, j1, () => true)
  const inA = uniquesOf(a, i0, i1, () => true)
  const is: number[] = []
  const js: number[] = []
  const weights: number[] = []
  for (let i = i0; i < i1; i++) {
    if (inA.get(a.hashes[i]!) !== i) continue
    const j = inB.get(a.hashes[i]!)
    if (j === undefined || j < 0 || !sameWords(a, i, b, j)) continue
    is.push(i)
    js.push(j)
    weights.push(a.weights[i]!)
  }
  return heaviestRising(js, weights).map((at) => [is[at]!, js[at]!])
}

/** For each hash the index of the one piece that has it, or -1 where several have. */
function uniquesOf(
  side: Sentences,
  from: number,
  to: number,
  isAsked: (index: number) => boolean,
): Map<number, number> {
  const found = new Map<number, number>()
  for (let index = from; index < to; index++) {
    if (!isAsked(index)) continue
    const hash = side.hashes[index]!
    found.set(hash, found.has(hash) ? -1 : index)
  }
  return found
}

/** How strong the boundary before piece `i` is: a blank line 2, else 0. */
function boundaryBefore(side: Sentences, i: number): number {
  if (i === 0 || i >= side.starts.length) return 2
  const between = side.text.slice(side.ends[i - 1]!, side.starts[i]!)
  return /\n\s*\n/.test(between) ? 2 : between.includes('\n') ? 1 : 0
}

/** What is left over once on either side has moved, and so have the equal neighbours of what has. */
function matchMoved(a: Sentences, b: Sentences, matched: Matched): void {
  const { to, from, moved } = matched
  const left = uniquesOf(a, 0, to.length, (i) => to[i]! < 0)
  if (left.size === 0) return
  const right = uniquesOf(b, 0, from.length, (j) => from[j]! < 0)
  const join = (i: number, j: number) => {
    link(matched, i, j)
    moved[i] = 1
  }
  for (const [hash, i] of left) {
    const j = right.get(hash) ?? -1
    if (i < 0 || j < 0 || to[i]! >= 0 || from[j]! >= 0) continue
    if (a.weights[i]! < MOVED_ALONE || !sameWords(a, i, b, j)) continue
    join(i, j)
    for (const step of [-1, 1]) {
      let [k, l] = [i + step, j + step]
      while (to[k] === -1 && from[l] === -1 && sameWords(a, k, b, l)) {
        join(k, l)
        k += step
        l += step
      }
    }
  }
}
