import { heaviestRising } from './rising.ts'
import { shortestEdit } from './shortest-edit.ts'

/** A sequence of pieces of a text: two with the same hash and the same weight are taken for equal. */
export interface Pieces {
  readonly hashes: readonly number[]
  readonly weights: readonly number[]
}

/** A stretch of either sequence, [i0, i1) and [j0, j1). */
export interface Stretch {
  readonly i0: number
  readonly i1: number
  readonly j0: number
  readonly j1: number
}

/** Up to so many pieces put in and taken out are found by the shortest edit; more are first parted by anchors. */
const FEW_EDITS = 200
const FEW_EDITS_INSIDE = 60
/** Where there are no anchors, so many edits are looked over at a time. */
const EDITS_A_STEP = 300
const MOST_STEPS = 60

export function areEqual(a: Pieces, i: number, b: Pieces, j: number): boolean {
  return a.hashes[i] === b.hashes[j] && a.weights[i] === b.weights[j]
}

/**
 * Matches equal pieces in order: what the stretches share at their ends, then by the shortest edit, or, where they have
 * little in common, by patience (B. Cohen's diff of Bazaar): what occurs once on either side is an anchor, and between the
 * anchors it is done again.
 */
export function matchInOrder(
  a: Pieces,
  b: Pieces,
  stretch: Stretch,
  link: (i: number, j: number) => void,
  most = FEW_EDITS,
): void {
  let { i0, i1, j0, j1 } = stretch
  while (i0 < i1 && j0 < j1 && areEqual(a, i0, b, j0)) link(i0++, j0++)
  while (i0 < i1 && j0 < j1 && areEqual(a, i1 - 1, b, j1 - 1)) link(--i1, --j1)
  if (i0 === i1 || j0 === j1) return
  const length = i1 - i0 + j1 - j0
  const foreign = foreignIn(a, b, { i0, i1, j0, j1 })
  if (foreign === length) return
  const [firstI, firstJ] = [i0, j0]
  const isDone =
    foreign <= most &&
    shortestEdit(
      i1 - i0,
      j1 - j0,
      (i, j) => areEqual(a, firstI + i, b, firstJ + j),
      (i, j) => link(firstI + i, firstJ + j),
      most,
    ) !== null
  if (isDone) return
  const anchors = anchorsBetween(a, b, { i0, i1, j0, j1 })
  if (anchors.length === 0) {
    matchStepwise(a, b, { i0, i1, j0, j1 }, link)
    return
  }
  for (const [i, j] of anchors) {
    matchInOrder(a, b, { i0, i1: i, j0, j1: j }, link, FEW_EDITS_INSIDE)
    link(i, j)
    ;[i0, j0] = [i + 1, j + 1]
  }
  matchInOrder(a, b, { i0, i1, j0, j1 }, link, FEW_EDITS_INSIDE)
}

/** Texts that repeat themselves have no anchors: the shortest edit again, by steps, each the best for what it reaches. */
function matchStepwise(
  a: Pieces,
  b: Pieces,
  { i0, i1, j0, j1 }: Stretch,
  link: (i: number, j: number) => void,
): void {
  for (let step = 0; step < MOST_STEPS && i0 < i1 && j0 < j1; step++) {
    const [fromI, fromJ] = [i0, j0]
    const reached = shortestEdit(
      i1 - i0,
      j1 - j0,
      (i, j) => areEqual(a, fromI + i, b, fromJ + j),
      (i, j) => link(fromI + i, fromJ + j),
      EDITS_A_STEP,
      true,
    )
    if (reached === null || reached.i + reached.j === 0) return
    i0 += reached.i
    j0 += reached.j
  }
}

/** How many pieces are on one side alone: at least so many edits there are. */
function foreignIn(a: Pieces, b: Pieces, { i0, i1, j0, j1 }: Stretch): number {
  const inA = new Set<number>()
  for (let i = i0; i < i1; i++) inA.add(a.hashes[i]!)
  const shared = new Set<number>()
  let foreign = 0
  for (let j = j0; j < j1; j++) {
    if (inA.has(b.hashes[j]!)) shared.add(b.hashes[j]!)
    else foreign++
  }
  for (let i = i0; i < i1; i++) if (!shared.has(a.hashes[i]!)) foreign++
  return foreign
}

/** Pairs of pieces of some weight that occur once in either stretch, the heaviest set of them that is in order. */
export function anchorsBetween(
  a: Pieces,
  b: Pieces,
  { i0, i1, j0, j1 }: Stretch,
  least = 0,
): [number, number][] {
  const inA = onceIn(a.hashes, i0, i1)
  const inB = onceIn(b.hashes, j0, j1)
  const is: number[] = []
  const js: number[] = []
  const weights: number[] = []
  for (const [hash, i] of inA) {
    const j = inB.get(hash) ?? -1
    if (i < 0 || j < 0 || a.weights[i]! < least || !areEqual(a, i, b, j)) continue
    is.push(i)
    js.push(j)
    weights.push(a.weights[i]!)
  }
  return heaviestRising(js, weights).map((at) => [is[at]!, js[at]!])
}

/** For each hash of a stretch the index of the one piece that has it, or -1 where several have; in order. */
export function onceIn(
  hashes: readonly number[],
  from: number,
  to: number,
  isAsked: (index: number) => boolean = () => true,
): Map<number, number> {
  const found = new Map<number, number>()
  for (let index = from; index < to; index++) {
    if (!isAsked(index)) continue
    const hash = hashes[index]!
    found.set(hash, found.has(hash) ? -1 : index)
  }
  return found
}
