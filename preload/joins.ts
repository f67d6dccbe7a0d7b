/**
 * Which claims are the same. A joined claim keeps its record and points to another by `joinedTo`; the one at the end of
 * that way stands for all of them. What points to nothing, or in a circle (damaged files), stands for itself.
 */
import type { Claim } from './model.ts'

type Joined = Pick<Claim, 'id' | 'joinedTo'>

/** The claim that stands for this one. */
export function rootOf<C extends Joined>(claim: C, find: (id: string) => C | null | undefined): C {
  const seen = new Set([claim.id])
  let root = claim
  while (root.joinedTo !== null) {
    const next = find(root.joinedTo)
    if (!next) return root
    // Wherever one enters a circle, the same of its claims must stand for all of them.
    if (seen.has(next.id)) return smallestOfCircle(next, find)
    seen.add(next.id)
    root = next
  }
  return root
}

function smallestOfCircle<C extends Joined>(start: C, find: (id: string) => C | null | undefined): C {
  let smallest = start
  for (let at = find(start.joinedTo ?? ''); at && at.id !== start.id; at = find(at.joinedTo ?? ''))
    if (at.id < smallest.id) smallest = at
  return smallest
}
