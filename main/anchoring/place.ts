import { ALONE } from './match-sentences.ts'
import { type Fragment, NOTHING, placeInGroup } from './place-in-group.ts'
import type { Group } from './group.ts'
import type { RevisionPair } from './revision-pair.ts'

export type Placed = {
  start: number
  end: number
  /** The share of the span's words that is still there. */
  share: number
  /** The weight of those. */
  kept: number
  moved: boolean
  replaced: boolean
  held: boolean
  /** Whether all of it that is there is in whole sentences, each found for certain. */
  certain: boolean
} | null

/** A code unit of an untouched piece weighs about what a code unit of a word does. */
const UNIT_WEIGHT = 0.45
/** With less than this share of its words where it stood, a span is looked for elsewhere too. */
const LOOK_FURTHER = 0.5
/** Pieces that moved together lie no further apart than this beyond what they did. */
const MOVED_APART = 400

/** The place in the new text of [start, end) of the old one, which has no white space at its ends. */
export function placeSpan(pair: RevisionPair, start: number, end: number): Placed {
  const { a } = pair
  let total = 0
  const inOrder: Fragment[] = []
  const clusters: Fragment[][] = [inOrder]
  let oldEnd = start
  for (let i = pieceAt(a.ends, start); i < a.starts.length && a.starts[i]! < end; i++) {
    const [fragment, next] = fragmentAt(pair, i, start, end)
    total += fragment.total
    if (fragment.end > fragment.start) {
      const last = clusters.at(-1)!.at(-1)
      if (!fragment.moved) inOrder.push(fragment)
      else if (
        last?.moved === true &&
        fragment.start >= last.end &&
        fragment.start - last.end <= a.starts[i]! - oldEnd + MOVED_APART
      )
        clusters.at(-1)!.push(fragment)
      else clusters.push([fragment])
    }
    i = next
    oldEnd = a.ends[i]!
  }
  if (clusters.reduce((most, each) => Math.max(most, keptOf(each)), 0) < LOOK_FURTHER * total) {
    for (const group of pair.movedGroups) {
      if (group.a.starts[0]! >= end || group.a.ends.at(-1)! <= start) continue
      const fragment = placeInGroup(group, start, end)
      if (fragment.end > fragment.start && !fragment.replaced) clusters.push([fragment])
    }
  }
  return chooseCluster(clusters, total, end - start)
}

/** The first piece that ends behind `offset`. */
function pieceAt(ends: readonly number[], offset: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ends[middle]! <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** What became of the span in piece `i`, and the last piece that this was told for. */
function fragmentAt(pair: RevisionPair, i: number, start: number, end: number): [Fragment, number] {
  const { a, b, matched } = pair
  const from = Math.max(start, a.starts[i]!)
  const to = Math.min(end, a.ends[i]!)
  const weight = (to - from) * UNIT_WEIGHT
  if (pair.isUntouched(i)) {
    const shift = b.starts[matched.to[i]!]! - a.starts[i]!
    const how = { moved: matched.moved[i]! > 0, certain: matched.moved[i] !== ALONE }
    return [{ ...NOTHING, ...how, start: from + shift, end: to + shift, kept: weight, total: weight }, i]
  }
  const group = pair.groupOf(i)
  if (group === null) return [{ ...NOTHING, total: weight }, i]
  let last = i
  while (last + 1 < a.starts.length && a.starts[last + 1]! < end && sharesGroup(pair, last + 1, group)) last++
  return [placeInGroup(group, start, end), last]
}

/** Whether piece `i` belongs to a group as well. */
function sharesGroup(pair: RevisionPair, i: number, group: Group): boolean {
  return pair.matched.to[i] === -1 && pair.groupOf(i) === group
}

/** The stretch from the first to the last fragment, of those that stay together the ones that weigh most. */
function chooseCluster(clusters: readonly Fragment[][], total: number, length: number): Placed {
  let best: Fragment[] = []
  let most = -1
  for (const cluster of clusters) {
    const kept = keptOf(cluster)
    if (cluster.length > 0 && kept > most) {
      best = cluster
      most = kept
    }
  }
  if (best.length === 0) return null
  const all = clusters.flat()
  if (all.length > best.length && extent(all) <= 1.2 * length + 40) best = all
  const start = Math.min(...best.map((each) => each.start))
  const end = Math.max(...best.map((each) => each.end))
  return {
    start,
    end,
    kept: keptOf(best),
    share: total === 0 ? 0 : keptOf(best) / total,
    moved: best.some((each) => each.moved),
    replaced: best.every((each) => each.replaced),
    held: best.every((each) => each.held),
    certain: best.every((each) => each.certain),
  }
}

function keptOf(fragments: readonly Fragment[]): number {
  return fragments.reduce((sum, each) => sum + each.kept, 0)
}

function extent(fragments: readonly Fragment[]): number {
  return Math.max(...fragments.map((each) => each.end)) - Math.min(...fragments.map((each) => each.start))
}
