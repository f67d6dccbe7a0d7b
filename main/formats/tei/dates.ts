/** Dates as att.datable.w3c has them (XSD), beside the words that are always there. */
import { element, type Markup } from './element.ts'

const ISO = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/

/** An ISO date of the library as an XSD date of the same precision; undefined where there is no such day. */
export function xsdDate(iso: string | null): string | undefined {
  const match = iso === null ? null : ISO.exec(iso)
  if (!match || iso === null) return undefined
  const [, year = '', month = '01', day = '01', hour, minute, seconds = ':00', zone = ''] = match
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`)
  if (!isDay || year === '0000') return undefined
  if (hour === undefined) return iso
  const time = `${year}-${month}-${day}T${hour}:${minute}${seconds}${zone}`
  return Number.isNaN(new Date(time).getTime()) || Number(hour) > 23 ? undefined : time
}

export function dateElement(iso: string): Markup {
  return element('date', { when: xsdDate(iso) }, iso)
}

/** When something was said; `about` says that it is not exact. Its words are ISO 8601: one date, or two with a slash. */
export function saidElement(said: { from: string; to: string | null; about: boolean }): Markup {
  const words = said.to === null ? said.from : `${said.from}/${said.to}`
  const ends =
    said.to === null ? { when: xsdDate(said.from) } : { from: xsdDate(said.from), to: xsdDate(said.to) }
  return element('date', { ...ends, cert: said.about ? 'low' : null }, words)
}
