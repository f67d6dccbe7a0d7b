import type { TextSpan } from '../../preload/text.ts'
import { alignTokens } from './align-tokens.ts'
import { sliceTokens } from './loose-runs.ts'
import { noTokens, tokenise, type Tokens } from './tokens.ts'

/** A place in the new text where a passage may be meant to stand. */
export interface Candidate extends TextSpan {
  /** How much speaks for it, from 0 to 1. */
  readonly score: number
}

/** What a score is made of: the passage's own words, and those around it. */
const OWN = 0.8
const AROUND = 0.2
/** So many words before and behind a passage are its surroundings. */
const SURROUNDINGS = 8
/** Windows that are looked at closely, for each place that is wanted. */
const WINDOWS = 4
/** And so many words before and behind each, at least. */
const LEAST_SLACK = 3
/** A place with less of the passage's words than this is none. */
const LEAST = 0.2

/**
 * Places in a newer revision that resemble a passage of the older one, at most `most`, best first, none overlapping: for
 * people to choose from where `reanchor` said "likely" or "gone". It looks at words alone, wherever they stand: a window as
 * long as the passage goes over the new text, and each word it has in common with it counts by its length and its rarity
 * there (as in tf-idf, K. Spärck Jones, 1972); of the best windows those are taken that have them in the same order.
 * Spans are UTF-16 code units, [start, end).
 */
export function candidatesFor(before: string, after: string, span: TextSpan, most = 5): Candidate[] {
  const now = noTokens(after)
  tokenise(now, 0, after.length)
  const own = noTokens(before)
  tokenise(own, span.start, span.end)
  const length = own.starts.length
  if (length === 0 || now.starts.length === 0) return []
  const rarity = rarityIn(now)
  const weightOf = (key: number, weight: number) => weight * (rarity.get(key) ?? 1)
  const ownScores = windowScores(own, now, length, 0, weightOf)
  const around = surroundingsOf(before, span)
  const aroundScores = windowScores(around, now, length + 2 * SURROUNDINGS, SURROUNDINGS, weightOf)
  const scoreAt = (at: number) => OWN * ownScores[at]! + AROUND * aroundScores[at]!

  const starts = [...ownScores.keys()].filter((at) => ownScores[at]! >= LEAST)
  starts.sort((x, y) => scoreAt(y) - scoreAt(x) || x - y)
  const windows: number[] = []
  for (const at of starts) {
    if (windows.length === WINDOWS * most) break
    if (windows.every((each) => Math.abs(each - at) >= length / 2)) windows.push(at)
  }
  const places = windows.flatMap((at) => {
    const slack = Math.max(LEAST_SLACK, length >> 1)
    const place = alignIn(own, now, Math.max(0, at - slack), at + length + slack, weightOf)
    return place ? [{ ...place, score: OWN * place.score + AROUND * aroundScores[at]! }] : []
  })
  const found: Candidate[] = []
  for (const place of places.sort((x, y) => y.score - x.score || x.start - y.start)) {
    if (found.length === most) break
    if (found.every((each) => each.end <= place.start || place.end <= each.start)) found.push(place)
  }
  return found
}

/** For each word how rare it is in a text: 1 where it stands once, falling with the logarithm of its number. */
function rarityIn({ keys }: Tokens): Map<number, number> {
  const counts = new Map<number, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const [key, count] of counts) counts.set(key, 1 / (1 + Math.log(count)))
  return counts
}

/** The words around a span, without its own. */
function surroundingsOf(text: string, { start, end }: TextSpan): Tokens {
  const reach = SURROUNDINGS * 12
  const before = noTokens(text)
  tokenise(before, Math.max(0, start - reach), start)
  const behind = noTokens(text)
  tokenise(behind, end, Math.min(text.length, end + reach))
  const count = before.starts.length
  const near = sliceTokens(before, Math.max(0, count - SURROUNDINGS), count)
  const next = sliceTokens(behind, 0, SURROUNDINGS)
  for (const part of ['starts', 'ends', 'keys', 'weights'] as const) near[part].push(...next[part])
  return near
}

/**
 * For each place the share of the wanted words, by weight, that lie in the window of `length` words which begins `lead`
 * words before it.
 */
function windowScores(
  wanted: Tokens,
  { keys, weights }: Tokens,
  length: number,
  lead: number,
  weightOf: (key: number, weight: number) => number,
): Float64Array {
  const left = new Map<number, number>()
  let total = 0
  for (const [i, key] of wanted.keys.entries()) {
    left.set(key, (left.get(key) ?? 0) + 1)
    total += weightOf(key, wanted.weights[i]!)
  }
  const scores = new Float64Array(keys.length)
  if (total === 0) return scores
  let [first, past, shared] = [0, 0, 0]
  for (let at = 0; at < keys.length; at++) {
    for (; past < Math.min(keys.length, at - lead + length); past++) {
      const wantedStill = left.get(keys[past]!)
      if (wantedStill === undefined) continue
      left.set(keys[past]!, wantedStill - 1)
      if (wantedStill > 0) shared += weightOf(keys[past]!, weights[past]!)
    }
    for (; first < at - lead; first++) {
      const wantedStill = left.get(keys[first]!)
      if (wantedStill === undefined) continue
      left.set(keys[first]!, wantedStill + 1)
      if (wantedStill >= 0) shared -= weightOf(keys[first]!, weights[first]!)
    }
    scores[at] = Math.max(0, shared) / total
  }
  return scores
}

/** The stretch of a window from its first to its last word that is one of the passage's, in order; its share of them. */
function alignIn(
  own: Tokens,
  now: Tokens,
  from: number,
  to: number,
  weightOf: (key: number, weight: number) => number,
): Candidate | null {
  const window = sliceTokens(now, from, to)
  const { to: partners, likeness } = alignTokens(own, window)
  let [kept, total] = [0, 0]
  let [first, last] = [-1, -1]
  for (let i = 0; i < partners.length; i++) {
    const weight = weightOf(own.keys[i]!, own.weights[i]!)
    total += weight
    kept += weight * likeness[i]!
    if (likeness[i]! === 0) continue
    if (first < 0) first = i
    last = i
  }
  if (first < 0 || kept < LEAST * total) return null
  // Words in the place of the first or the last are the passage's as well.
  const start = Math.max(0, partners[first]! - first)
  const end = Math.min(window.starts.length - 1, partners[last]! + own.starts.length - 1 - last)
  return { start: window.starts[start]!, end: window.ends[end]!, score: kept / total }
}
