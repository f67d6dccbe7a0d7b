import type { Block } from '../../../../preload/model.ts'
import type { Line } from './lines.ts'
import { sizeClass, type Measures } from './measures.ts'
import { endsSentence, isMarked, opensSentence, type Paragraph } from './paragraphs.ts'

export type Shape = Pick<Block, 'kind' | 'level'>

/** Longer than this, letters that are larger than the text are a lead and no heading; in code units. */
const LONGEST_HEADING = 250
const LARGER = 1.12

/** What each paragraph is, told by size, font, place and signs. The first of the largest on the first page is the title. */
export function kindsOf(paragraphs: readonly Paragraph[], measures: Measures): Shape[] {
  const sizes = new Set<number>()
  const isLarge = paragraphs.map((paragraph) => isLargeHeading(paragraph, measures))
  paragraphs.forEach((paragraph, index) => {
    if (isLarge[index]) sizes.add(sizeOf(paragraph))
  })
  const levels = [...sizes].sort((a, b) => b - a)
  const title = titleOf(paragraphs, isLarge)
  // Headings below a title begin at the second level, as in HTML; a document without one begins there too.
  const levelOf = (size: number) =>
    Math.min(6, 2 + levels.filter((other) => other !== levels[0] || title === -1).indexOf(size))
  return paragraphs.map((paragraph, index): Shape => {
    if (index === title) return { kind: 'title' }
    if (isLarge[index] && isUnderTitle(index, title, isLarge)) return { kind: 'paragraph' }
    if (isLarge[index]) return { kind: 'heading', level: Math.max(2, levelOf(sizeOf(paragraph))) }
    if (isMarked(paragraph.lines[0]!.text) && isItem(paragraph, paragraphs, index)) return { kind: 'item' }
    if (isBoldHeading(paragraph, paragraphs[index + 1], measures))
      return { kind: 'heading', level: Math.min(6, 2 + levels.length - (title === -1 ? 0 : 1)) }
    return { kind: isQuote(paragraph) ? 'quote' : 'paragraph' }
  })
}

function sizeOf({ lines }: Paragraph): number {
  return sizeClass(lines[0]!)
}

function lengthOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.text.length + 1, 0)
}

function isLargeHeading({ lines }: Paragraph, measures: Measures): boolean {
  if (lines[0]!.size < measures.size * LARGER || lengthOf(lines) > LONGEST_HEADING) return false
  return !(endsSentence(lines.at(-1)!.text) && lengthOf(lines) > 120) && /\p{L}/u.test(lines[0]!.text)
}

function titleOf(paragraphs: readonly Paragraph[], isLarge: readonly boolean[]): number {
  const page = paragraphs[0]?.lines[0]?.page
  let best = -1
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.lines[0]!.page !== page) break
    if (isLarge[index] && (best === -1 || sizeOf(paragraph) > sizeOf(paragraphs[best]!))) best = index
  }
  return best
}

/** Authors and date, set larger than the text between a title and the first heading: a heading has text below it. */
function isUnderTitle(index: number, title: number, isLarge: readonly boolean[]): boolean {
  if (title === -1 || index < title) return false
  return isLarge.slice(title, index + 2).every(Boolean) && isLarge[index + 1] === true
}

/** A number in front makes an item only in company: another one before or after it. */
function isItem({ lines }: Paragraph, paragraphs: readonly Paragraph[], index: number): boolean {
  const text = lines[0]!.text
  if (/^[•◦▪▫‣⁃∙●○■□➢➤✓]/u.test(text)) return true
  const sign = (other: Paragraph | undefined) => other && isMarked(other.lines[0]!.text)
  return Boolean(sign(paragraphs[index - 1]) ?? false) || Boolean(sign(paragraphs[index + 1]) ?? false)
}

/** A short paragraph in bold before one that is not. */
function isBoldHeading({ lines }: Paragraph, next: Paragraph | undefined, measures: Measures): boolean {
  return (
    !measures.bold &&
    lines.length <= 2 &&
    lengthOf(lines) <= 120 &&
    lines.every((line) => line.bold && line.size >= measures.size * 0.95) &&
    !/[.,;:…]["'”’»]*$/u.test(lines.at(-1)!.text) &&
    opensSentence(lines[0]!.text) &&
    next !== undefined &&
    !next.lines[0]!.bold
  )
}

/** A quotation set off: all its lines begin well inside the column, and it has more than one. */
function isQuote({ lines, column }: Paragraph): boolean {
  if (lines.length < 2 || column.lines.length === lines.length) return false
  const size = lines[0]!.size
  const left = Math.min(...lines.map(({ x }) => x))
  const inside = (left - column.left) / size
  const ragged = Math.max(...lines.map(({ x }) => x)) - left
  return inside > 0.9 && inside < 10 && ragged < 2.5 * size
}
