import type { PlaceCandidate } from '../../preload/importing.ts'
import type { Annotation, Article } from '../../preload/model.ts'
import { wholeGraphemes } from '../../preload/text.ts'
import { candidatesFor } from '../anchoring/candidates.ts'

/** So much is shown on either side of a place, in UTF-16 code units. */
const ROUND = 48

/** The revision in which an annotation last stood for sure. */
export const lastSure = ({ was, target }: Annotation): number => was?.revision ?? target.revision

/** Where an annotation that lost its place, or may have, could stand now: for a person to choose from, best first. */
export function candidatesOf(
  annotation: Annotation,
  before: Pick<Article, 'text'>,
  after: Pick<Article, 'text'>,
): PlaceCandidate[] {
  const { was, target } = annotation
  const spans =
    annotation.kind === 'appearance'
      ? was
        ? [...was.target, ...was.source, ...was.cue]
        : [...target.spans, ...annotation.source.spans, ...annotation.cue.spans]
      : (was?.target ?? target.spans)
  const [span] = spans
  if (!span) return []
  // What came from elsewhere and was found nowhere says its words, and stands in no revision that is here.
  const stood = before.text.slice(span.start, span.end) === span.exact
  const there = stood ? before.text : `${span.prefix}${span.exact}${span.suffix}`
  const start = span.prefix.length
  const passage = stood ? span : { start, end: start + span.exact.length }
  return candidatesFor(there, after.text, passage).map(({ start, end, score }) => {
    const round = wholeGraphemes(
      after.text,
      Math.max(0, start - ROUND),
      Math.min(after.text.length, end + ROUND),
    )
    return {
      start,
      end,
      score,
      before: after.text.slice(round.start, start),
      words: after.text.slice(start, end),
      after: after.text.slice(end, round.end),
    }
  })
}
