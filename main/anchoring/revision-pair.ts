import { alignTokens, type TokenAlignment } from './align-tokens.ts'
import { bagOf } from './bags.ts'
import { cutGap, type Gap, gapAround } from './gaps.ts'
import { type Kept, keptLines } from './kept-lines.ts'
import { pairRuns, type Run, runOf, sliceTokens } from './loose-runs.ts'
import { ALONE, type Matched, matchSentences } from './match-sentences.ts'
import { type Pairing, pairSentences } from './pair-sentences.ts'
import { cutSentences, noSentences, type Sentences } from './sentences.ts'
import { pairsByShingles } from './shingles.ts'
import { isMark } from './token-kinds.ts'
import { noTokens, tokenise, type Tokens } from './tokens.ts'

/** Words of the old text with the words of the new one that they became. */
export class Group {
  readonly a: Tokens
  readonly b: Tokens
  /** How like the two sides are as bags of words, 0 to 1; 1 where all words are the same. */
  readonly dice: number
  readonly moved: boolean
  /** Whether it is a whole sentence with all its words, and found for certain. */
  readonly certain: boolean
  #alignment: TokenAlignment | null = null

  constructor(a: Tokens, b: Tokens, dice: number, moved: boolean, certain = false) {
    this.a = a
    this.b = b
    this.dice = dice
    this.moved = moved
    this.certain = certain
  }

  /** What became of each word; worked out when it is first asked for. */
  get alignment(): TokenAlignment {
    return (this.#alignment ??= alignTokens(this.a, this.b))
  }
}

/** A gap of more pairs is cut first; what then still has more is left alone. */
const MOST_PAIRS = 4096
/** Where more words than these are left over, what moved is looked for among whole sentences alone. */
const MOST_LOOSE = 40_000
/** So many words in a row may have been moved out of their sentence. */
const LEAST_RUN = 3

/** A stretch that was kept has a hash that no sentence can have: no integer. */
const KEPT_HASH = 0.5

/** Two revisions of a text, matched as wholes, and in detail only where it is asked for. */
export class RevisionPair {
  readonly a: Sentences
  readonly b: Sentences
  readonly matched: Matched
  /** The group of a piece of the old text; null where it has none. */
  readonly #groups = new Map<number, Group | null>()
  /** The part of a gap that a piece lies in, as long as it is not paired. */
  readonly #parts = new Map<number, Gap>()
  readonly #takenB = new Set<number>()
  #moved: readonly Group[] | null = null

  constructor(before: string, after: string) {
    const kept = keptLines(before, after)
    this.a = noSentences(before)
    this.b = noSentences(after)
    this.matched = matchSentences(this.a, this.b, cutBoth(this.a, this.b, kept))
  }

  /** Whether old piece `i` stands in the new text unchanged to the character. */
  isUntouched(i: number): boolean {
    const { a, b } = this
    const j = this.matched.to[i]!
    if (j < 0) return false
    const length = a.ends[i]! - a.starts[i]!
    if (length !== b.ends[j]! - b.starts[j]!) return false
    if (!Number.isInteger(a.hashes[i]!)) return true
    return a.text.slice(a.starts[i]!, a.ends[i]!) === b.text.slice(b.starts[j]!, b.ends[j]!)
  }

  /** What the words of old piece `i` became where it stood, or null where it has no counterpart. */
  groupOf(i: number): Group | null {
    const known = this.#groups.get(i)
    if (known !== undefined) return known
    const j = this.matched.to[i]!
    if (j >= 0) this.#join(i, 1, j, 1, 1)
    else this.#pairAround(i)
    return this.#groups.get(i) ?? null
  }

  /** What was taken out of the old text and found in another place of the new one: words in a row, or whole sentences. */
  get movedGroups(): readonly Group[] {
    return (this.#moved ??= this.#findMoved())
  }

  #join(i: number, rows: number, j: number, columns: number, dice: number): void {
    const group = new Group(
      tokensOf(this.a, i, rows),
      tokensOf(this.b, j, columns),
      dice,
      this.matched.moved[i]! > 0,
      this.matched.to[i] === j && this.matched.moved[i] !== ALONE,
    )
    for (let row = 0; row < rows; row++) this.#groups.set(i + row, group)
    for (let column = 0; column < columns; column++) this.#takenB.add(j + column)
  }

  /** Pairs the part of the gap that unmatched piece `i` lies in. */
  #pairAround(i: number): void {
    if (!this.#parts.has(i)) {
      for (const part of this.#partsOf(gapAround(this.matched, i))) {
        for (const row of part.rows) this.#parts.set(row, part)
      }
    }
    const { rows, columns } = this.#parts.get(i)!
    for (const row of rows) this.#groups.set(row, null)
    for (const pair of this.#pairPieces(rows, columns)) {
      this.#join(rows[pair.i]!, pair.rows, columns[pair.j]!, pair.columns, pair.dice)
    }
  }

  #partsOf(gap: Gap): readonly Gap[] {
    if (gap.rows.length * gap.columns.length <= MOST_PAIRS) return [gap]
    const pairs = pairsByShingles(
      gap.rows.map((row) => tokensOf(this.a, row)),
      gap.columns.map((column) => tokensOf(this.b, column)),
    )
    return cutGap(gap, pairs)
  }

  #findMoved(): Group[] {
    const { to, from } = this.matched
    const changed = new Set<Group>()
    const rows: number[] = []
    for (let i = 0; i < to.length; i++) {
      if (to[i]! >= 0) continue
      const group = this.groupOf(i)
      if (group === null) rows.push(i)
      else changed.add(group)
    }
    const columns: number[] = []
    for (let j = 0; j < from.length; j++) if (from[j]! < 0 && !this.#takenB.has(j)) columns.push(j)

    const groups: Group[] = []
    const [seenA, seenB] = [new Set<number>(), new Set<number>()]
    const blocks = pairRuns(blocksOf(this.a, rows), blocksOf(this.b, columns), this.#areBeside)
    for (const { old, now } of blocks) {
      for (const { i, rows: high, j, columns: wide, dice } of this.#pairPieces(old.pieces, now.pieces)) {
        for (let row = 0; row < high; row++) seenA.add(old.pieces[i + row]!)
        for (let column = 0; column < wide; column++) seenB.add(now.pieces[j + column]!)
        const a = tokensOf(this.a, old.pieces[i]!, high)
        groups.push(new Group(a, tokensOf(this.b, now.pieces[j]!, wide), dice, true))
      }
    }

    const olds = rows.filter((i) => !seenA.has(i)).map((i) => runOf(tokensOf(this.a, i), [i]))
    const news = columns.filter((j) => !seenB.has(j)).map((j) => runOf(tokensOf(this.b, j), [j]))
    let words = 0
    for (const group of changed) {
      words += group.a.starts.length
      if (words > MOST_LOOSE) break
      const { kept, taken } = keptAndTaken(group)
      addRuns(olds, group.a, kept)
      addRuns(news, group.b, taken)
    }
    for (const { old, now, dice } of pairRuns(olds, news, this.#areBeside)) {
      groups.push(new Group(old.tokens, now.tokens, dice, true))
    }
    return groups
  }

  /** Whether what is beside a piece of the old text moved to beside one of the new. */
  readonly #areBeside = (i: number, j: number): boolean => {
    const { to, moved } = this.matched
    return (
      (i > 0 && moved[i - 1]! > 0 && to[i - 1] === j - 1) ||
      (i + 1 < to.length && moved[i + 1]! > 0 && to[i + 1] === j + 1)
    )
  }

  #pairPieces(rows: readonly number[], columns: readonly number[]): Pairing[] {
    if (columns.length === 0 || rows.length * columns.length > MOST_PAIRS) return []
    const areNeighbours = (all: readonly number[], at: number) => all[at + 1] === all[at]! + 1
    return pairSentences(
      rows.map((row) => bagOf(tokensOf(this.a, row))),
      columns.map((column) => bagOf(tokensOf(this.b, column))),
      (k) => (areNeighbours(rows, k) ? bagOf(tokensOf(this.a, rows[k]!, 2)) : null),
      (l) => (areNeighbours(columns, l) ? bagOf(tokensOf(this.b, columns[l]!, 2)) : null),
    )
  }
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

function tokensOf(side: Sentences, index: number, count = 1): Tokens {
  const tokens = noTokens(side.text)
  tokenise(tokens, side.starts[index]!, side.ends[index + count - 1]!)
  return tokens
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

/** Cuts both texts into sentences between the stretches that were kept, which are one piece each; gives their pairs. */
function cutBoth(a: Sentences, b: Sentences, kept: readonly Kept[]): [number, number][] {
  const pairs: [number, number][] = []
  let [atA, atB] = [0, 0]
  for (const [at, { start, end, shift }] of kept.entries()) {
    cutSentences(a, atA, start)
    cutSentences(b, atB, start + shift)
    pairs.push([a.starts.length, b.starts.length])
    addPiece(a, start, end, KEPT_HASH + at)
    addPiece(b, start + shift, end + shift, KEPT_HASH + at)
    ;[atA, atB] = [end, end + shift]
  }
  cutSentences(a, atA, a.text.length)
  cutSentences(b, atB, b.text.length)
  return pairs
}

function addPiece(side: Sentences, start: number, end: number, hash: number): void {
  side.starts.push(start)
  side.ends.push(end)
  side.hashes.push(hash)
  side.weights.push(end - start)
}
