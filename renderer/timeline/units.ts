/** The units of the calendar by which time is told: where each begins, and what it is called. UTC, weeks from Monday. */
import type { ScaleTime } from 'd3-scale'
import { DAY, HOUR, WEEK, dayOf } from './time.ts'

export const UNITS = ['years', 'months', 'weeks', 'days', 'hours'] as const
export type Unit = (typeof UNITS)[number]

/** How long a unit is, as a rule. */
export const LENGTH: Record<Unit, number> = {
  hours: HOUR,
  days: DAY,
  weeks: WEEK,
  months: 30.44 * DAY,
  years: 365.25 * DAY,
}

/** How wide a unit is where somebody asks for it, and from which width on its ticks have room for their words. */
export const WIDE: Record<Unit, number> = { hours: 50, days: 50, weeks: 64, months: 64, years: 64 }
const ROOM: Record<Unit, number> = { hours: 32, days: 22, weeks: 44, months: 34, years: 0 }

/** The finest unit whose ticks have room. */
export function unitAt(pxPerMs: number): Unit {
  return [...UNITS].reverse().find((unit) => LENGTH[unit] * pxPerMs >= ROOM[unit]) ?? 'years'
}

/** Where the unit that a moment lies in begins. */
export function floorTo(unit: Unit, time: number): number {
  switch (unit) {
    case 'hours':
      return Math.floor(time / HOUR) * HOUR
    case 'days':
      return Math.floor(time / DAY) * DAY
    // 5 January 1970 was a Monday.
    case 'weeks':
      return Math.floor((time - 4 * DAY) / WEEK) * WEEK + 4 * DAY
    case 'months':
      return dayOf(yearOf(time), new Date(time).getUTCMonth())
    case 'years':
      return dayOf(yearOf(time), 0)
  }
}

function yearOf(time: number): number {
  return new Date(time).getUTCFullYear()
}

/** Where the one after it begins. */
export function nextOf(unit: Unit, time: number): number {
  const at = floorTo(unit, time)
  if (unit === 'months') return dayOf(yearOf(at), new Date(at).getUTCMonth() + 1)
  if (unit === 'years') return dayOf(yearOf(at) + 1, 0)
  return at + LENGTH[unit]
}

export interface Tick {
  readonly time: number
  readonly label: string
}

/** What stands under which: hours under days, days under months, months under years. */
const ABOVE: Record<Unit, Unit | null> = {
  hours: 'days',
  days: 'months',
  weeks: 'months',
  months: 'years',
  years: null,
}

const format = (options: Intl.DateTimeFormatOptions) => {
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })
  return (time: number) => made.format(time)
}
const monthAndYear = format({ month: 'long', year: 'numeric' })
const day = format({ day: 'numeric', month: 'long', year: 'numeric' })
const shortDay = format({ day: 'numeric', month: 'short' })
const shortMonth = format({ month: 'short' })
const year = (time: number) => `${new Date(time).getUTCFullYear()}`

const LABELS: Record<Unit, (time: number) => string> = {
  hours: (time) => `${new Date(time).getUTCHours()}`.padStart(2, '0'),
  days: (time) => `${new Date(time).getUTCDate()}`,
  weeks: shortDay,
  months: shortMonth,
  years: year,
}
const ABOVE_LABELS: Record<Unit, (time: number) => string> = {
  hours: day,
  days: day,
  weeks: day,
  months: monthAndYear,
  years: year,
}

export interface Ticks {
  readonly unit: Unit
  readonly below: readonly Tick[]
  readonly above: readonly Tick[]
}

/** The ticks of the window that a scale shows: each unit's beginning, the coarser ones above. */
export function ticksOf(scale: ScaleTime<number, number>): Ticks {
  const [from = 0, to = 0] = scale.domain().map(Number)
  const [left = 0, right = 0] = scale.range()
  const unit = unitAt((right - left) / Math.max(1, to - from))
  const upper = ABOVE[unit]
  if (upper === null) {
    // Over years and centuries the step is d3's to choose: 1, 2, 5, 10 and so on.
    const years = scale.ticks(Math.max(2, (right - left) / WIDE.years)).map(Number)
    return { unit, below: years.map((time) => ({ time, label: year(time) })), above: [] }
  }
  const each = (which: Unit, label: (time: number) => string): Tick[] => {
    const ticks: Tick[] = []
    for (let time = floorTo(which, from); time <= to; time = nextOf(which, time))
      ticks.push({ time, label: label(time) })
    return ticks
  }
  return { unit, below: each(unit, LABELS[unit]), above: each(upper, ABOVE_LABELS[upper]) }
}
