/** Dates as files write them, read as the ISO dates of the model. */
import { readDateline } from '../dateline.ts'

const ISO = /^(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?=$|[T\s])/
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
/** RFC 5322: "Fri, 2 Jan 2026 09:00:00 +0100". */
const MAIL = /^(?:[A-Z][a-z]{2},?\s+)?(\d{1,2})\s+([A-Z][a-z]{2})\s+(\d{4})\b/

function day(year: string, month: string | undefined, date: string | undefined): string | null {
  if (Number(year) < 1000 || month === '00') return null
  if (month === undefined) return year
  if (Number(month) > 12) return null
  if (date === undefined || date === '00') return `${year}-${month}`
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(date) <= last ? `${year}-${month}-${date}` : null
}

/**
 * The day that a date in a file's data gives, as precise as it is ("2026", "2026-01", "2026-01-02"), null where it is
 * none. Of a time with its zone the day is kept as the file wrote it: a paper's Friday stays a Friday.
 */
export function readDate(value: unknown): string | null {
  if (typeof value === 'number' && Number.isInteger(value)) return readDate(String(value))
  if (typeof value !== 'string') return null
  const words = value.trim()
  const iso = ISO.exec(words)
  if (iso) return day(iso[1] ?? '', iso[2], iso[3])
  const mail = MAIL.exec(words)
  const month = mail ? MONTHS.indexOf(mail[2] ?? '') + 1 : 0
  if (mail && month > 0) return day(mail[3] ?? '', String(month).padStart(2, '0'), mail[1]?.padStart(2, '0'))
  return readDateline(words)
}
