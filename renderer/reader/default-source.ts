/** Who says it: the defaults of `s`. */
import { pairAt, pairBefore, type TextSpan } from '../../preload/text.ts'
import type { Page } from './motions.ts'
import { quotationsAround, sentenceAt, spanOf, touching, within, type Draft } from './passages.ts'
import {
  adjoins,
  isUnmoved,
  nearestAfter,
  nearestBefore,
  sayingsAhead,
  sayingsAround,
} from './sentence-reading.ts'

type Spans = (TextSpan | null)[]

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

/** A "but" that opens a sentence is nobody's name. */
const BUT = /^(?:ولكن|لكن|אבל|אך)\s+/u

/**
 * Who says it where no list or capital tells a name (Chinese, Japanese, Arabic, Hebrew): what stands before a Japanese
 * topic's は, else before the cue in its clause or before the quotation; where the verb comes first, two words behind it.
 */
function unnamed(page: Page, cue: TextSpan, sentence: TextSpan): TextSpan | null {
  const stop = Math.min(
    cue.start,
    ...quotationsAround(page, sentence)
      .map(({ start }) => start)
      .filter((start) => start >= sentence.start),
  )
  const { clauses } = page.segments
  const words = within(page.segments.words, { start: sentence.start, end: Math.max(sentence.start, stop) })
  const topic = words.find(({ start, end }) => page.text.slice(start, end) === 'は')
  const to = topic?.start ?? stop
  const from = pairAt(clauses, pairBefore(clauses, Math.max(sentence.start, to - 1)))?.start ?? sentence.start
  const but = BUT.exec(page.text.slice(from, to))?.[0].length ?? 0
  const lead = from < to ? spanOf(page, from + but, to) : null
  if (lead !== null) return lead
  const behind = within(page.segments.words, { start: cue.end, end: sentence.end })
  const [first, second = first] = behind
  return first === undefined || second === undefined ? null : { start: first.start, end: second.end }
}

/** Who may be the source of a cue, best first. */
function speakers(page: Page, cue: TextSpan): Spans {
  const sentence = sentenceAt(page, cue.start)
  if (sentence === null) return []
  const names = within(page.segments.names, sentence)
  const before = nearestBefore(names, cue.start)
  const after = nearestAfter(names, cue.end)
  if (before === null && after === null) return [unnamed(page, cue, sentence)]
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
  const around = sayingsAround(page, draft, caret)
  const sayings = around.length > 0 ? around : sayingsAhead(page, caret, sentence)
  const first = sayings.map((saying) => speakers(page, saying)[0] ?? null)
  const more = sayings.flatMap((saying) => speakers(page, saying).slice(1))
  return [...first.slice(0, 3), ...here, ...more]
}
