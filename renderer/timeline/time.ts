/** ISO dates, as precise as is known, as stretches of time: milliseconds since 1970, UTC, half open. */
import type { Said } from '../web/entries.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
export const WEEK = 7 * DAY

export interface When {
  readonly start: number
  /** The same as `start` for a moment. */
  readonly end: number
  /** Known to be somewhere in there and not exactly where: about, only a month or a year, from one day to another. */
  readonly vague: boolean
}

const ISO = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/

/** The first moment of a day; unlike Date.UTC it takes years below 100 for what they are. */
export function dayOf(year: number, month: number, day = 1): number {
  return new Date(0).setUTCFullYear(year, month, day)
}

/** What an ISO date covers; null where there is no such day. Times without a zone are taken as UTC. */
export function extentOf(iso: string): Pick<When, 'start' | 'end'> | null {
  const match = ISO.exec(iso)
  if (!match) return null
  const [year, month, day] = [match[1], match[2], match[3]].map((part) => part && Number(part))
  if (typeof year !== 'number') return null
  if (typeof month !== 'number') return { start: dayOf(year, 0), end: dayOf(year + 1, 0) }
  if (month < 1 || month > 12) return null
  if (typeof day !== 'number') return { start: dayOf(year, month - 1), end: dayOf(year, month) }
  const start = dayOf(year, month - 1, day)
  // The 31st of February is in March.
  if (new Date(start).getUTCDate() !== day) return null
  if (match[4] === undefined) return { start, end: start + DAY }
  const zone = match[7] ?? 'Z'
  const [hours = 0, minutes = 0] = zone === 'Z' ? [] : zone.slice(1).split(':').map(Number)
  const ahead = (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
  const within = (Number(match[4]) * 60 + Number(match[5])) * 60_000 + Number(match[6] ?? 0) * 1000
  const moment = start + within - ahead
  return { start: moment, end: moment }
}

/** When something was said; null where nothing is known of it. */
export function whenOf(said: Said | null): When | null {
  const from = said && extentOf(said.from)
  if (!said || !from) return null
  const to = (said.to !== null && extentOf(said.to)) || from
  const start = Math.min(from.start, to.start)
  const end = Math.max(from.end, to.end)
  const length = end - start
  if (!said.about) return { start, end, vague: length > DAY }
  // "About the 6th" may be the 5th or the 7th; about 1950 is no hundred years wide.
  const around = Math.min(Math.max(length, HOUR), WEEK)
  return { start: start - around, end: end + around, vague: true }
}
