/** The word that says so: the defaults of `q`. */
import type { TextSpan } from '../../preload/text.ts'
import type { Page } from './motions.ts'
import { lastWordEnd, sentenceAt, touching, within, type Draft } from './passages.ts'
import { adjoins, isUnmoved, nearestBefore, sayingsAhead, sayingsAround } from './sentence-reading.ts'

type Spans = (TextSpan | null)[]

/** Words at an offset and on: one, two, three of them. */
function wordsFrom(page: Page, offset: number, end: number): Spans {
  const words = within(page.segments.words, { start: offset, end })
  const first = words[0]
  return first === undefined ? [] : words.slice(0, 3).map((word) => ({ start: first.start, end: word.end }))
}

/** A saying, then without its first words, then with the words behind it. */
function variants(page: Page, saying: TextSpan): Spans {
  const words = within(page.segments.words, saying)
  const shorter = words
    .slice(1)
    .reverse()
    .map((word) => ({ start: word.start, end: saying.end }))
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
  const reports = sayingsAround(page, draft, caret)
  const sayings = reports.length > 0 ? reports : sayingsAhead(page, caret, sentence)
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
