import { heaviestRising } from './rising.ts'
import { shortestEdit } from './shortest-edit.ts'
import { slideRuns } from './slide.ts'
import { MARK_WEIGHT, type Tokens } from './tokens.ts'
import { boundaryBefore, likeness } from './token-kinds.ts'

/** What became of each token of the old stretch. */
export interface TokenAlignment {
  /** Its partner in the new stretch, or -1; partners rise. */
  readonly to: Int32Array
  /** 1 for the same word, less for a word like it, 0 for one that stands in its place, and for none. */
  readonly likeness: Float32Array
}

/** Up to so many cells the table of the alignment is filled whole. */
const MOST_CELLS = 120_000
const FEW_EDITS = 400
/** Up to this weight a word is too common to say anything alone. */
const BY_CHANCE = 1
/** Two matches in a row are more than two apart. */
const ROW_BONUS = 0.6
const SAME_BONUS = 1
/** Of two that are the same but for their capitals, the one that begins as it did. */
const AS_WRITTEN_BONUS = 0.1
/** What a word gets that stands in the place of another: less than any match. */
const IN_PLACE = 0.05

/**
 * Aligns two stretches of tokens: what they share at their ends first, then by the table of Needleman and Wunsch (1970),
 * in which the same word counts by its weight, a like word by its likeness, another word in its place next to nothing, and
 * a row of matches more than scattered ones. A table too large is parted at words that occur once in both.
 */
export function alignTokens(a: Tokens, b: Tokens): TokenAlignment {
  const n = a.starts.length
  const m = b.starts.length
  const to = new Int32Array(n).fill(-1)
  const from = new Int32Array(m).fill(-1)
  const alike = new Float32Array(n)
  const inPlace: [number, number][] = []
  const link = (i: number, j: number, how: number) => {
    if (how === 0) {
      inPlace.push([i, j])
      return
    }
    to[i] = j
    from[j] = i
    alike[i] = how
  }
  alignBetween(a, b, 0, n, 0, m, link)
  dropChance(a, to, from)
  slideRuns(
    to,
    from,
    (i, k) => a.keys[i] === a.keys[k],
    (i) => boundaryBefore(a, i),
  )
  slideRuns(
    from,
    to,
    (i, k) => b.keys[i] === b.keys[k],
    (i) => boundaryBefore(b, i),
  )
  for (let i = 0; i < n; i++) {
    const j = to[i]!
    if (j < 0) alike[i] = 0
    else if (a.keys[i] === b.keys[j]) alike[i] = 1
  }
  for (const [i, j] of inPlace) if (to[i] === -1 && from[j] === -1 && fits(to, i, j)) to[i] = j
  return { to, likeness: alike }
}

/** Whether `j` lies between the partners of what is around `i`. */
function fits(to: Int32Array, i: number, j: number): boolean {
  let before = i - 1
  while (before >= 0 && to[before] === -1) before--
  let behind = i + 1
  while (behind < to.length && to[behind] === -1) behind++
  return (before < 0 || to[before]! < j) && (behind === to.length || to[behind]! > j)
}

/** A short word that stands alone among words put in the place of others is there by chance: no partner of its like. */
function dropChance(a: Tokens, to: Int32Array, from: Int32Array): void {
  for (let i = 0; i < to.length; i++) {
    const j = to[i]!
    if (j < 0 || a.weights[i]! > BY_CHANCE) continue
    if (isLoose(to, i - 1) && isLoose(to, i + 1) && isLoose(from, j - 1) && isLoose(from, j + 1)) {
      to[i] = -1
      from[j] = -1
    }
  }
}

function isLoose(partners: Int32Array, i: number): boolean {
  return i >= 0 && i < partners.length && partners[i] === -1
}

type Link = (i: number, j: number, how: number) => void

function alignBetween(
  a: Tokens,
  b: Tokens,
  i0: number,
  i1: number,
  j0: number,
  j1: number,
  link: Link,
): void {
  while (i0 < i1 && j0 < j1 && a.keys[i0] === b.keys[j0]) link(i0++, j0++, 1)
  while (i0 < i1 && j0 < j1 && a.keys[i1 - 1] === b.keys[j1 - 1]) link(--i1, --j1, 1)
  const n = i1 - i0
  const m = j1 - j0
  if (n === 0 || m === 0) return
  if (n * m <= MOST_CELLS) return fillTable(a, b, i0, n, j0, m, link)
  const anchors = anchorsBetween(a, b, i0, i1, j0, j1)
  if (anchors.length === 0) {
    shortestEdit(
      n,
      m,
      (i, j) => a.keys[i0 + i] === b.keys[j0 + j],
      (i, j) => link(i0 + i, j0 + j, 1),
      FEW_EDITS,
    )
    return
  }
  let [atI, atJ] = [i0, j0]
  for (const [i, j] of anchors) {
    alignBetween(a, b, atI, i, atJ, j, link)
    link(i, j, 1)
    ;[atI, atJ] = [i + 1, j + 1]
  }
  alignBetween(a, b, atI, i1, atJ, j1, link)
}

/** Words that occur once in either stretch, the heaviest set that is in order. */
function anchorsBetween(
  a: Tokens,
  b: Tokens,
  i0: number,
  i1: number,
  j0: number,
  j1: number,
): [number, number][] {
  const inA = onceIn(a.keys, i0, i1)
  const inB = onceIn(b.keys, j0, j1)
  const is: number[] = []
  const js: number[] = []
  const weights: number[] = []
  for (const [key, i] of inA) {
    const j = inB.get(key) ?? -1
    if (i < 0 || j < 0 || a.weights[i]! <= MARK_WEIGHT) continue
    is.push(i)
    js.push(j)
    weights.push(a.weights[i]!)
  }
  return heaviestRising(js, weights).map((at) => [is[at]!, js[at]!])
}

function onceIn(keys: readonly number[], from: number, to: number): Map<number, number> {
  const found = new Map<number, number>()
  for (let index = from; index < to; index++) {
    const key = keys[index]!
    found.set(key, found.has(key) ? -1 : index)
  }
  return found
}

const DIAGONAL = 1
const UP = 2

function fillTable(a: Tokens, b: Tokens, i0: number, n: number, j0: number, m: number, link: Link): void {
  const width = m + 1
  const steps = new Uint8Array((n + 1) * width)
  const matched = new Uint8Array((n + 1) * width)
  let above = new Float64Array(width)
  let here = new Float64Array(width)
  for (let i = 1; i <= n; i++) {
    const key = a.keys[i0 + i - 1]!
    const weight = a.weights[i0 + i - 1]!
    const first = a.text.charCodeAt(a.starts[i0 + i - 1]!)
    here[0] = 0
    for (let j = 1; j <= m; j++) {
      const cell = i * width + j
      let best = above[j]!
      let step = UP
      if (here[j - 1]! > best) {
        best = here[j - 1]!
        step = 0
      }
      let score: number
      let isMatch = 0
      if (key === b.keys[j0 + j - 1]) {
        score = SAME_BONUS * weight
        isMatch = 1
        if (matched[cell - width - 1] === 1) score += ROW_BONUS
        if (first === b.text.charCodeAt(b.starts[j0 + j - 1]!)) score += AS_WRITTEN_BONUS
      } else {
        const like = likeness(a, i0 + i - 1, b, j0 + j - 1)
        score = like < 0 ? -1 : IN_PLACE + like * weight
        if (like > 0) isMatch = 1
      }
      if (score > 0 && above[j - 1]! + score >= best) {
        best = above[j - 1]! + score
        step = DIAGONAL
        matched[cell] = isMatch
      }
      here[j] = best
      steps[cell] = step
    }
    const swap = above
    above = here
    here = swap
  }
  let i = n
  let j = m
  while (i > 0 && j > 0) {
    const step = steps[i * width + j]!
    if (step === DIAGONAL) {
      i--
      j--
      const isSame = a.keys[i0 + i] === b.keys[j0 + j]
      link(i0 + i, j0 + j, isSame ? 1 : Math.max(0, likeness(a, i0 + i, b, j0 + j)))
    } else if (step === UP) i--
    else j--
  }
}
