import type { Annotation, Article, Span } from '../../../preload/model.ts'
import { codePointOffsets } from '../common/unicode.ts'
import { isPlaced } from '../common/view.ts'

export type Node = Record<string, unknown>

/** Makes the SpecificResources of one article's passages. */
export interface Places {
  readonly iri: string
  readonly revision: number
  /** The places of another article that is written too; null where it is not. */
  in(article: string): Places | null
  specific(spans: readonly Span[], placed: boolean): Node[]
}

/**
 * Passages of an article as SpecificResources, each with two selectors that are alternatives to one another
 * (https://www.w3.org/TR/annotation-model/#selectors): the quote, and the position in code points, as the recommendation
 * demands of a TextPositionSelector. What is not `placed` stands nowhere in the present text and gets the quote alone.
 */
export function placesOf(article: Article, iri: string, others: Places['in'] = () => null): Places {
  const offset = codePointOffsets(article.text)
  return {
    iri,
    revision: article.revision,
    in: others,
    specific: (spans, placed) =>
      spans.map((span) => ({
        type: 'SpecificResource',
        source: iri,
        selector: [
          quoteSelector(span),
          ...(placed
            ? [{ type: 'TextPositionSelector', start: offset(span.start), end: offset(span.end) }]
            : []),
        ],
      })),
  }
}

/** The words of a passage with what stands round them. */
export function quoteSelector({ exact, prefix, suffix }: Span): Node {
  return {
    type: 'TextQuoteSelector',
    exact,
    ...(prefix === '' ? {} : { prefix }),
    ...(suffix === '' ? {} : { suffix }),
  }
}

/** Leaves out what is not known: in RDF, null says nothing. */
export function known(node: Node): Node {
  return Object.fromEntries(
    Object.entries(node).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  )
}

/**
 * The spans that an annotation targets. While the content of a claim is open these are its source and cue, so that a reader
 * has something to show.
 */
export function targetSpans(annotation: Annotation): readonly Span[] {
  if (annotation.kind !== 'appearance' || annotation.target.spans.length > 0) return annotation.target.spans
  return [...annotation.source.spans, ...annotation.cue.spans].toSorted((a, b) => a.start - b.start)
}

/**
 * An annotation's target: the article itself where no passage is meant, or one SpecificResource a fragment, in text order.
 * The recommendation has no construct for one passage in several pieces: oa:Composite was taken out before it was done,
 * selectors side by side are alternatives, and a RangeSelector would take in what lies between. Several targets are each
 * about the whole body, which is nearest, and every reader paints them all.
 */
export function targetOf(annotation: Annotation, places: Places): string | Node | Node[] {
  const targets = places.specific(targetSpans(annotation), isPlaced(annotation))
  const [only] = targets
  if (only === undefined) return places.iri
  return targets.length === 1 ? only : targets
}
