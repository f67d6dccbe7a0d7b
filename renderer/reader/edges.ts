/** The edges of the current annotation: found under the pointer, moved by pointer or keys. */
import { ROLES, type Role } from '../../preload/actions.ts'
import type { Annotation, Span } from '../../preload/model.ts'
import { graphemeEnd, graphemeStart, pairAt, pairBefore, type TextSpan } from '../../preload/text.ts'
import type { Reader } from './reader.svelte.ts'

export interface Edge {
  annotation: string
  role: Role
  /** Which of the place's spans. */
  index: number
  span: Span
  side: 'start' | 'end'
}

/** How near the pointer has to be, in CSS pixels. */
const INSIDE = 5
/** Less than a space: whoever selects the next word begins it at its own edge. */
const OUTSIDE = 2

/** The spans of one place of an annotation; highlights and notes have content alone. */
export function spansOfRole(annotation: Annotation, role: Role): Span[] {
  if (role === 'content') return annotation.target.spans
  if (annotation.kind !== 'appearance') return []
  return role === 'source' ? annotation.source.spans : annotation.cue.spans
}

/** The edge of the current annotation under a point of the viewport. */
export function edgeAt(reader: Reader, x: number, y: number): Edge | null {
  const { current } = reader.reading
  if (!current || !reader.map) return null
  for (const role of ROLES) {
    for (const [index, span] of spansOfRole(current, role).entries()) {
      const rects = reader.map.rects(span.start, span.end)
      const first = rects[0]
      const last = rects.at(-1)
      const edge = { annotation: current.id, role, index, span }
      // Where text runs to the left a passage begins at its right. A passage of both ways goes by its paragraph's.
      const leftward = reader.map.runsLeft(span.start)
      const end = last && (leftward ? last.left - x : x - last.right)
      const start = first && (leftward ? x - first.right : first.left - x)
      if (last && end !== undefined && beside(last, end, y)) return { ...edge, side: 'end' }
      if (first && start !== undefined && beside(first, start, y)) return { ...edge, side: 'start' }
    }
  }
  return null
}

/** `beyond` is how far outside the passage the pointer is; less than 0 inside. */
function beside(rect: DOMRect, beyond: number, y: number): boolean {
  return beyond >= -INSIDE && beyond <= OUTSIDE && y >= rect.top - 2 && y <= rect.bottom + 2
}

/** Asks for an annotation's span to become `stretch`. */
export async function moveRange(reader: Reader, edge: Edge, stretch: TextSpan): Promise<void> {
  const { current, article } = reader.reading
  if (!current || !article || current.id !== edge.annotation) return
  if (stretch.start === edge.span.start && stretch.end === edge.span.end) return
  const ranges = spansOfRole(current, edge.role).map(({ start, end }, index) =>
    index === edge.index ? { start: stretch.start, end: stretch.end } : { start, end },
  )
  await reader.app.do({ do: 'move', article: article.id, annotation: current.id, role: edge.role, ranges })
}

export type EdgeMove = 'end.later' | 'end.earlier' | 'start.later' | 'start.earlier'

/**
 * Where an edge goes by one press: to the next edge of a word, past punctuation one grapheme at a time, so that a closing
 * mark of quotation can be taken or left. Null if nothing would be left, or at the text's ends.
 */
export function steppedEdge(
  text: string,
  words: Uint32Array,
  span: TextSpan,
  move: EdgeMove,
): TextSpan | null {
  const [side, way] = move.split('.') as ['start' | 'end', 'later' | 'earlier']
  const from = span[side]
  const to = way === 'later' ? laterEdge(text, words, from, side) : earlierEdge(text, words, from, side)
  const moved = side === 'start' ? { start: to, end: span.end } : { start: span.start, end: to }
  return moved.start < moved.end && to !== from ? moved : null
}

function laterEdge(text: string, words: Uint32Array, from: number, side: 'start' | 'end'): number {
  let at = from
  if (side === 'end') {
    while (at < text.length && /\s/u.test(text.charAt(at))) at++
    const word = pairAt(words, pairBefore(words, at))
    return word && word.end > at ? word.end : graphemeEnd(text, at)
  }
  const word = pairAt(words, pairBefore(words, at))
  at = word && word.end > at ? word.end : graphemeEnd(text, at)
  while (at < text.length && /\s/u.test(text.charAt(at))) at++
  return at
}

function earlierEdge(text: string, words: Uint32Array, from: number, side: 'start' | 'end'): number {
  let at = from
  if (side === 'start') {
    while (at > 0 && /\s/u.test(text.charAt(at - 1))) at--
    const word = pairAt(words, pairBefore(words, at - 1))
    return word && word.end >= at && word.start < at ? word.start : graphemeStart(text, at)
  }
  const word = pairAt(words, pairBefore(words, at - 1))
  at = word && word.end >= at && word.start < at ? word.start : graphemeStart(text, at)
  while (at > 0 && /\s/u.test(text.charAt(at - 1))) at--
  return at
}
