/** How a sentence is read for a default: what the caret means there, what stands next to what, and which verbs report. */
import { isWhite, type TextSpan } from '../../preload/text.ts'
import type { Page } from './motions.ts'
import { quotationsAround, sentenceAt, within, type Draft } from './passages.ts'

/** Whether the caret stands where nobody put it on purpose: where a sentence begins, or behind what was taken last. */
export function isUnmoved(draft: Draft, caret: number, sentence: TextSpan): boolean {
  return (
    caret <= sentence.start ||
    [...draft.source, ...draft.cue, ...draft.content].some((span) => span.end === caret)
  )
}

/** Whether `after` follows `before` with nothing but white space between. */
export function adjoins(page: Page, before: TextSpan, after: TextSpan): boolean {
  for (let i = before.end; i < after.start; i++) if (!isWhite(page.text, i)) return false
  return before.end <= after.start
}

/** The last span that ends at or before `offset`, in UTF-16 code units. */
export const nearestBefore = (spans: readonly TextSpan[], offset: number) =>
  spans.findLast((span) => span.end <= offset) ?? null
/** The first span that starts at or after `offset`, in UTF-16 code units. */
export const nearestAfter = (spans: readonly TextSpan[], offset: number) =>
  spans.find((span) => span.start >= offset) ?? null

/** The sayings from `caret` on, of this sentence and of the next one; those inside a quotation are its speaker's own. */
export function sayingsAhead(page: Page, caret: number, sentence: TextSpan): TextSpan[] {
  const { sayings } = page.segments
  const next = sentenceAt(page, sentence.end + 1)
  const end = next === null || next.start <= sentence.start ? sentence.end : next.end
  const all = within(sayings, { start: caret, end })
  const quotations = quotationsAround(page, { start: sentence.start, end })
  const isQuoted = (span: TextSpan) =>
    quotations.some((quotation) => quotation.start <= span.start && span.end <= quotation.end)
  const outside = all.filter((span) => !isQuoted(span))
  return [...outside, ...all.filter(isQuoted)]
}
