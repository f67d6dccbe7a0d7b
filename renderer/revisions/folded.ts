/** Two revisions as they are shown side by side: what is alike is folded, what differs is cut into pieces. Pure. */
import type { Difference } from '../../preload/importing.ts'

export type Folded =
  | { readonly kind: 'same'; readonly count: number }
  | { readonly kind: 'differs'; readonly difference: Difference }

const isSame = ({ before, after, removed, added, moved }: Difference): boolean =>
  before !== null && after !== null && removed.length + added.length === 0 && !moved

/** Paragraphs that differ, and between them how many do not; one that is alike beside a difference stays, for its sense. */
export function folded(differences: readonly Difference[]): Folded[] {
  const lines: Folded[] = []
  differences.forEach((difference, at) => {
    const [before, after] = [differences[at - 1], differences[at + 1]]
    const near = [before, after].some((other) => other !== undefined && !isSame(other))
    if (!isSame(difference) || near) {
      lines.push({ kind: 'differs', difference })
      return
    }
    const last = lines.at(-1)
    if (last?.kind === 'same') lines[lines.length - 1] = { kind: 'same', count: last.count + 1 }
    else lines.push({ kind: 'same', count: 1 })
  })
  return lines
}

export interface Piece {
  readonly text: string
  readonly changed: boolean
}

/** A paragraph cut at the edges of what changed in it. Ranges are of the whole text, in UTF-16 code units, in order. */
export function piecesOf(
  text: string,
  { start, end }: { start: number; end: number },
  changed: readonly { start: number; end: number }[],
): Piece[] {
  const pieces: Piece[] = []
  let at = start
  const add = (to: number, isChanged: boolean): void => {
    if (to > at) pieces.push({ text: text.slice(at, to), changed: isChanged })
    at = Math.max(at, to)
  }
  for (const range of changed) {
    add(Math.max(at, Math.min(end, range.start)), false)
    add(Math.min(end, range.end), true)
  }
  add(end, false)
  return pieces
}
