/**
 * What views over the whole library need of an appearance, made the same way in main (which sends all of them once) and
 * in the renderer (which keeps them up to date from the changes of each edit).
 */
import type { Annotation, Appearance, Span } from './model.ts'

export interface AppearanceRow {
  readonly id: string
  readonly article: string
  /** The claim's record; views follow its `joinedTo`. */
  readonly claim: string
  /** The quotes of content, source and cue in one line each, '' where there is none. */
  readonly content: string
  readonly source: string
  readonly cue: string
  readonly none: boolean
  readonly person: string | null
  /** Where it stands in its text, in UTF-16 code units. */
  readonly at: number
  readonly said: Appearance['said']
  readonly tags: readonly string[]
  /** Markdown. */
  readonly note: string
  readonly state: Appearance['target']['state']
  /** Whether its content lies in part over its own cue. */
  readonly overlaps: boolean
  readonly created: string
}

/** The quote of several spans in one line; what lies between them is an ellipsis. */
export function quoteOf(spans: readonly Span[]): string {
  return spans.map((span) => span.exact.replace(/\s+/gu, ' ')).join(' … ')
}

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

export function rowOf(appearance: Appearance): AppearanceRow {
  const { target, source, cue } = appearance
  return {
    id: appearance.id,
    article: appearance.article,
    claim: appearance.claim,
    content: quoteOf(target.spans),
    source: quoteOf(source.spans),
    cue: quoteOf(cue.spans),
    none: source.none,
    person: source.person,
    at: placeOf(appearance),
    said: appearance.said,
    tags: appearance.tags,
    note: appearance.note,
    state: target.state,
    overlaps: target.spans.some((a) => cue.spans.some((b) => a.start < b.end && b.start < a.end)),
    created: appearance.created,
  }
}
