import { classOf, FOLDED_QUOTE, longFoldOf, shortFoldOf } from './fold.ts'
import type { Group } from './group.ts'
import { isMark } from './token-kinds.ts'
import type { Tokens } from './tokens.ts'

/** Where a stretch of the old text stands in the new one, and how much of it is left. */
export interface Fragment {
  start: number
  end: number
  /** The weight of the words that are still there, and of all. */
  kept: number
  total: number
  moved: boolean
  /** Whether the sentences of it are whole, and where they are for certain. */
  certain: boolean
  /** Whether other words stand in the place of all. */
  replaced: boolean
  /** Whether a sentence that is itself still there holds as many words in the place of these. */
  held: boolean
}

export const NOTHING: Fragment = {
  start: 0,
  end: 0,
  kept: 0,
  total: 0,
  moved: false,
  certain: false,
  replaced: false,
  held: false,
}

/** In a sentence less like its old self than this, words in the place of a passage are no replacement of it. */
const LEAST_DICE = 0.34
/** A sentence as like its old self as this holds what was rewritten in it. */
const LEAST_HOLDING = 0.5

/**
 * Where [start, end) of the old text stands in a group. An end on a word that survived goes with it. Where words at an end
 * were replaced, all that replaced them is inside; what was only put in there is outside; what was only taken out is lost.
 */
export function placeInGroup(group: Group, start: number, end: number): Fragment {
  const { a, b, alignment, moved, certain } = group
  const { to, likeness } = alignment
  const none: Fragment = { ...NOTHING, moved, certain }
  let first = 0
  while (first < a.ends.length && a.ends[first]! <= start) first++
  let past = first
  while (past < a.starts.length && a.starts[past]! < end) past++
  let kept = 0
  let total = 0
  let firstKept = -1
  let lastKept = -1
  for (let i = first; i < past; i++) {
    total += a.weights[i]!
    kept += a.weights[i]! * likeness[i]!
    if (likeness[i]! === 0) continue
    if (firstKept < 0) firstKept = i
    lastKept = i
  }
  if (firstKept < 0) {
    if (group.dice < LEAST_DICE) return { ...none, total }
    const range = replacement(group, first, past, true, true)
    if (range === null) return { ...none, total }
    const place = { start: b.starts[range[0]]!, end: b.ends[range[1] - 1]! }
    return { ...none, ...place, total, replaced: true }
  }
  let newStart: number
  const before = firstKept > first ? replacement(group, first, firstKept, true, false) : null
  if (before) newStart = b.starts[before[0]]!
  else newStart = startWithin(group, firstKept, firstKept === first ? start : 0)
  let newEnd: number
  const after = past > lastKept + 1 ? replacement(group, lastKept + 1, past, false, true) : null
  if (after) newEnd = b.ends[after[1] - 1]!
  else newEnd = endWithin(group, lastKept, lastKept === past - 1 ? end : Infinity)
  if (newEnd <= newStart) {
    newStart = b.starts[to[firstKept]!]!
    newEnd = b.ends[to[lastKept]!]!
  }
  const held = group.dice >= LEAST_HOLDING && 2 * wordsIn(b, newStart, newEnd) >= wordsIn(a, start, end)
  return { ...none, start: newStart, end: newEnd, kept, total, held }
}

/** How many words lie at least partly in [start, end). */
function wordsIn(tokens: Tokens, start: number, end: number): number {
  let count = 0
  for (let i = 0; i < tokens.starts.length; i++) {
    if (tokens.ends[i]! > start && tokens.starts[i]! < end && !isMark(tokens, i)) count++
  }
  return count
}

/**
 * The tokens of the new text, [from, to), that stand in the place of the lost tokens [first, past) of the old one. Where
 * the run of lost tokens goes on outside of the span, only those that stand for one of them.
 */
function replacement(
  group: Group,
  first: number,
  past: number,
  openBefore: boolean,
  openAfter: boolean,
): [number, number] | null {
  const { a, b, alignment } = group
  const { to, likeness } = alignment
  let left = first - 1
  while (left >= 0 && likeness[left] === 0) left--
  let right = past
  while (right < to.length && likeness[right] === 0) right++
  let from = left < 0 ? 0 : to[left]! + 1
  let until = right === to.length ? b.starts.length : to[right]!
  if (openBefore && left + 1 < first) {
    let at = first
    while (at < past && to[at]! < 0) at++
    if (at === past) return null
    from = to[at]!
  }
  if (openAfter && past < right) {
    let at = past - 1
    while (at >= first && to[at]! < 0) at--
    if (at < first) return null
    until = to[at]! + 1
  }
  // Marks that nothing in the old words answers to were put in around them.
  if (!isMark(a, past - 1)) while (until > from && isMark(b, until - 1)) until--
  if (!isMark(a, first)) while (until > from && isMark(b, from)) from++
  return until > from ? [from, until] : null
}

/** Where `offset`, inside or before old token `i`, lies in its partner. */
function startWithin({ a, b, alignment }: Group, i: number, offset: number): number {
  const j = alignment.to[i]!
  if (offset <= a.starts[i]!) return b.ends[j]! - ownLength(a, i, b, j)
  return b.starts[j]! + unitsFor(b.text, b.starts[j]!, b.ends[j]!, foldedLength(a.text, a.starts[i]!, offset))
}

function endWithin({ a, b, alignment }: Group, i: number, offset: number): number {
  const j = alignment.to[i]!
  if (offset >= a.ends[i]!) return b.starts[j]! + ownLength(a, i, b, j)
  return b.starts[j]! + unitsFor(b.text, b.starts[j]!, b.ends[j]!, foldedLength(a.text, a.starts[i]!, offset))
}

/**
 * How much of new token `j` belongs to old token `i`: all, but where a mark of quotation was put beside one, which makes
 * them one token, only the old one.
 */
function ownLength(a: Tokens, i: number, b: Tokens, j: number): number {
  const [own, all] = [a.ends[i]! - a.starts[i]!, b.ends[j]! - b.starts[j]!]
  const isQuote = shortFoldOf(a.text.charCodeAt(a.starts[i]!)) === FOLDED_QUOTE
  if (own >= all || !isQuote) return all
  const [old, now] = [a.text.slice(a.starts[i]!, a.ends[i]!), b.text.slice(b.starts[j]!, b.ends[j]!)]
  return now.startsWith(old) || now.endsWith(old) ? own : all
}

function foldedLengthOf(unit: number): number {
  classOf(unit)
  return shortFoldOf(unit) !== 0 ? 1 : longFoldOf(unit).length
}

function foldedLength(text: string, from: number, to: number): number {
  let length = 0
  for (let at = from; at < to; at++) length += foldedLengthOf(text.charCodeAt(at))
  return length
}

/** How many code units from `from` on have `length` folded ones. */
function unitsFor(text: string, from: number, to: number, length: number): number {
  let at = from
  for (let seen = 0; at < to && seen < length; at++) seen += foldedLengthOf(text.charCodeAt(at))
  return at - from
}
