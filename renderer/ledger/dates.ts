import { TEXTS } from '../../preload/texts.ts'

const formats = new Map<boolean, Intl.DateTimeFormat>()

/** "6 Mar 2014", "c. Mar 2014": as a table has room for it. Of a stretch of time its beginning. */
export function shortDate(said: { from: string; about: boolean; to: string | null } | null): string {
  if (said === null) return ''
  const [year = '', month, day] = said.from.slice(0, 10).split('-')
  const words = month === undefined ? year : inWords(Number(year), Number(month), day)
  return said.about ? `${TEXTS.ledger.about} ${words}` : said.to === null ? words : `${words} –`
}

function inWords(year: number, month: number, day: string | undefined): string {
  const whole = day !== undefined
  let format = formats.get(whole)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'short',
      ...(whole && { day: 'numeric' }),
    })
    formats.set(whole, format)
  }
  return format.format(Date.UTC(year, month - 1, Number(day ?? 1)))
}
