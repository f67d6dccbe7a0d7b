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

/**
 * The sayings that may report a content that was taken first, the nearest first: those of its sentence that lie outside
 * it. Empty where the caret does not stand behind that content, or another place is filled already.
 */
export function sayingsAround(page: Page, draft: Draft, caret: number): TextSpan[] {
  const first = draft.content[0]
  const last = draft.content.at(-1)
  if (!first || last?.end !== caret || draft.source.length > 0 || draft.cue.length > 0) return []
  const sentence = sentenceAt(page, first.start)
  if (sentence === null) return []
  const gap = (saying: TextSpan) =>
    saying.end <= first.start ? first.start - saying.end : saying.start - last.end
  return within(page.segments.sayings, sentence)
    .filter((saying) => saying.end <= first.start || saying.start >= last.end)
    .sort((a, b) => gap(a) - gap(b))
}
