/** What the defaults read off a page: sentences, quotations and the units around a place, in UTF-16 code units. */
import { isWhite, pairAt, pairBefore, trimSpan, type TextSpan } from '../../preload/text.ts'
import { pairsOf, type Page } from './motions.ts'

export type Role = 'source' | 'cue' | 'content'

/** The open claim as far as it is filled, its spans in reading order; all empty when there is none. */
export interface Draft {
  readonly source: readonly TextSpan[]
  readonly cue: readonly TextSpan[]
  readonly content: readonly TextSpan[]
}

/** The sentence that a caret stands in, or else the next one; null where none follows. */
export function sentenceAt(page: Page, caret: number): TextSpan | null {
  const { sentences } = page.segments
  const at = pairBefore(sentences, caret)
  const here = pairAt(sentences, at)
  if (here !== null && caret <= here.end) return here
  return pairAt(sentences, at + 1) ?? here
}

/** The block that a caret stands in or behind; the whole text where there is none. */
export function blockAt(page: Page, caret: number): TextSpan {
  const pairs = pairsOf(page, 'paragraph')
  return pairAt(pairs, pairBefore(pairs, caret)) ?? { start: 0, end: page.text.length }
}

/** The pairs that lie within a span. */
export function within(pairs: Uint32Array, span: TextSpan): TextSpan[] {
  const found: TextSpan[] = []
  let at = pairBefore(pairs, span.start - 1) + 1
  for (let pair = pairAt(pairs, at); pair !== null && pair.end <= span.end; pair = pairAt(pairs, ++at))
    found.push(pair)
  return found
}

/** The pair that a caret stands in or touches: the one that begins there rather than the one that ends there. */
export function touching(pairs: Uint32Array, caret: number): TextSpan | null {
  const at = pairBefore(pairs, caret)
  const here = pairAt(pairs, at)
  if (here !== null && caret <= here.end) return here
  return null
}

/** Where a sentence's words end: before the full stop, but behind a mark of quotation or another stop. */
export function lastWordEnd(page: Page, sentence: TextSpan): number {
  const clause = pairAt(page.segments.clauses, pairBefore(page.segments.clauses, sentence.end - 1))
  return clause !== null && clause.start >= sentence.start ? clause.end : sentence.end
}

const OPENING = /[“„«「『‘]/
const CLOSING = /[”»」』’]/

/**
 * The quotations in text[from, to), their marks included. Marks that are the same at both ends open where white space or
 * nothing stands before them; one that is never closed goes on to the end.
 */
export function quotationsIn(text: string, from: number, to: number): TextSpan[] {
  const found: TextSpan[] = []
  let open = -1
  let double = false
  for (let i = from; i < to; i++) {
    const mark = text.charAt(i)
    const pair = mark === "'" && text.charAt(i + 1) === "'"
    const straight = mark === '"' || pair
    if (!straight && !OPENING.test(mark) && !CLOSING.test(mark)) continue
    // A single ’ is an apostrophe far more often than it is a mark of quotation.
    if (mark === '’' || mark === '‘') continue
    const width = pair ? 2 : 1
    const opens = straight
      ? open < 0 && (i === from || /[\s([—–-]/u.test(text.charAt(i - 1)))
      : OPENING.test(mark)
    if (opens && open < 0) {
      open = i
      double = straight
    } else if (open >= 0 && !opens && (straight === double || !straight)) {
      found.push({ start: open, end: i + width })
      open = -1
    }
    i += width - 1
  }
  if (open >= 0) found.push({ start: open, end: to })
  return found
}

/** How far before and behind its sentence a quotation is looked for. */
const REACH = 8192

/** The quotations around a sentence, within its block. */
export function quotationsAround(page: Page, sentence: TextSpan): TextSpan[] {
  const block = blockAt(page, sentence.start)
  return quotationsIn(
    page.text,
    Math.max(block.start, sentence.start - REACH),
    Math.min(block.end, sentence.end + REACH),
  )
}

const PARTING = /[,;:—–\-.\s，、；：،؛]/u

/** Where content may begin behind `offset`: past white space, commas, colons and dashes. */
export function contentStart(text: string, offset: number): number {
  let at = offset
  while (
    at < text.length &&
    (isWhite(text, at) || /[,;:—–，、；：،؛]/.test(text.charAt(at)) || isLoneDash(text, at))
  )
    at++
  return at
}

function isLoneDash(text: string, offset: number): boolean {
  const dash = text.charAt(offset) === '-'
  return dash && (/[\s-]/.test(text.charAt(offset + 1)) || text.charAt(offset - 1) === '-')
}

/** Where content may end before `offset`: before white space, commas, colons and dashes. */
export function contentEnd(text: string, offset: number): number {
  let at = offset
  while (at > 0 && PARTING.test(text.charAt(at - 1))) at--
  return at
}

/** A span from `start` to `end` without white space at its ends, or null. */
export function spanOf(page: Page, start: number, end: number): TextSpan | null {
  return start < end ? trimSpan(page.text, start, end) : null
}
