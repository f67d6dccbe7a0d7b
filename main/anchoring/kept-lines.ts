import type { Trimmed } from './edges.ts'
import { matchInOrder, onceIn, type Pieces } from './in-order.ts'

/** A stretch that both texts have in the same words, in order: [start, end) of the old one, `shift` further on in the new. */
export interface Kept {
  start: number
  end: number
  readonly shift: number
}

interface Lines extends Pieces {
  readonly starts: number[]
  readonly ends: number[]
  readonly hashes: number[]
  readonly weights: number[]
}

/**
 * The lines that two texts share to the character and in order, in stretches as long as they can be: what they were found
 * to share at their ends, and of the lines between, what the shortest edit leaves. It costs little, since the engine compares and
 * hashes slices in native code; all that is finer looks only at what lies between.
 */
export function keptLines(before: string, after: string, { head, tail }: Trimmed): Kept[] {
  const kept: Kept[] = []
  if (head > 0) kept.push({ start: 0, end: head, shift: 0 })
  const ids = new Map<string, number>()
  const a = linesOf(before, head, before.length - tail, ids)
  const b = linesOf(after, head, after.length - tail, ids)
  const to = new Int32Array(a.starts.length).fill(-1)
  const stretch = { i0: 0, i1: a.starts.length, j0: 0, j1: b.starts.length }
  matchInOrder(a, b, stretch, (i, j) => (to[i] = j))
  dropDoubtful(a, b, to)
  for (let i = 0; i < to.length; i++) {
    const j = to[i]!
    if (j >= 0) keep(kept, before, after, a.starts[i]!, a.ends[i]!, b.starts[j]! - a.starts[i]!)
  }
  if (tail > 0) keep(kept, before, after, before.length - tail, before.length, after.length - before.length)
  return kept
}

/** Texts of which no more than this part of the lines is not matched are close. */
const CLOSE = 0.15

/**
 * Lines that are repeated may be paired with the wrong copy, where the right one was changed in its quotes or blanks. Where
 * the texts are not close, a row of lines is believed only if one of them is there only once, or if the row begins or ends
 * what is compared.
 */
function dropDoubtful(a: Lines, b: Lines, to: Int32Array): void {
  const matched = to.reduce((count, j) => (j < 0 ? count : count + 1), 0)
  const [n, m] = [a.starts.length, b.starts.length]
  if (n + m - 2 * matched <= CLOSE * (n + m)) return
  const inA = onceIn(a.hashes, 0, n)
  const inB = onceIn(b.hashes, 0, m)
  for (let first = 0; first < n;) {
    let past = first + 1
    if (to[first]! >= 0) {
      while (past < n && to[past] === to[past - 1]! + 1) past++
      let isSure = (first === 0 && to[0] === 0) || (past === n && to[past - 1] === m - 1)
      for (let i = first; i < past && !isSure; i++) {
        isSure = inA.get(a.hashes[i]!) === i && inB.get(a.hashes[i]!) === to[i]
      }
      if (!isSure) to.fill(-1, first, past)
    }
    first = past
  }
}

function linesOf(text: string, from: number, to: number, ids: Map<string, number>): Lines {
  const lines: Lines = { starts: [], ends: [], hashes: [], weights: [] }
  for (let start = from; start < to;) {
    const found = text.indexOf('\n', start)
    const end = found < 0 || found > to ? to : found
    if (end > start) {
      const line = text.slice(start, end)
      let id = ids.get(line)
      if (id === undefined) ids.set(line, (id = ids.size))
      lines.starts.push(start)
      lines.ends.push(end)
      lines.hashes.push(id)
      lines.weights.push(end - start)
    }
    start = end + 1
  }
  return lines
}

/** Adds a stretch, to the last one where nothing but the same line ends lies between them. */
function keep(kept: Kept[], before: string, after: string, start: number, end: number, shift: number): void {
  const last = kept.at(-1)
  if (
    last?.shift === shift &&
    start - last.end < 8 &&
    before.slice(last.end, start) === after.slice(last.end + shift, start + shift)
  )
    last.end = end
  else kept.push({ start, end, shift })
}
