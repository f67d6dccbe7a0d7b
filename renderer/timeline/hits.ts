/** Which mark the pointer is on. */
import type { Layout } from './layout.ts'
import type { Mark } from './stack.ts'

/** So far beside a mark it is still meant. */
const SLACK = 4

/**
 * @param x from where the marks' 0 stands; `undatedX` the same for those without a date, null where the pointer is not there
 * @param y from the top of the first lane
 * @returns the appearance's id
 */
export function hitAt(layout: Layout, x: number, undatedX: number | null, y: number): string | null {
  const lane = layout.lanes.find(({ top, height }) => y >= top && y < top + height)
  if (!lane) return null
  const reach = layout.pitch / 2 + SLACK
  let best: { mark: Mark; far: number } | null = null
  for (const mark of undatedX === null ? lane.marks : lane.undated) {
    const across = Math.max(0, Math.abs((undatedX ?? x) - mark.x) - mark.width / 2)
    const down = Math.abs(y - lane.middle - mark.y)
    const far = Math.hypot(across, down)
    if (across <= reach && down <= reach && (!best || far < best.far)) best = { mark, far }
  }
  return best?.mark.item.id ?? null
}
