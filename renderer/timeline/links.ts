/** Contradictions as lines from one claim to the other. */
import { curveNatural, line, linkVertical } from 'd3-shape'
import type { PlacedLane } from './layout.ts'
import type { Mark } from './stack.ts'

export interface Spot {
  readonly mark: Mark
  /** In pixels from the beginning of time here, and from the top of the first lane. */
  readonly x: number
  readonly y: number
}

export interface Link {
  /** The relation's id. */
  readonly id: string
  readonly from: Spot
  readonly to: Spot
}

/** One link a contradiction: between those places of the two claims that are nearest in time. Without a date there is none. */
export function linksOf(lanes: readonly PlacedLane[]): Link[] {
  const spots = new Map<string, Spot[]>()
  for (const { marks, middle } of lanes)
    for (const mark of marks) {
      if (!mark.item.contradicted) continue
      const spot = { mark, x: mark.x, y: middle + mark.y }
      const { id } = mark.item.entry
      const known = spots.get(id)
      if (known) known.push(spot)
      else spots.set(id, [spot])
    }
  const links = new Map<string, Link>()
  for (const own of spots.values())
    for (const { relation, other } of own[0]!.mark.item.entry.ties) {
      const others = spots.get(other)
      if (relation.kind !== 'contradicts' || !others || links.has(relation.id)) continue
      links.set(relation.id, { id: relation.id, ...nearest(own, others) })
    }
  return [...links.values()]
}

function nearest(own: readonly Spot[], others: readonly Spot[]): Pick<Link, 'from' | 'to'> {
  let best = { from: own[0]!, to: others[0]! }
  for (const from of own)
    for (const to of others)
      if (Math.abs(from.x - to.x) < Math.abs(best.from.x - best.to.x)) best = { from, to }
  return best
}

const across = linkVertical<unknown, readonly [number, number]>()
  .source((link) => (link as { source: [number, number] }).source)
  .target((link) => (link as { target: [number, number] }).target)
const bow = line().curve(curveNatural)

/** The line of a link; ends that stand one above the other are joined by a bow, past what lies between. */
export function pathOf(from: readonly [number, number], to: readonly [number, number]): string {
  const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
  if (Math.abs(from[0] - to[0]) > 20 && Math.abs(from[1] - to[1]) > 20)
    return across({ source: from, target: to }) ?? ''
  const flat = Math.abs(from[1] - to[1]) <= 20
  const middle: [number, number] = flat ? [x, y - 18] : [x - 14, y]
  return bow([[...from], middle, [...to]]) ?? ''
}
