import { alignTokens, type TokenAlignment } from './align-tokens.ts'
import { type Bag, bagOf, diceOf, sharedWeight } from './bags.ts'
import { type Kept, keptLines } from './kept-lines.ts'
import { type Matched, matchSentences } from './match-sentences.ts'
import { pairSentences } from './pair-sentences.ts'
import { cutSentences, noSentences, type Sentences } from './sentences.ts'
import { noTokens, tokenise, type Tokens } from './tokens.ts'

/** Pieces of the old text with the pieces of the new one that they became, word by word. */
export interface Group {
  readonly a: Tokens
  readonly b: Tokens
  readonly alignment: TokenAlignment
  /** How like the two sides are as bags of words, 0 to 1; 1 where all words are the same. */
  readonly dice: number
  readonly moved: boolean
}

/** Sentences found elsewhere though changed share at least this. */
const MOVED_DICE = 0.6
/** And this, where a neighbour moved to the same place. */
const MOVED_BESIDE_DICE = 0.34
const MOVED_LEAST = 8
const MOST_PAIRS = 4096
const MOST_LOOSE = 400

/** A stretch that was kept has a hash that no sentence can have: no integer. */
const KEPT_HASH = 0.5

/** Two revisions of a text, matched as wholes, and in detail only where it is asked for. */
export class RevisionPair {
  readonly a: Sentences
  readonly b: Sentences
  readonly matched: Matched
  readonly #groups = new Map<number, Group | null>()
  readonly #paired = new Set<number>()
  readonly #bags = [new Map<number, Bag>(), new Map<number, Bag>()] as const
  readonly #takenB = new Set<number>()
  #loose: number[] | null = null

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

  /** What the words of old piece `i` became, or null where it has no counterpart. */
  groupOf(i: number): Group | null {
    const known = this.#groups.get(i)
    if (known !== undefined) return known
    const j = this.matched.to[i]!
    if (j >= 0) {
      this.#join(i, 1, j, 1, 1, this.matched.moved[i] === 1)
      return this.#groups.get(i)!
    }
    this.#pairGap(i)
    if (!this.#groups.has(i)) this.#findElsewhere(i)
    return this.#groups.get(i) ?? null
  }

  /** Whether old piece `i` belongs to a group that was asked for before. */
  sharesGroup(i: number, group: Group): boolean {
    return this.#groups.get(i) === group
  }

  #join(i: number, rows: number, j: number, columns: number, dice: number, moved: boolean): void {
    const a = this.#tokens(this.a, i, rows)
    const b = this.#tokens(this.b, j, columns)
    const group = { a, b, alignment: alignTokens(a, b), dice, moved }
    for (let row = 0; row < rows; row++) this.#groups.set(i + row, group)
    for (let column = 0; column < columns; column++) this.#takenB.add(j + column)
  }

  #tokens(side: Sentences, index: number, count: number): Tokens {
    const tokens = noTokens(side.text)
    tokenise(tokens, side.starts[index]!, side.ends[index + count - 1]!)
    return tokens
  }

  #bag(which: 0 | 1, index: number, count = 1): Bag {
    const side = which === 0 ? this.a : this.b
    if (count > 1) return bagOf(this.#tokens(side, index, count))
    let bag = this.#bags[which].get(index)
    if (bag === undefined) this.#bags[which].set(index, (bag = bagOf(this.#tokens(side, index, 1))))
    return bag
  }

  /** Pairs what lies between the two pieces around `i` that were matched in order. */
  #pairGap(i: number): void {
    const { to, from, moved } = this.matched
    let first = i
    while (first > 0 && (to[first - 1]! < 0 || moved[first - 1] === 1)) first--
    if (this.#paired.has(first)) return
    this.#paired.add(first)
    let end = i + 1
    while (end < to.length && (to[end]! < 0 || moved[end] === 1)) end++
    const j0 = first === 0 ? 0 : to[first - 1]! + 1
    const j1 = end === to.length ? from.length : to[end]!
    const rows: number[] = []
    for (let row = first; row < end; row++) if (to[row]! < 0) rows.push(row)
    const columns: number[] = []
    for (let column = j0; column < j1; column++) if (from[column]! < 0) columns.push(column)
    if (rows.length === 0 || columns.length === 0 || rows.length * columns.length > MOST_PAIRS) return
    const pairs = pairSentences(
      rows.map((row) => this.#bag(0, row)),
      columns.map((column) => this.#bag(1, column)),
      (k) => (rows[k + 1] === rows[k]! + 1 ? this.#bag(0, rows[k]!, 2) : null),
      (l) => (columns[l + 1] === columns[l]! + 1 ? this.#bag(1, columns[l]!, 2) : null),
    )
    for (const pair of pairs) {
      this.#join(rows[pair.i]!, pair.rows, columns[pair.j]!, pair.columns, pair.dice, false)
    }
  }

  /** Looks for a changed sentence among those of the new text that nothing else became. */
  #findElsewhere(i: number): void {
    this.#groups.set(i, null)
    const bag = this.#bag(0, i)
    if (bag.total < MOVED_LEAST) return
    const { to, moved } = this.matched
    const beside = new Set<number>()
    if (i > 0 && moved[i - 1] === 1) beside.add(to[i - 1]! + 1)
    if (i + 1 < to.length && moved[i + 1] === 1) beside.add(to[i + 1]! - 1)
    let best = -1
    let bestDice = 0
    for (const j of this.#looseOnes()) {
      if (this.#takenB.has(j)) continue
      const other = this.#bag(1, j)
      const dice = diceOf(sharedWeight(bag, other), bag.total, other.total)
      if (dice < (beside.has(j) ? MOVED_BESIDE_DICE : MOVED_DICE) || dice <= bestDice) continue
      best = j
      bestDice = dice
    }
    if (best >= 0) this.#join(i, 1, best, 1, bestDice, true)
  }

  /** The pieces of the new text that nothing became. */
  #looseOnes(): readonly number[] {
    if (this.#loose !== null) return this.#loose
    const { to, from } = this.matched
    for (let i = 0; i < to.length; i++) if (to[i]! < 0) this.#pairGap(i)
    this.#loose = []
    for (let j = 0; j < from.length && this.#loose.length < MOST_LOOSE; j++) {
      if (from[j]! < 0 && !this.#takenB.has(j)) this.#loose.push(j)
    }
    return this.#loose
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
