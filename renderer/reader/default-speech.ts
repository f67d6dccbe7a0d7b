/** Who says it, and the word that says so: the defaults of `s` and `q`. */
import { isWhite, pairAt, pairBefore, type TextSpan } from '../../preload/text.ts'
import type { Page } from './motions.ts'
import {
  lastWordEnd,
  quotationsAround,
  sentenceAt,
  spanOf,
  touching,
  within,
  type Draft,
} from './passages.ts'

type Spans = (TextSpan | null)[]

/** Whether the caret stands where nobody put it on purpose: where a sentence begins, or behind what was taken last. */
export function isUnmoved(draft: Draft, caret: number, sentence: TextSpan): boolean {
  return (
    caret <= sentence.start ||
    [...draft.source, ...draft.cue, ...draft.content].some((span) => span.end === caret)
  )
}

/** What lies between two spans is white space alone. */
function adjoins(page: Page, before: TextSpan, after: TextSpan): boolean {
  for (let i = before.end; i < after.start; i++) if (!isWhite(page.text, i)) return false
  return before.end <= after.start
}

const nearestBefore = (spans: readonly TextSpan[], offset: number) =>
  spans.findLast((span) => span.end <= offset) ?? null
const nearestAfter = (spans: readonly TextSpan[], offset: number) =>
  spans.find((span) => span.start >= offset) ?? null

/** A name, longer and longer to the left: with the name before it, and from where its clause or sentence begins. */
function grownLeft(
  page: Page,
  name: TextSpan,
  sentence: TextSpan,
  names: readonly TextSpan[],
  to: number,
): Spans {
  const { clauses } = page.segments
  const clause = pairAt(clauses, pairBefore(clauses, name.start))
  const before = names.filter((other) => other.end <= name.start)
  const grown: Spans = [name]
  for (const other of before.slice(-3).reverse()) grown.push({ start: other.start, end: name.end })
  if (clause !== null) grown.push({ start: clause.start, end: name.end })
  grown.push(spanOf(page, sentence.start, to))
  return grown
}

/** A name, longer and longer to the right: with the clauses behind it. */
function grownRight(page: Page, name: TextSpan, sentence: TextSpan): Spans {
  const ends = within(page.segments.clauses, { start: name.start, end: sentence.end }).map(
    (clause) => clause.end,
  )
  const clause = pairAt(page.segments.clauses, pairBefore(page.segments.clauses, name.start))
  return [name, ...(clause === null ? [] : [clause.end]), ...ends].map((end) =>
    typeof end === 'number' ? spanOf(page, name.start, end) : end,
  )
}

/** Whether the one who says it stands behind the verb: "..." said Lavrov; according to Interfax. */
function isInverted(page: Page, cue: TextSpan, sentence: TextSpan, names: readonly TextSpan[]): boolean {
  const after = nearestAfter(names, cue.end)
  if (after === null || !adjoins(page, cue, after)) return false
  const lead = page.text.slice(sentence.start, cue.start).trimEnd()
  if (lead === '' || /[,"”»'’!?—–-]$/u.test(lead)) return true
  const before = nearestBefore(names, cue.start)
  return (
    (before === null || !adjoins(page, before, cue)) &&
    /\s(?:to|of)$/u.test(page.text.slice(cue.start, cue.end))
  )
}

/** Who may be the source of a cue, best first. */
function speakers(page: Page, cue: TextSpan): Spans {
  const sentence = sentenceAt(page, cue.start)
  if (sentence === null) return []
  const names = within(page.segments.names, sentence)
  const before = nearestBefore(names, cue.start)
  const after = nearestAfter(names, cue.end)
  const left = before === null ? [] : grownLeft(page, before, sentence, names, cue.start)
  const right = after === null ? [] : grownRight(page, after, sentence)
  return isInverted(page, cue, sentence, names) ? [...right, ...left] : [...left, ...right.slice(0, 1)]
}

/** The spans that `s` takes at `caret`, best first. */
export function sourceDefaults(page: Page, draft: Draft, caret: number): Spans {
  const sentence = sentenceAt(page, caret)
  if (sentence === null) return []
  const pointed = touching(page.segments.names, caret)
  const here: Spans = pointed === null ? [touching(page.segments.words, caret)] : [pointed]
  const cue = draft.cue[0]
  if (!isUnmoved(draft, caret, sentence)) {
    return [
      ...here,
      ...(pointed === null ? [] : grownRight(page, pointed, sentence)),
      touching(page.segments.words, caret),
    ]
  }
  if (cue !== undefined) return [...speakers(page, cue), ...here]
  const sayings = ahead(page, caret, sentence)
  const first = sayings.map((saying) => speakers(page, saying)[0] ?? null)
  const more = sayings.flatMap((saying) => speakers(page, saying).slice(1))
  return [...first.slice(0, 3), ...here, ...more]
}

/** The sayings from `caret` on, of this sentence and of the next one; those inside a quotation are its speaker's own. */
function ahead(page: Page, caret: number, sentence: TextSpan): TextSpan[] {
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

/** Words at an offset and on: one, two, three of them. */
function wordsFrom(page: Page, offset: number, end: number): Spans {
  const words = within(page.segments.words, { start: offset, end })
  const first = words[0]
  return first === undefined ? [] : words.slice(0, 3).map((word) => ({ start: first.start, end: word.end }))
}

/** A saying, then without its first words, then with the words behind it. */
function variants(page: Page, saying: TextSpan): Spans {
  const words = within(page.segments.words, saying)
  const shorter = words.slice(1).map((word) => ({ start: word.start, end: saying.end }))
  const without = words.length > 1 ? [{ start: saying.start, end: words.at(-2)?.end ?? saying.end }] : []
  const sentence = sentenceAt(page, saying.start)
  const behind = within(page.segments.words, { start: saying.end, end: sentence?.end ?? saying.end })
  const longer = behind.slice(0, 2).map((word) => ({ start: saying.start, end: word.end }))
  return [...shorter, ...without, ...longer]
}

/** The spans that `q` takes at `caret`, best first. */
export function cueDefaults(page: Page, draft: Draft, caret: number): Spans {
  const sentence = sentenceAt(page, caret)
  if (sentence === null) return []
  const pointed = touching(page.segments.sayings, caret)
  const word = touching(page.segments.words, caret)
  if (!isUnmoved(draft, caret, sentence)) {
    if (pointed !== null) return [pointed, ...variants(page, pointed), word]
    return word === null ? [] : [word, ...wordsFrom(page, word.start, sentence.end).slice(1)]
  }
  const source = draft.source.at(-1)
  const sayings = ahead(page, caret, sentence)
  const first = sayings[0]
  if (source !== undefined && source.end === caret) {
    const end = lastWordEnd(page, sentence)
    const back = nearestBefore(within(page.segments.sayings, sentence), (draft.source[0] ?? source).start)
    const behind = first !== undefined && adjoins(page, source, first)
    const words = wordsFrom(page, source.end, end)
    const inverted = back !== null && adjoins(page, back, source)
    const near = first === undefined ? [] : [first]
    const order = behind ? near : inverted ? [back, ...near] : [...near, back]
    return [...order, ...(first === undefined ? [] : variants(page, first)), ...words, ...sayings.slice(1)]
  }
  return [...sayings.slice(0, 4), ...(first === undefined ? [] : variants(page, first)), word]
}
