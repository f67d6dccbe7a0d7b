/** Which annotations lie under a place, and which of them a click takes. */
import type { Annotation } from '../../preload/model.ts'
import { spansOf } from '../../preload/rows.ts'

/** Annotations that hold the offset (either edge counts), the innermost first: the one with the least text. */
export function annotationsAt(annotations: Iterable<Annotation>, offset: number): Annotation[] {
  return [...annotations]
    .filter(
      (annotation) =>
        annotation.target.state !== 'gone' &&
        spansOf(annotation).some((span) => span.start <= offset && offset <= span.end),
    )
    .sort((a, b) => extentOf(a, offset) - extentOf(b, offset) || b.created.localeCompare(a.created))
}

/** How much text of the annotation's place that holds the offset: a source inside another claim's content is the smaller. */
function extentOf(annotation: Annotation, offset: number): number {
  const held = (spans: readonly { start: number; end: number }[]) =>
    spans.some((span) => span.start <= offset && offset <= span.end)
  const places =
    annotation.kind === 'appearance'
      ? [annotation.target.spans, annotation.source.spans, annotation.cue.spans]
      : [annotation.target.spans]
  return Math.min(
    ...places.filter(held).map((spans) => spans.reduce((length, span) => length + span.end - span.start, 0)),
  )
}

/**
 * What a click takes: the innermost; if the last click at the same place took one of these, the next larger, and after
 * the largest the innermost again.
 */
export function nextHit(
  hits: readonly Annotation[],
  taken: string | null,
  samePlace: boolean,
): Annotation | null {
  if (hits.length === 0) return null
  const at = samePlace ? hits.findIndex((hit) => hit.id === taken) : -1
  return hits[(at + 1) % hits.length] ?? null
}
