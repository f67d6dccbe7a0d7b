/** What is said: the defaults of `c`. */
import { pairAt, pairBefore, type TextSpan } from '../../preload/text.ts'
import { isUnmoved } from './sentence-reading.ts'
import type { Page } from './motions.ts'
import {
  blockAt,
  contentEnd,
  contentStart,
  lastWordEnd,
  quotationsAround,
  sentenceAt,
  spanOf,
  within,
  type Draft,
} from './passages.ts'

type Spans = (TextSpan | null)[]

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
  if (back !== null && back.start >= blockAt(page, sentence.start).start)
    spans.splice(2, 0, spanOf(page, back.start, end))
  return spans.filter((span) => span !== null && span.start >= from)
}

/** The spans around what is filled already, best first. */
function around(page: Page, draft: Draft, marks: readonly TextSpan[]): Spans {
  const start = Math.min(...marks.map((span) => span.start))
  const end = Math.max(...marks.map((span) => span.end))
  const sentence = sentenceAt(page, start)
  const behind = sentenceAt(page, end)
  if (sentence === null || behind === null) return []
  const rest = lastWordEnd(page, behind) - contentStart(page.text, end)
  const next = sentenceAt(page, behind.end + 1)
  const after = rest > 0 || next === null ? contentStart(page.text, end) : next.start
  const before = contentEnd(page.text, start)
  const between = rest <= 0 ? saidBetween(page, draft, sentence) : []
  const left = before > sentence.start ? upTo(page, before, sentence, draft.content.at(-1)?.end ?? 0) : []
  const right = [...behindOpener(page, after, behind), ...onward(page, after, page.text.length, true)]
  const leads = draft.content.length === 0 && saidBefore(page, sentence, start, rest)
  return leads ? [...between, ...left, ...right] : [...between, ...right, ...left]
}

/** What is said between who says it and a verb that ends the sentence, as in Japanese: the quotation there, or all of it. */
function saidBetween(page: Page, draft: Draft, sentence: TextSpan): Spans {
  const source = draft.source.at(-1)
  const cue = draft.cue[0]
  if (source === undefined || cue === undefined || cue.start <= source.end) return []
  const [first, ...more] = within(page.segments.words, { start: source.end, end: cue.start })
  // A particle, or nothing at all, is nothing that is said.
  if (first === undefined || more.length < 2) return []
  const quotation = quotationsAround(page, sentence).find(
    (span) => span.start >= source.end && span.end <= cue.start,
  )
  const inside =
    page.text.slice(first.start, first.end) === 'は' ? contentStart(page.text, first.end) : first.start
  const end = contentEnd(page.text, cue.start)
  // The particle that quotes belongs to the verb.
  return [quotation ?? null, spanOf(page, inside, page.text.charAt(end - 1) === 'と' ? end - 1 : end)]
}

/** Whether what is said stands before `start`: quoted there, or longer than the `rest` of the sentence behind. */
function saidBefore(page: Page, sentence: TextSpan, start: number, rest: number): boolean {
  const lead = page.text.slice(sentence.start, start).trimEnd()
  return rest <= 0 || /["”»'’]$/u.test(lead) || (/[,!?—–-]$/u.test(lead) && lead.length > rest)
}

/** How far behind its cue a "that" still opens what is said: "said in a briefing late on Wednesday that". */
const FAR = 80

/** What begins behind "that", where it opens what follows the cue; else nothing. */
function behindOpener(page: Page, offset: number, sentence: TextSpan): Spans {
  const that = /^(?:[^,;:.!?"“”—–]*?\s)??that\s+/.exec(
    page.text.slice(offset, Math.min(sentence.end, offset + FAR)),
  )
  if (that === null) return []
  const start = offset + that[0].length
  const far = that[0].trim() !== 'that'
  const with_ = far ? offset + that[0].lastIndexOf('that') : null
  return [
    ...onward(page, start, page.text.length, true).slice(0, 1),
    ...(with_ === null ? [] : onward(page, with_, page.text.length, true).slice(0, 1)),
  ]
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
