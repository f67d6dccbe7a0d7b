import { Group } from './group.ts'
import { pairRuns, type Run, runOf, sliceTokens } from './loose-runs.ts'
import type { Matched } from './match-sentences.ts'
import { pairPieces, tokensOf } from './piece-pairs.ts'
import type { Sentences } from './sentences.ts'
import { isMark } from './token-kinds.ts'
import type { Tokens } from './tokens.ts'

/** What is left over when all has been matched that stayed in its place. */
export interface Leftovers {
  readonly a: Sentences
  readonly b: Sentences
  readonly matched: Matched
  /** The pieces of the old text without a counterpart, and those of the new. */
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  /** The sentences that were changed: words may have moved out of them. */
  readonly changed: ReadonlySet<Group>
}

/** Where more words than these were changed, what moved is looked for among whole sentences alone. */
const MOST_WORDS = 40_000
/** So many words in a row may have been moved out of their sentence. */
const LEAST_RUN = 3

/**
 * Finds what was taken out of the old text and put into another place of the new one: pieces that stand side by side
 * first, then pieces alone and words in a row. Only what nothing else became can be what a passage became, so that no
 * look-alike that was there before catches it.
 */
export function findMovedGroups({ a, b, matched, rows, columns, changed }: Leftovers): Group[] {
  const areBeside = besideIn(matched)
  const groups: Group[] = []
  const [seenA, seenB] = [new Set<number>(), new Set<number>()]
  const blocks = pairRuns(blocksOf(a, rows), blocksOf(b, columns), areBeside)
  for (const { old, now } of blocks) {
    for (const { i, rows: high, j, columns: wide, dice } of pairPieces(a, b, {
      rows: old.pieces,
      columns: now.pieces,
    })) {
      for (let row = 0; row < high; row++) seenA.add(old.pieces[i + row]!)
      for (let column = 0; column < wide; column++) seenB.add(now.pieces[j + column]!)
      const words = tokensOf(a, old.pieces[i]!, high)
      groups.push(new Group(words, tokensOf(b, now.pieces[j]!, wide), dice, true))
    }
  }

  const olds = rows.filter((i) => !seenA.has(i)).map((i) => runOf(tokensOf(a, i), [i]))
  const news = columns.filter((j) => !seenB.has(j)).map((j) => runOf(tokensOf(b, j), [j]))
  let words = 0
  for (const group of changed) {
    words += group.a.starts.length
    if (words > MOST_WORDS) break
    const { kept, taken } = keptAndTaken(group)
    addRuns(olds, group.a, kept)
    addRuns(news, group.b, taken)
  }
  for (const { old, now, dice } of pairRuns(olds, news, areBeside)) {
    groups.push(new Group(old.tokens, now.tokens, dice, true))
  }
  return groups
}

/** Whether what is beside a piece of the old text moved to beside one of the new. */
function besideIn({ to, moved }: Matched): (i: number, j: number) => boolean {
  return (i, j) =>
    (i > 0 && moved[i - 1]! > 0 && to[i - 1] === j - 1) ||
    (i + 1 < to.length && moved[i + 1]! > 0 && to[i + 1] === j + 1)
}

/** Pieces without partners that stand side by side, as one run each. */
function blocksOf(side: Sentences, pieces: readonly number[]): Run[] {
  const blocks: number[][] = []
  for (const piece of pieces) {
    if (blocks.at(-1)?.at(-1) === piece - 1) blocks.at(-1)!.push(piece)
    else blocks.push([piece])
  }
  return blocks.map((block) => runOf(tokensOf(side, block[0]!, block.length), block))
}

/** 1 for each word that is still there, on either side. */
function keptAndTaken({ alignment, b }: Group): { kept: Uint8Array; taken: Uint8Array } {
  const { to, likeness } = alignment
  const kept = new Uint8Array(to.length)
  const taken = new Uint8Array(b.starts.length)
  for (let i = 0; i < to.length; i++) if (likeness[i]! > 0) kept[i] = taken[to[i]!] = 1
  return { kept, taken }
}

/** Adds the rows of words that are not there on the other side. */
function addRuns(runs: Run[], tokens: Tokens, there: Uint8Array): void {
  for (let first = 0; first < there.length; first++) {
    let past = first
    let words = 0
    for (; past < there.length && there[past] === 0; past++) if (!isMark(tokens, past)) words++
    if (words >= LEAST_RUN) runs.push(runOf(sliceTokens(tokens, first, past)))
    first = past
  }
}
