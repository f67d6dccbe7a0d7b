/** The sentence that a claim is made in, cut into runs by its marks: what Passage.svelte draws. */
import type { Role } from '../../preload/actions.ts'
import type { Appearance, Span } from '../../preload/model.ts'
import { graphemeEnd, graphemeStart, isWhite, pairAt, pairBefore, type TextSpan } from '../../preload/text.ts'

export interface Run {
  readonly text: string
  /** What the run is part of: none, or more than one where places lie in each other. */
  readonly marks: readonly Role[]
}

/** How many code units are kept before the first mark, between two, after the last, and of one mark. */
export const ROOM = { before: 70, between: 110, after: 90, mark: 220 } as const

interface Place {
  readonly role: Role
  readonly span: Span
}

const GAP: Run = { text: ' … ', marks: [] }

/**
 * The sentences that hold source, cue and content, as runs of text with their marks, white space in one; long stretches
 * are clipped with an ellipsis. Of what is gone from the text, the quotes alone.
 * @param sentences pairs start, end in UTF-16 code units of `text`
 */
export function passageOf(text: string, sentences: Uint32Array, appearance: Appearance): Run[] {
  const places = placesOf(appearance)
  if (places.some(({ span }) => text.slice(span.start, span.end) !== span.exact)) return quotesOf(places)
  const stretches = stretchesOf(sentences, places)
  const first = Math.min(...places.map(({ span }) => span.start))
  const last = Math.max(...places.map(({ span }) => span.end))
  return stretches.flatMap((stretch, index) => [
    ...(index === 0 ? [] : [GAP]),
    ...piecesOf(stretch, places).flatMap((piece) => runsOf(text, piece, first, last)),
  ])
}

function placesOf(appearance: Appearance): Place[] {
  const of = (role: Role, spans: readonly Span[]): Place[] => spans.map((span) => ({ role, span }))
  return [
    ...of('source', appearance.source.spans),
    ...of('cue', appearance.cue.spans),
    ...of('content', appearance.target.spans),
  ].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
}

function quotesOf(places: readonly Place[]): Run[] {
  return places.flatMap(({ role, span }, index) => [
    ...(index === 0 ? [] : [GAP]),
    { text: span.exact.replace(/\s+/gu, ' '), marks: [role] },
  ])
}

/** The sentences that the places touch; those that follow each other are one stretch. */
function stretchesOf(sentences: Uint32Array, places: readonly Place[]): TextSpan[] {
  const stretches: { start: number; end: number; last: number }[] = []
  for (const { span } of places) {
    const from = pairBefore(sentences, span.start)
    const to = pairBefore(sentences, span.end - 1)
    const start = Math.min(span.start, pairHolding(sentences, from, span.start)?.start ?? span.start)
    const end = Math.max(span.end, pairAt(sentences, to)?.end ?? span.end)
    const before = stretches.at(-1)
    if (before && (from <= before.last + 1 || start <= before.end)) {
      before.end = Math.max(before.end, end)
      before.last = Math.max(before.last, to)
    } else stretches.push({ start, end, last: to })
  }
  return stretches
}

function pairHolding(pairs: Uint32Array, index: number, offset: number): TextSpan | null {
  const pair = pairAt(pairs, index)
  return pair !== null && offset < pair.end ? pair : null
}

interface Piece extends TextSpan {
  readonly marks: readonly Role[]
}

/** The stretch, cut wherever a place begins or ends. */
function piecesOf(stretch: TextSpan, places: readonly Place[]): Piece[] {
  const cuts = new Set([stretch.start, stretch.end])
  for (const { span } of places)
    for (const cut of [span.start, span.end]) if (cut > stretch.start && cut < stretch.end) cuts.add(cut)
  const edges = [...cuts].sort((a, b) => a - b)
  return edges.slice(1).map((end, index) => {
    const start = edges[index] ?? stretch.start
    const over = places.filter(({ span }) => span.start < end && span.end > start)
    return { start, end, marks: [...new Set(over.map(({ role }) => role))] }
  })
}

function runsOf(text: string, piece: Piece, first: number, last: number): Run[] {
  const run = (start: number, end: number): Run => ({
    text: text.slice(start, end).replace(/\s+/gu, ' '),
    marks: piece.marks,
  })
  const { start, end } = piece
  if (piece.marks.length === 0 && end <= first) {
    const from = tailOf(text, start, end, ROOM.before)
    return from > start ? [{ text: '… ', marks: [] }, run(from, end)] : [run(start, end)]
  }
  if (piece.marks.length === 0 && start >= last) {
    const to = headOf(text, start, end, ROOM.after)
    return to < end ? [run(start, to), { text: '…', marks: [] }] : [run(start, end)]
  }
  const room = piece.marks.length === 0 ? ROOM.between : ROOM.mark
  if (end - start <= room) return [run(start, end)]
  const to = headOf(text, start, end, (room * 2) / 3)
  const from = tailOf(text, to, end, room / 3)
  return from > to ? [run(start, to), GAP, run(from, end)] : [run(start, end)]
}

/** Where at most `room` code units from `start` on end, at the end of a word. */
function headOf(text: string, start: number, end: number, room: number): number {
  if (end - start <= room) return end
  const limit = start + Math.floor(room)
  let at = limit
  while (at > start && !isWhite(text, at)) at--
  while (at > start && isWhite(text, at - 1)) at--
  return at > start ? at : graphemeStart(text, limit + 1)
}

/** Where at most `room` code units before `end` begin, at the start of a word. */
function tailOf(text: string, start: number, end: number, room: number): number {
  if (end - start <= room) return start
  const limit = end - Math.floor(room)
  let at = limit
  while (at < end && !isWhite(text, at - 1)) at++
  return at < end ? at : graphemeEnd(text, limit - 1)
}
