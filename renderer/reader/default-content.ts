/** What is said: the defaults of `c`. */
import { pairAt, pairBefore, type TextSpan } from '../../preload/text.ts'
import { isUnmoved } from './default-speech.ts'
import type { Page } from './motions.ts'
import {
  blockAt,
  contentEnd,
  contentStart,
  lastWordEnd,
  quotationsIn,
  sentenceAt,
  spanOf,
  within,
  type Draft,
} from './passages.ts'

type Spans = (TextSpan | null)[]

/** How far before and behind its sentence a quotation is looked for. */
const REACH = 8192

function quotationsAround(page: Page, sentence: TextSpan): TextSpan[] {
  const block = blockAt(page, sentence.start)
  return quotationsIn(
    page.text,
    Math.max(block.start, sentence.start - REACH),
    Math.min(block.end, sentence.end + REACH),
  )
}

/** Where the clauses between two places end: those that punctuation ends first, since a pause is heard there. */
function clauseEnds(page: Page, start: number, end: number): number[] {
  const { clauses } = page.segments
  const ends: number[] = []
  for (let at = Math.max(0, pairBefore(clauses, start)); ; at++) {
    const clause = pairAt(clauses, at)
    if (clause === null || clause.end > end) break
    if (clause.end > start) ends.push(clause.end)
  }
  const paused = (at: number) => !/^\s+[\p{L}\p{N}]/u.test(page.text.slice(at, at + 3))
  return [...ends.filter(paused), ...ends.filter((at) => !paused(at))]
}

/**
 * From a place on: to the end of its sentence, of its clause, of its quotation, of later clauses. `stop` is what it may
 * not run over. A quotation that begins there comes first where the sentence was read, not where the caret points.
 */
function onward(page: Page, start: number, stop: number, read: boolean): Spans {
  const sentence = sentenceAt(page, start)
  if (sentence === null) return []
  const quotations = quotationsAround(page, sentence)
  const quotation = quotations.find((span) => span.start <= start && span.end > start)
  const later = quotations.find((span) => span.start > start && span.start < sentence.end)
  const last = Math.min(lastWordEnd(page, sentence), contentEnd(page.text, stop))
  const whole = spanOf(page, start, last)
  const quoted = quotation !== undefined && quotation.end <= stop ? spanOf(page, start, quotation.end) : null
  const ends = clauseEnds(page, start, last).map((end) => spanOf(page, start, end))
  const first = read && quotation?.start === start ? [quoted, whole] : [whole]
  return [
    ...first,
    ends[0] ?? null,
    quoted,
    later ?? null,
    ...ends.slice(1),
    spanOf(page, start, Math.min(sentence.end, stop)),
  ]
}

/** Up to a place: from where its quotation, its sentence, its clauses begin. */
function upTo(page: Page, end: number, sentence: TextSpan, from: number): Spans {
  const quotation = quotationsAround(page, sentence).find((span) => span.start < end && span.end >= end)
  const starts = within(page.segments.clauses, { start: sentence.start, end })
    .map((clause) => clause.start)
    .reverse()
  const back = pairAt(page.segments.sentences, pairBefore(page.segments.sentences, sentence.start - 1))
  const quoted = quotation !== undefined && quotation.end === end ? [spanOf(page, quotation.start, end)] : []
  const spans = [
    ...quoted,
    spanOf(page, sentence.start, end),
    ...starts.map((start) => spanOf(page, start, end)),
  ]
  if (back !== null) spans.splice(2, 0, spanOf(page, back.start, end))
  return spans.filter((span) => span !== null && span.start >= from)
}

/** The spans around what is filled already, best first. */
function around(page: Page, draft: Draft, marks: readonly TextSpan[]): Spans {
  const start = Math.min(...marks.map((span) => span.start))
  const end = Math.max(...marks.map((span) => span.end))
  const sentence = sentenceAt(page, start)
  if (sentence === null) return []
  const from = draft.content.at(-1)?.end ?? 0
  const before = contentEnd(page.text, start)
  const after = contentStart(page.text, end)
  const behind = sentenceAt(page, end)
  const isTail = behind === null || after >= lastWordEnd(page, behind)
  const text = page.text.slice(sentence.start, start).trimEnd()
  const isLed = before > sentence.start && /[,"”»'’!?—–-]$/u.test(text)
  const left = before > sentence.start ? upTo(page, closedEnd(page, start), sentence, from) : []
  const right = onward(page, after, page.text.length, true)
  const behindOpener = opened(page, after)
  const openers = behindOpener === null ? [] : onward(page, behindOpener, page.text.length, true).slice(0, 1)
  return isLed || isTail ? [...left, ...openers, ...right] : [...openers, ...right, ...left]
}

/** Where what stands before `offset` ends: behind a mark of quotation, else before the comma. */
function closedEnd(page: Page, offset: number): number {
  return contentEnd(page.text, offset)
}

/** Where the words behind "that" begin if it begins the clause at `offset`; null if another word does. */
function opened(page: Page, offset: number): number | null {
  const that = /^that\s+/.exec(page.text.slice(offset, offset + 16))
  return that === null ? null : offset + that[0].length
}

/** The spans that `c` takes at `caret`, best first. */
export function contentDefaults(page: Page, draft: Draft, caret: number): Spans {
  const sentence = sentenceAt(page, caret)
  if (sentence === null) return []
  const marks = [...draft.source, ...draft.cue]
  const all = [...marks, ...draft.content]
  const stop = all.reduce(
    (least, span) => (span.start >= caret && span.start < least ? span.start : least),
    page.text.length,
  )
  const here = onward(page, contentStart(page.text, caret), stop, false)
  if (marks.length === 0 || !isUnmoved(draft, caret, sentence)) return here
  return [...around(page, draft, draft.content.length > 0 ? all : marks), ...here]
}
