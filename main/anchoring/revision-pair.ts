import { trimEnds } from './edges.ts'
import { cutGap, type Gap, gapAround } from './gaps.ts'
import { Group } from './group.ts'
import { type Kept, keptLines } from './kept-lines.ts'
import { ALONE, type Matched, matchSentences } from './match-sentences.ts'
import { findMovedGroups, type Leftovers } from './moved-groups.ts'
import { MOST_PAIRS, pairPieces, tokensOf } from './piece-pairs.ts'
import { cutSentences, noSentences, type Sentences } from './sentences.ts'
import { pairsByShingles } from './shingles.ts'

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

  constructor(before: string, after: string, trimmed = trimEnds(before, after)) {
    const kept = keptLines(before, after, trimmed)
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
    return (this.#moved ??= findMovedGroups(this.#leftovers()))
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
    for (const pair of pairPieces(this.a, this.b, { rows, columns })) {
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

  #leftovers(): Leftovers {
    const { a, b, matched } = this
    const { to, from } = matched
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
    return { a, b, matched, rows, columns, changed }
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
