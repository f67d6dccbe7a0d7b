import type { Annotation, Span } from '../../preload/model.ts'

/** All spans of an annotation in which it may be met: content first, then source and cue. */
export function spansOf(annotation: Annotation): Span[] {
  if (annotation.kind !== 'appearance') return annotation.target.spans
  return [...annotation.target.spans, ...annotation.source.spans, ...annotation.cue.spans]
}

/**
 * Where an annotation stands in its text, in UTF-16 code units: its target's start; while the content is open, the
 * start of its first source or cue; -1 for what is on the whole article.
 */
export function placeOf(annotation: Annotation): number {
  const first = annotation.target.spans[0] ?? spansOf(annotation).sort((a, b) => a.start - b.start)[0]
  return first?.start ?? -1
}

/** Text order; of two that begin at the same place the longer first, then the older. */
export function inTextOrder(a: Annotation, b: Annotation): number {
  return (
    placeOf(a) - placeOf(b) ||
    (b.target.spans.at(-1)?.end ?? 0) - (a.target.spans.at(-1)?.end ?? 0) ||
    a.created.localeCompare(b.created) ||
    a.id.localeCompare(b.id)
  )
}
