import type { Group } from './group.ts'
import { RevisionPair } from './revision-pair.ts'

/** Words that both revisions have: [start, end) of the old one is [newStart, newEnd) of the new. */
export interface Link {
  readonly start: number
  readonly end: number
  readonly newStart: number
  readonly newEnd: number
  readonly moved: boolean
}

/** From this likeness on a word is the same; what is only like it was changed. */
const SAME = 1

/** All words that two revisions have in common, in stretches, in the order of the old one. */
export function linksBetween(before: string, after: string): Link[] {
  const pair = new RevisionPair(before, after)
  const { a, b, matched } = pair
  const links: Link[] = []
  const done = new Set<Group>()
  for (let i = 0; i < a.starts.length; i++) {
    const j = matched.to[i]!
    if (pair.isUntouched(i)) {
      const moved = matched.moved[i]! > 0
      const [start, end, newStart, newEnd] = [a.starts[i]!, a.ends[i]!, b.starts[j]!, b.ends[j]!]
      links.push({ start, end, newStart, newEnd, moved })
      continue
    }
    const group = pair.groupOf(i)
    if (group === null || done.has(group)) continue
    done.add(group)
    addWords(links, group)
  }
  for (const group of pair.movedGroups) addWords(links, group)
  return links.sort((x, y) => x.start - y.start)
}

/** Adds the words of a group that are the same, those in a row as one. */
function addWords(links: Link[], { a, b, alignment, moved }: Group): void {
  const { to, likeness } = alignment
  for (let first = 0; first < to.length; first++) {
    if (likeness[first]! < SAME) continue
    let last = first
    while (last + 1 < to.length && likeness[last + 1]! >= SAME && to[last + 1] === to[last]! + 1) last++
    links.push({
      start: a.starts[first]!,
      end: a.ends[last]!,
      newStart: b.starts[to[first]!]!,
      newEnd: b.ends[to[last]!]!,
      moved,
    })
    first = last
  }
}
