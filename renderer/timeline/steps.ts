/** Where the arrow keys lead: along a lane in time, and to the nearest in the lane above or below. */
import type { PlacedLane } from './layout.ts'
import type { Mark } from './stack.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/** The marks of a lane as one meets them: by time, then those without a date. */
export function orderOf({ marks, undated, lane }: PlacedLane): Mark[] {
  const byId = new Map([...marks, ...undated].map((mark) => [mark.item.id, mark]))
  return lane.items.flatMap(({ id }) => byId.get(id) ?? [])
}

/** The id of the mark that a key leads to: from nowhere to the first; null where it leads nowhere. */
export function stepFrom(
  lanes: readonly PlacedLane[],
  current: string | null,
  direction: Direction,
): string | null {
  const at = lanes.findIndex(({ lane }) => lane.items.some(({ id }) => id === current))
  const here = lanes[at]
  if (!here) return lanes[0]?.lane.items[0]?.id ?? null
  const order = orderOf(here)
  const index = order.findIndex(({ item }) => item.id === current)
  if (direction === 'left' || direction === 'right')
    return order[index + (direction === 'left' ? -1 : 1)]?.item.id ?? null
  const from = order[index]!
  const there = lanes[at + (direction === 'up' ? -1 : 1)]
  if (!there) return null
  // What has no date stands in a column of its own: beside each other there, and at the end of lanes without any.
  const own = from.item.when === null ? there.undated : there.marks
  const among = own.length > 0 ? own : orderOf(there)
  const far = (mark: Mark) => Math.abs(mark.x - from.x)
  return among.reduce((best, mark) => (far(mark) < far(best) ? mark : best), among[0]!).item.id
}
