import { isIndented, type Measures } from './measures.ts'
import { endsSentence, isFull, isMarked, opensSentence, type Paragraph } from './paragraphs.ts'

/**
 * Joins the paragraphs that run over the end of a column or page. Footnotes that stand between the two halves come after
 * the whole.
 */
export function joinContinued(columns: readonly Paragraph[][], measures: Measures): Paragraph[] {
  const joined: Paragraph[] = []
  for (const paragraphs of columns) {
    const [first, ...rest] = paragraphs
    if (!first) continue
    const notes = notesAtEnd(joined, measures)
    const last = joined.at(-1 - notes)
    if (last && goesOn(last, first, measures)) {
      last.lines.push(...first.lines)
      last.column = first.column
      joined.push(...rest)
    } else joined.push(first, ...rest)
  }
  return joined
}

/** How many paragraphs at the end are footnotes: smaller than the text, each or the first with its sign. */
function notesAtEnd(paragraphs: readonly Paragraph[], measures: Measures): number {
  const count = paragraphs.length - 1 - paragraphs.findLastIndex((each) => !isSmall(each, measures))
  const first = paragraphs.at(-count)
  return count > 0 && count < paragraphs.length && first && isNote(first) ? count : 0
}

function isSmall({ lines }: Paragraph, measures: Measures): boolean {
  return lines[0]!.size < 0.93 * measures.size
}

function isNote({ lines }: Paragraph): boolean {
  return /^(?:[¹²³⁰⁴-⁹\d*†‡§]|\[\d)/u.test(lines[0]!.text)
}

function goesOn(before: Paragraph, after: Paragraph, measures: Measures): boolean {
  const last = before.lines.at(-1)!
  const next = after.lines[0]!
  if (Math.abs(last.size - next.size) > 0.12 * last.size || next.size > measures.size * 1.15) return false
  if (last.bold !== next.bold || (isMarked(next.text) && endsSentence(last.text))) return false
  if (begins(before, after, measures)) return false
  if (/\p{L}[-\u00ad‐]$/u.test(last.text)) return true
  if (!endsSentence(last.text)) {
    if (/^\p{Ll}/u.test(next.text)) return true
    return isFull(last, next, before.column) || !opensSentence(next.text)
  }
  // A full line that ends a sentence ends its paragraph less often than not, where paragraphs run on at all.
  const mayRunOn = before.lines.length > 1 || measures.indent !== null
  return opensSentence(next.text) && mayRunOn && isFull(last, next, before.column)
}

/** Whether a paragraph's own first line is indented, and not all of it as in a list or a quotation. */
function begins(before: Paragraph, { lines, column }: Paragraph, measures: Measures): boolean {
  if (isMarked(before.lines[0]!.text)) return false
  const [next, below] = lines
  if (isIndented(next!, column, measures)) return true
  const step = (next!.x - (below?.x ?? column.left)) / next!.size
  return step > 0.7 && step < 5
}
