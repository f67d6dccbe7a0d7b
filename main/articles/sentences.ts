/** Sentences: Intl.Segmenter's, mended where it takes a full stop, a question or a line end for more than it is. */
import { trimSpan, type TextSpan } from '../../preload/text.ts'
import type { Language } from './grammar.ts'
import { eachSegment } from './windows.ts'

const LINE_END = /[\n\r\v\f\u0085\u2028\u2029]/g
const CLOSERS = '["\'’”»)\\]]*'
const LAST_WORD = new RegExp(`([\\p{L}\\p{M}\\p{N}.]+)\\.${CLOSERS}$`, 'u')
const INITIAL = /^(?:\p{Lu}\p{M}*\.)*\p{Lu}\p{M}*$/u
const FIRST_WORD = /^["'“‘«([]*([\p{L}\p{M}\p{N}’']*)/u
const ASKED = new RegExp(`[?!…]${CLOSERS}$`, 'u')
const ONLY_MARKS = /^[^\p{L}\p{N}]*$/u

/** Whether what ends with `before` goes on in `after`, although Intl.Segmenter parts the two. */
function goesOn(before: string, after: string, language: Language): boolean {
  const first = FIRST_WORD.exec(after)?.[1] ?? ''
  // "Really?" he asked.
  if (ASKED.test(before)) return /^\p{Ll}/u.test(after)
  const last = LAST_WORD.exec(before)?.[1]
  if (last === undefined) return false
  const word = last.toLowerCase()
  const begins = language.starters.has(first.toLowerCase()) && /^\p{Lu}/u.test(first)
  if (language.titles.has(word)) return !begins || !/^\p{N}/u.test(first)
  if (language.abbreviations.has(word) || INITIAL.test(last)) return first !== '' && !begins
  return false
}

/** The sentences of text[start, end), without white space around them, in UTF-16 code units of `text`. */
export function sentencesOf(
  text: string,
  start: number,
  end: number,
  segmenter: Intl.Segmenter,
  language: Language,
): TextSpan[] {
  // A block's own line ends are no more than spaces: what parts sentences is the block.
  const block = text.slice(start, end).replace(LINE_END, ' ')
  const sentences: TextSpan[] = []
  eachSegment(segmenter, block, 0, block.length, (from, to) => {
    const span = trimSpan(block, from, to)
    if (span === null) return
    const previous = sentences.at(-1)
    const after = block.slice(span.start, Math.min(span.end, span.start + 40))
    const joins =
      previous !== undefined &&
      (ONLY_MARKS.test(after) ||
        goesOn(block.slice(Math.max(previous.start, previous.end - 40), previous.end), after, language))
    if (joins) sentences[sentences.length - 1] = { start: previous.start, end: span.end }
    else sentences.push(span)
  })
  return sentences.map((span) => ({ start: start + span.start, end: start + span.end }))
}
