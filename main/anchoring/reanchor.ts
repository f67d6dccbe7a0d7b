import { trimSpan, type TextSpan, wholeGraphemes } from '../../preload/text.ts'
import { trimEnds } from './edges.ts'
import { placeSpan, type Placed } from './place.ts'
import { RevisionPair } from './revision-pair.ts'
import { findUnchanged } from './unchanged.ts'

/** Where a passage stands in the new revision: beyond doubt, or most likely. */
export interface Anchored {
  readonly start: number
  readonly end: number
  readonly certainty: 'sure' | 'likely'
}

export type Reanchored = Anchored | 'gone'

/** With this share of its words a passage is itself beyond doubt; one that moved needs all of them. */
const SURE = 0.6
const SURE_MOVED = 0.97
/** With less than this it is gone, unless others stand in their place. */
const LIKELY = 0.25
/** A long passage of which only a sentence of this weight was left, untouched, is not gone. */
const SENTENCE = 6

/**
 * Finds passages of an article again in a newer revision of its text. Both revisions are matched as wholes first, so that a
 * passage is found by its place and not by its looks: what was taken out is gone, though another passage may resemble it,
 * and what moved is followed. Positions are UTF-16 code units, [start, end); none of those given back parts a grapheme.
 *
 * @throws RangeError where a span is empty or not inside `before`.
 */
export function reanchor(before: string, after: string, spans: readonly TextSpan[]): Reanchored[] {
  for (const { start, end } of spans) {
    if (
      !Number.isInteger(start) ||
      !Number.isInteger(end) ||
      start < 0 ||
      start >= end ||
      end > before.length
    )
      throw new RangeError(`no span: [${start}, ${end}) of ${before.length}`)
  }
  if (spans.length === 0) return []
  if (before === after) return spans.map(({ start, end }) => ({ start, end, certainty: 'sure' }))
  const trimmed = trimEnds(before, after)
  let pair: RevisionPair | null = null
  return spans.map((span) => {
    const unchanged = findUnchanged(before, after, trimmed, span)
    if (unchanged) return { ...wholeGraphemes(after, unchanged.start, unchanged.end), certainty: 'sure' }
    const words = trimSpan(before, span.start, span.end)
    if (words === null) return 'gone'
    pair ??= new RevisionPair(before, after, trimmed)
    return judge(before, after, span, words, placeSpan(pair, words.start, words.end))
  })
}

function judge(before: string, after: string, span: TextSpan, words: TextSpan, placed: Placed): Reanchored {
  if (placed === null) return 'gone'
  const { share, kept, replaced, held, moved, certain } = placed
  if (share < LIKELY && !replaced && !held && !(certain && kept >= SENTENCE)) return 'gone'
  const isSure = share >= (moved ? SURE_MOVED : SURE) && (certain || !moved)
  const { start, end } = withBlanks(
    before,
    after,
    span,
    words,
    trimSpan(after, placed.start, placed.end) ?? placed,
  )
  return { ...wholeGraphemes(after, start, end), certainty: isSure ? 'sure' : 'likely' }
}

/** The white space that a span had at its ends, where the new text has the same. */
function withBlanks(
  before: string,
  after: string,
  span: TextSpan,
  words: TextSpan,
  { start, end }: TextSpan,
): TextSpan {
  const lead = before.slice(span.start, words.start)
  const trail = before.slice(words.end, span.end)
  return {
    start: after.endsWith(lead, start) ? start - lead.length : start,
    end: after.startsWith(trail, end) ? end + trail.length : end,
  }
}
