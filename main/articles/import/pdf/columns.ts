import { medianSize, rowsOf, type Piece } from './pieces.ts'

/** Where columns are parted: the edge at which the right one begins. */
export type Gutter = number

/** The narrowest space between columns, in sizes of the font. */
const NARROWEST = 0.75
/** A space between columns of a line or two, in sizes of the font; no space between words is so wide. */
const WIDE = 2
/** Lines that two columns must have for a narrower space to be seen, and for it to be known on other pages. */
const SURE = 4
/** A heading is larger than the text by this factor. */
const LARGER = 1.15
const MARKER = /^(?:[^\p{L}\p{N}]|\(?[\p{L}\p{N}]{1,3}[.)]|[ivxl]+[.)])$/u

interface Band {
  /** Both sides where the band has columns; all of it in `left` where not. */
  left: Piece[]
  right: Piece[] | null
}

interface Cut {
  gutter: Gutter
  bands: Band[]
  /** What lies across the gutter. */
  crossed: number
  score: number
}

/**
 * The columns of a page in the order in which they are read, each a list of pieces from top to bottom. It is a recursive
 * cut (after Nagy and Seth's X-Y cut, 1984) with what that lacks: what lies across a gutter (a headline over all columns)
 * parts the page into bands, and only within a band is one column read before the next. `known` are gutters seen on
 * other pages, which a column of a line or two is read by; those that are sure here are added to `found`.
 */
export function columnsOf(pieces: readonly Piece[], known: readonly Gutter[], found: Set<Gutter>): Piece[][] {
  const cut = bestCut(pieces, known)
  if (!cut) return pieces.length === 0 ? [] : [[...pieces]]
  const columns: Piece[][] = []
  for (const { left, right } of cut.bands) {
    if (right && Math.min(rowsOf(left).length, rowsOf(right).length) >= SURE) found.add(cut.gutter)
    columns.push(...columnsOf(left, known, found))
    if (right) columns.push(...columnsOf(right, known, found))
  }
  return columns
}

function bestCut(pieces: readonly Piece[], known: readonly Gutter[]): Cut | null {
  const size = medianSize(pieces)
  const start = Math.min(...pieces.map(({ x }) => x))
  let best: Cut | null = null
  let last = start + 3 * size
  for (const edge of pieces.map(({ x }) => x).sort((a, b) => a - b)) {
    // Edges a hair apart are one.
    if (edge < last) continue
    last = edge + 0.2 * size
    const cut = cutAt(edge, pieces, size, known)
    if (cut && (best === null || better(cut, best))) best = cut
  }
  return best
}

/** A gutter that nothing crosses goes first: then a headline over two of three columns stays with its two. */
function better(a: Cut, b: Cut): boolean {
  if ((a.crossed === 0) !== (b.crossed === 0)) return a.crossed === 0
  return a.score > b.score
}

function cutAt(gutter: Gutter, pieces: readonly Piece[], size: number, known: readonly Gutter[]): Cut | null {
  const sideOf = sidesAt(gutter, pieces, size)
  const bands: Band[] = []
  let open: Piece[] = []
  let score = 0
  let crossed = 0

  const close = () => {
    const band = open
    open = []
    const left = band.filter((piece) => sideOf(piece) === 'left')
    const right = band.filter((piece) => sideOf(piece) === 'right')
    const isKnown = known.some((other) => Math.abs(other - gutter) < size)
    if (areColumns(left, right, size, isKnown)) {
      score += Math.min(left.length, right.length)
      bands.push({ left, right })
    } else if (band.length > 0) plain(...band)
  }
  const plain = (...more: Piece[]) => {
    const band = bands.at(-1)
    if (band && !band.right) band.left.push(...more)
    else bands.push({ left: more, right: null })
  }

  for (const piece of pieces) {
    if (sideOf(piece) !== 'across') open.push(piece)
    else {
      close()
      plain(piece)
      crossed++
    }
  }
  close()
  return score === 0 ? null : { gutter, bands, crossed, score }
}

type Side = 'left' | 'right' | 'across'

/** Where each piece is, seen from a gutter. `pieces` go from top to bottom. */
function sidesAt(gutter: Gutter, pieces: readonly Piece[], size: number): (piece: Piece) => Side {
  const sides = new Map<Piece, Side>()
  for (const piece of pieces) {
    const side =
      piece.x >= gutter - 0.1 * size ? 'right' : piece.right > gutter + 0.2 * size ? 'across' : 'left'
    sides.set(piece, side)
  }
  // What goes on the line of a piece that lies across lies across with it.
  for (const row of rowsOf(pieces)) {
    for (const ordered of [row, [...row].reverse()])
      for (const [index, piece] of ordered.entries()) {
        const neighbour = ordered[index - 1]
        if (neighbour && sides.get(neighbour) === 'across' && spaceOf(neighbour, piece) < WIDE * size)
          sides.set(piece, 'across')
      }
  }
  let before: Piece | null = null
  for (const piece of pieces) {
    const side = sides.get(piece)
    if (side === 'across') before = piece
    else if (before && endsParagraph(before, piece, pieces, sides)) {
      sides.set(piece, 'across')
      before = piece
    } else before = null
  }
  for (const piece of pieces)
    if (piece.size > size * LARGER && partsBoth(piece, pieces, sides)) sides.set(piece, 'across')
  return (piece) => sides.get(piece)!
}

function spaceOf(a: Piece, b: Piece): number {
  return Math.max(b.x - a.right, a.x - b.right)
}

/** Whether a short line is the last of a paragraph that lies across: next under it, and nothing beside it. */
function endsParagraph(
  before: Piece,
  piece: Piece,
  pieces: readonly Piece[],
  sides: ReadonlyMap<Piece, Side>,
): boolean {
  if (sides.get(piece) !== 'left' || Math.abs(piece.size - before.size) > 0.5) return false
  if (piece.y - before.y > 1.6 * piece.size) return false
  return !pieces.some((other) => other !== piece && Math.abs(other.y - piece.y) < 0.8 * piece.size)
}

/** Whether a heading has the other column's text above and below, and none beside it: then it begins a band. */
function partsBoth(piece: Piece, pieces: readonly Piece[], sides: ReadonlyMap<Piece, Side>): boolean {
  const side = sides.get(piece)
  const others = pieces.filter((other) => sides.get(other) !== side && sides.get(other) !== 'across')
  const top = piece.y - 1.2 * piece.size
  const bottom = piece.y + 0.9 * piece.size
  return (
    others.some(({ y }) => y <= top) &&
    others.some(({ y }) => y > bottom) &&
    pieces.some((other) => sides.get(other) === side && other.y < top) &&
    !others.some(({ y }) => y > top && y <= bottom)
  )
}

/**
 * Whether what stands on both sides is prose side by side. Cells of a table, markers of a list and the page numbers of a
 * table of contents stand side by side too, and are read along the line.
 */
function areColumns(
  left: readonly Piece[],
  right: readonly Piece[],
  size: number,
  isKnown: boolean,
): boolean {
  if (left.length === 0 || right.length === 0) return false
  const space = Math.min(...right.map(({ x }) => x)) - Math.max(...left.map((piece) => piece.right))
  if (space < NARROWEST * size) return false
  if ([left, right].some((side) => side.every(({ text }) => MARKER.test(text.trim())))) return false
  if (isKnown) return true
  const rows = Math.min(rowsOf(left).length, rowsOf(right).length)
  // Spaces in a loosely set line are this wide too, but do not stand below each other for long.
  if (space < WIDE * size && (rows < SURE || !isAligned(right, size))) return false
  if (readsAsProse(left) && readsAsProse(right)) return true
  const first = Math.min(...left.map(({ y }) => y))
  return left.length === 1 && right.length > 1 && readsAsProse(right) && right.every(({ y }) => y > first - 1)
}

function isAligned(side: readonly Piece[], size: number): boolean {
  const edge = Math.min(...side.map(({ x }) => x))
  return side.filter(({ x }) => x - edge < 0.15 * size).length >= Math.max(2, 0.25 * rowsOf(side).length)
}

function readsAsProse(side: readonly Piece[]): boolean {
  const text = side.map((piece) => piece.text).join('')
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const wide =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0
  // What is written in wide characters says as much with half of them.
  return (letters + wide) / rowsOf(side).length >= 10 && letters / text.length > 0.55
}
