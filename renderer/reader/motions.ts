/**
 * Where the caret goes. A motion goes to where a unit begins, since that is where one starts to select; an extension goes
 * to where a unit ends on the far side of the anchor, since that is where one stops. All positions are UTF-16 code units.
 */
import { graphemeEnd, graphemeStart, pairBefore, type Segments, type TextSpan } from '../../preload/text.ts'

export type Unit = 'character' | 'word' | 'clause' | 'sentence' | 'paragraph' | 'name' | 'saying'
export type Direction = 'next' | 'previous'

/** What motions and defaults read: a text, its segments, and its blocks in reading order. */
export interface Page {
  readonly text: string
  readonly segments: Segments
  readonly blocks: readonly TextSpan[]
}

const paragraphs = new WeakMap<readonly TextSpan[], Uint32Array>()

/** The boundaries of a unit as pairs start, end, in UTF-16 code units. */
export function pairsOf(page: Page, unit: Exclude<Unit, 'character'>): Uint32Array {
  if (unit !== 'paragraph') return page.segments[`${unit}s`]
  const known = paragraphs.get(page.blocks)
  if (known !== undefined) return known
  const pairs = Uint32Array.from(page.blocks.flatMap((block) => [block.start, block.end]))
  paragraphs.set(page.blocks, pairs)
  return pairs
}

function startAfter(pairs: Uint32Array, offset: number, otherwise: number): number {
  return pairs[(pairBefore(pairs, offset) + 1) * 2] ?? otherwise
}

function startBefore(pairs: Uint32Array, offset: number, otherwise: number): number {
  return pairs[pairBefore(pairs, offset - 1) * 2] ?? otherwise
}

function endAfter(pairs: Uint32Array, offset: number, otherwise: number): number {
  const at = pairBefore(pairs, offset)
  const end = pairs[at * 2 + 1]
  return end !== undefined && end > offset ? end : (pairs[(at + 1) * 2 + 1] ?? otherwise)
}

function endBefore(pairs: Uint32Array, offset: number, otherwise: number): number {
  const at = pairBefore(pairs, offset - 1)
  const end = pairs[at * 2 + 1]
  return end !== undefined && end < offset ? end : (pairs[(at - 1) * 2 + 1] ?? otherwise)
}

function byCharacter(text: string, direction: Direction, offset: number): number {
  return direction === 'next' ? graphemeEnd(text, offset) : graphemeStart(text, offset)
}

/** Where the caret goes from `offset`: the next or previous place where such a unit begins, or the text's end or start. */
export function move(page: Page, unit: Unit, direction: Direction, offset: number): number {
  if (unit === 'character') return byCharacter(page.text, direction, offset)
  const pairs = pairsOf(page, unit)
  return direction === 'next' ? startAfter(pairs, offset, page.text.length) : startBefore(pairs, offset, 0)
}

/**
 * Where the focus of a selection goes, its anchor staying: right of the anchor it stops where units end, left of it
 * where they begin, and on the way past it at the anchor itself.
 */
export function extend(page: Page, unit: Unit, direction: Direction, anchor: number, focus: number): number {
  if (unit === 'character') return byCharacter(page.text, direction, focus)
  const pairs = pairsOf(page, unit)
  if (direction === 'next') {
    return focus >= anchor
      ? endAfter(pairs, focus, page.text.length)
      : Math.min(anchor, startAfter(pairs, focus, anchor))
  }
  return focus <= anchor ? startBefore(pairs, focus, 0) : Math.max(anchor, endBefore(pairs, focus, anchor))
}
