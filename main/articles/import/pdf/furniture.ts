import { rowsOf, type Piece } from './pieces.ts'

/** A page as its running heads are looked for: its pieces, and how high it is. */
export interface Sheet {
  number: number
  height: number
  pieces: Piece[]
}

interface Edge {
  sheet: Sheet
  row: Piece[]
  /** The text with a sign for each number. */
  pattern: string
  numbers: number[]
  /** From the edge, in points. */
  distance: number
}

/** How far apart rows may stand that are in the same place, in points. */
const PLACE = 4
/** How many rows a running head or foot may have. */
const ROWS = 4

/**
 * The pieces that are running heads, feet and page numbers: rows at the edge of a page that stand in the same place on
 * other pages too, with the same text or with a number that goes up with the pages. Heads may change sides and take
 * turns; a heading "Chapter 2" in the place of "Chapter 1" stays, since it is larger than a head.
 */
export function furnitureOf(sheets: readonly Sheet[], bodySize: number): Set<Piece> {
  const found = new Set<Piece>()
  for (const fromTop of [true, false]) {
    let open = [...sheets]
    for (let depth = 0; depth < ROWS && open.length > 0; depth++) {
      const edges = open.flatMap((sheet) => edgeOf(sheet, fromTop, found) ?? [])
      const repeated = edges.filter((edge) => repeats(edge, edges, bodySize))
      const taken = edges.filter(
        (edge) => repeated.includes(edge) || takesTurns(edge, repeated, bodySize) || isPageNumber(edge),
      )
      for (const { row } of taken) for (const piece of row) found.add(piece)
      open = taken.map(({ sheet }) => sheet)
    }
  }
  return found
}

function edgeOf(sheet: Sheet, fromTop: boolean, found: ReadonlySet<Piece>): Edge | null {
  const rows = rowsOf(sheet.pieces.filter((piece) => !found.has(piece)))
  const row = rows.at(fromTop ? 0 : -1)
  if (!row) return null
  const text = row
    .map((piece) => piece.text.trim())
    .join(' ')
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
  return {
    sheet,
    row,
    pattern: text.replace(/\d+/g, '#').toLowerCase(),
    numbers: (text.match(/\d+/g) ?? []).map(Number).concat(romanOf(text) ?? []),
    distance: fromTop ? row[0]!.y : sheet.height - row[0]!.y,
  }
}

function repeats(edge: Edge, edges: readonly Edge[], bodySize: number): boolean {
  const others = edges.filter((other) => other !== edge && Math.abs(other.distance - edge.distance) < PLACE)
  const same = others.filter((other) => other.pattern === edge.pattern)
  if (same.some((other) => other.numbers.join() === edge.numbers.join())) return true
  // Page numbers, alone or beside words, before or after them.
  const counted = others.filter((other) => goesUpWith(edge, other))
  if (edge.row[0]!.size > bodySize * 1.15) return false
  return counted.some(
    (other) => wordsOf(other) === wordsOf(edge) || (isNumberAlone(other) && isNumberAlone(edge)),
  )
}

function goesUpWith(a: Edge, b: Edge): boolean {
  const pages = a.sheet.number - b.sheet.number
  return a.numbers.some((number) => b.numbers.includes(number - pages))
}

function wordsOf({ pattern }: Edge): string {
  return pattern.replace(/#/g, '').trim()
}

function isNumberAlone({ pattern }: Edge): boolean {
  return /^(?:\p{L}{0,6}\.? ?)?[-–—[(]* ?(?:#|[ivxl]+) ?[-–—\])]*(?: ?(?:\/|of|von|de|sur) ?#)?$/u.test(
    pattern,
  )
}

/** Whether a row is nothing but the number of its own page: many first pages have it elsewhere than the rest. */
function isPageNumber(edge: Edge): boolean {
  return isNumberAlone(edge) && edge.numbers[0] === edge.sheet.number && edge.row.length === 1
}

/**
 * Whether a row that stands alone with its words is the head of a chapter or of the page's other side: in the place and
 * the size of those that repeat, and not in the size of the text, or with the number of its page.
 */
function takesTurns(edge: Edge, repeated: readonly Edge[], bodySize: number): boolean {
  const size = edge.row[0]!.size
  return repeated.some(
    (other) =>
      Math.abs(other.distance - edge.distance) < PLACE &&
      Math.abs(other.row[0]!.size - size) < 0.3 &&
      size < bodySize * 1.15 &&
      (size < bodySize * 0.95 || goesUpWith(edge, other)),
  )
}

const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

function romanOf(text: string): number | null {
  const word = /^[\s–—-]*([ivxlc]+)[\s–—-]*$/i.exec(text)?.[1]?.toLowerCase()
  if (word === undefined) return null
  const values = [...word].map((letter) => ROMAN[letter]!)
  return values.reduce((sum, value, at) => (value < (values[at + 1] ?? 0) ? sum - value : sum + value), 0)
}
