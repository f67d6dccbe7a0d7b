import { classOf, CLOSER, LINE_END, shortFoldOf, STOP, WIDE_STOP } from './fold.ts'
import { MARK_WEIGHT, type Tokens } from './tokens.ts'

/** Two words of which less than this is the same at their ends are different words. */
const LEAST_ALIKE = 0.7

export function isMark(tokens: Tokens, i: number): boolean {
  return tokens.weights[i]! <= MARK_WEIGHT
}

/**
 * How like two different tokens are, from 0 to 1: the share of the longer word that they have in common at their ends
 * ("price", "prices"), 0 where it is small. A word and a mark are never in each other's place: -1.
 */
export function likeness(a: Tokens, i: number, b: Tokens, j: number): number {
  if (isMark(a, i)) return isMark(b, j) ? 0 : -1
  if (isMark(b, j)) return -1
  const [fromA, endA] = [a.starts[i]!, a.ends[i]!]
  const [fromB, endB] = [b.starts[j]!, b.ends[j]!]
  const most = Math.min(endA - fromA, endB - fromB)
  const longer = Math.max(endA - fromA, endB - fromB)
  if (most < LEAST_ALIKE * longer || longer < 3 || isDigit(a.text.charCodeAt(fromA))) return 0
  let head = 0
  while (head < most && foldAt(a.text, fromA + head) === foldAt(b.text, fromB + head)) head++
  let tail = 0
  while (tail < most - head && foldAt(a.text, endA - 1 - tail) === foldAt(b.text, endB - 1 - tail)) tail++
  const share = (head + tail) / longer
  return share >= LEAST_ALIKE ? share * 0.8 : 0
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

function foldAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  classOf(unit)
  return shortFoldOf(unit)
}

/** How strong the boundary before token `i` is: a paragraph's, a sentence's, a phrase's, none. */
export function boundaryBefore(tokens: Tokens, i: number): number {
  if (i === 0 || i >= tokens.starts.length) return 4
  const { text, starts, ends, weights } = tokens
  let strength = 0
  for (let at = ends[i - 1]!; at < starts[i]!; at++)
    if (classOf(text.charCodeAt(at)) === LINE_END) strength = 3
  if (strength === 0) {
    const kind = classOf(text.charCodeAt(ends[i - 1]! - 1))
    if (kind === STOP || kind === WIDE_STOP) strength = 3
    else if (isMark(tokens, i - 1)) strength = kind === CLOSER ? 1.5 : 2
  }
  // A phrase begins with a short word ("the", "in", "of") sooner than it ends with one.
  if (!isMark(tokens, i) && weights[i]! <= 1) strength += 0.5
  return strength
}
