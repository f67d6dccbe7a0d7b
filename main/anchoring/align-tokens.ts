import { anchorsBetween, type Pieces } from './in-order.ts'
import { shortestEdit } from './shortest-edit.ts'
import { slideRuns } from './slide.ts'
import { MARK_WEIGHT, type Tokens } from './tokens.ts'
import { boundaryBefore } from './token-kinds.ts'
import { fillTable, type Link } from './token-table.ts'

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
/** A word that is an anchor is no mark. */
const LEAST_ANCHOR = 2 * MARK_WEIGHT

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
  const anchors = anchorsBetween(piecesOf(a), piecesOf(b), { i0, i1, j0, j1 }, LEAST_ANCHOR)
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

function piecesOf({ keys, weights }: Tokens): Pieces {
  return { hashes: keys, weights }
}
