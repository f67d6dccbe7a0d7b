import type { Appearance, Block, Span } from '../../preload/model.ts'

type Place = { start: number; end: number }

/** What may close a quotation that a mark opens: English, German, French, Polish, Swedish and straight marks. */
const CLOSERS: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“”',
  '”': '”',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  "'": "'",
  '‘': '’',
  '‚': '‘’',
  '「': '」',
  '『': '』',
}
/** Marks that are apostrophes as well: they close only at the end of a word, and must have their pair. */
const SINGLE = new Set(["'", '‘', '‚'])
/** Marks that close elsewhere: they open only where nothing but a word follows. */
const EITHER = new Set(['"', "'", '‘', '”', '»', '›'])
const LETTER = /[\p{L}\p{N}]/u

/** Where a single mark closes a quotation: at the end of a word, but rather not where it may stand for "of the ministers". */
function singleCloserOf(text: string, at: number, end: number): number {
  const mark = text.charAt(at)
  let doubtful = -1
  for (let i = at + 2; i < end; i++) {
    // What opens anew: the doubtful one has closed.
    if (text.charAt(i) === mark && /\s/u.test(text.charAt(i - 1)) && doubtful !== -1) return doubtful
    if (!(CLOSERS[mark] ?? '').includes(text.charAt(i))) continue
    if (/\s/u.test(text.charAt(i - 1)) || LETTER.test(text.charAt(i + 1))) continue
    if (!/^s['’] \p{L}/u.test(text.slice(i - 1, i + 3))) return i
    if (doubtful === -1) doubtful = i
  }
  return doubtful
}

function closerOf(text: string, at: number, end: number): number {
  const mark = text.charAt(at)
  if (SINGLE.has(mark)) return singleCloserOf(text, at, end)
  for (let i = at + 1; i < end; i++) if ((CLOSERS[mark] ?? '').includes(text.charAt(i))) return i
  return -1
}

/** The insides of the quotations of one paragraph. One that is not closed there runs to its end. */
function quotationsIn(text: string, start: number, end: number): Place[] {
  const found: Place[] = []
  for (let i = start; i < end; i++) {
    const mark = text.charAt(i)
    if (CLOSERS[mark] === undefined) continue
    const opens = !(i > start && LETTER.test(text.charAt(i - 1))) && /\S/u.test(text.charAt(i + 1))
    if (EITHER.has(mark) && !opens) continue
    const close = closerOf(text, i, end)
    if (close === -1 && SINGLE.has(mark)) continue
    found.push({ start: i + 1, end: close === -1 ? end : close })
    i = close === -1 ? end : close
  }
  return found
}

/**
 * How a content is quoted, told by the marks of quotation in and around it: direct where all its words stand inside
 * quotations, indirect where none do, mixed otherwise. Null for a content without words.
 */
export function quotedHow(
  text: string,
  blocks: readonly Block[],
  content: readonly Span[],
): Appearance['quoted'] {
  let inside = 0
  let outside = 0
  for (const block of blocks) {
    const parts = content.filter((span) => span.start < block.end && block.start < span.end)
    if (parts.length === 0) continue
    const quotations = quotationsIn(text, block.start, block.end)
    for (const part of parts) {
      for (let i = Math.max(part.start, block.start); i < Math.min(part.end, block.end); i++) {
        if (!LETTER.test(String.fromCodePoint(text.codePointAt(i) ?? 0))) continue
        if (quotations.some((place) => place.start <= i && i < place.end)) inside++
        else outside++
      }
    }
  }
  if (inside + outside === 0) return null
  return outside === 0 ? 'direct' : inside === 0 ? 'indirect' : 'mixed'
}
