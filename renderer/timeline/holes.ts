/** Stretches of which nothing is on record, where they are long compared with the rest. */
import type { When } from './time.ts'
import { DAY, HOUR, WEEK } from './time.ts'

export interface Hole {
  readonly start: number
  readonly end: number
}

/** A hole takes at least this much of the whole, and is so many times as long as gaps here usually are. */
const SHARE = 0.12
const TIMES = 3

export function holesOf(whens: readonly When[]): Hole[] {
  const sorted = [...whens].sort((a, b) => a.start - b.start)
  const first = sorted[0]
  if (!first) return []
  const gaps: Hole[] = []
  let end = first.end
  for (const when of sorted) {
    if (when.start > end) gaps.push({ start: end, end: when.start })
    end = Math.max(end, when.end)
  }
  const lengths = gaps.map((gap) => gap.end - gap.start).sort((a, b) => a - b)
  const usual = lengths[Math.floor((lengths.length - 1) / 2)] ?? 0
  const whole = end - first.start
  const least = Math.max(SHARE * whole, lengths.length > 2 ? TIMES * usual : 0)
  return gaps.filter((gap) => gap.end - gap.start >= least)
}

/** How long a hole is, in the unit that one would say it in. */
export function lengthOf({ start, end }: Hole): {
  n: number
  unit: 'hour' | 'day' | 'week' | 'month' | 'year'
} {
  const length = end - start
  const in_ = (unit: number) => Math.max(1, Math.round(length / unit))
  if (length < 2 * DAY) return length < DAY ? { n: in_(HOUR), unit: 'hour' } : { n: in_(DAY), unit: 'day' }
  if (length < 21 * DAY) return { n: in_(DAY), unit: 'day' }
  if (length < 9 * WEEK) return { n: in_(WEEK), unit: 'week' }
  return length < 730 * DAY ? { n: in_(30.44 * DAY), unit: 'month' } : { n: in_(365.25 * DAY), unit: 'year' }
}
