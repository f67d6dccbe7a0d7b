/** How much of time a window shows. */
import type { Lane } from './lanes.ts'
import { DAY, HOUR } from './time.ts'
import { LENGTH, WIDE } from './units.ts'

export interface Extent {
  readonly start: number
  readonly end: number
  /** Whether an hour is known of anything: else there is nothing to be seen within a day. */
  readonly hours: boolean
}

/** From the first that is on record to the last. */
export function extentOfAll(lanes: readonly Lane[]): Extent {
  let [start, end, hours] = [Infinity, -Infinity, false]
  for (const { items } of lanes)
    for (const { when } of items) {
      if (!when) continue
      start = Math.min(start, when.start)
      end = Math.max(end, when.end)
      hours ||= when.start % DAY !== 0 || when.end === when.start
    }
  return start <= end ? { start, end, hours } : { start: 0, end: DAY, hours: false }
}

/** All of it in the window, in its middle, with air around it; what is short is not drawn out beyond its units. */
export function fitOf({ start, end, hours }: Extent, width: number): { pxPerMs: number; origin: number } {
  const unit = hours ? 'hours' : 'days'
  const room = Math.max(width - 96, 100)
  const pxPerMs = Math.min(room / Math.max(end - start, HOUR), WIDE[unit] / LENGTH[unit])
  return { pxPerMs, origin: (start + end) / 2 - width / 2 / pxPerMs }
}

/** Not closer than hours can be told, not farther than a fourth of what the window would hold. */
export function zoomed(pxPerMs: number, fit: number): number {
  return Math.max(fit / 4, Math.min((WIDE.hours * 4) / LENGTH.hours, pxPerMs))
}
