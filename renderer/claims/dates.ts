/** Dates as people write them, read into ISO strings as precise as they are, and back into a field. */

/** ISO strings, each as precise as is known; `to` is the end of a stretch. */
export interface Dated {
  readonly from: string
  readonly to: string | null
  readonly about: boolean
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const ABOUT = /^(?:about|around|circa|ca?\.|~)\s*/iu
const ISO = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?$/iu
const DAY_FIRST = /^(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?(\p{L}+)\.?,?\s+(\d{4})$/u
const MONTH_FIRST = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u
/** 5.3.2014: with dots the day comes first wherever it is written so; with slashes nobody can tell. */
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/u
const BETWEEN = /\s+(?:to|until|till)\s+|\s*[–—]\s*|\s+-\s+/u

/** The date that somebody wrote; null where it is none, or could be two. */
export function readDate(written: string): Dated | null {
  const text = written.trim().replace(/\s+/gu, ' ')
  const about = ABOUT.test(text)
  const parts = text.replace(ABOUT, '').split(BETWEEN)
  if (parts.length > 2) return null
  const [first = '', last] = parts
  if (last === undefined) {
    const from = readOne(first)
    return from === null ? null : { from, to: null, about }
  }
  const to = readOne(last)
  // "5 to 6 March 2014", "March to May 2014": the first takes from the last what it lacks.
  const from = to === null ? null : (readOne(first) ?? readOne(completed(first, last)))
  if (from === null || to === null || startOf(from) > startOf(to)) return null
  return { from, to, about }
}

function readOne(text: string): string | null {
  const iso = ISO.exec(text)
  if (iso) return checked(iso[1], iso[2], iso[3], iso[4]?.toUpperCase())
  const dotted = DOTTED.exec(text)
  if (dotted) return checked(dotted[3], dotted[2], dotted[1])
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst) return checked(dayFirst[3], monthOf(dayFirst[2] ?? ''), dayFirst[1])
  const monthFirst = MONTH_FIRST.exec(text)
  return monthFirst ? checked(monthFirst[3], monthOf(monthFirst[1] ?? ''), monthFirst[2]) : null
}

function completed(first: string, last: string): string {
  const words = last.split(' ')
  return [first, ...words.slice(/\p{L}{3}/u.test(first) ? -1 : -2)].join(' ')
}

/** '' where it is no month: that is no date either. */
function monthOf(name: string): string {
  const wanted = name.toLowerCase()
  const at = MONTHS.findIndex(
    (month) => month === wanted || (month.slice(0, 3) === wanted.slice(0, 3) && /^.{3}t?$/u.test(wanted)),
  )
  return at === -1 ? '' : `${at + 1}`
}

function checked(year = '', month?: string, day?: string, time = ''): string | null {
  if (month === '') return null
  if (month === undefined) return year
  const [m, d] = [Number(month), day === undefined ? 1 : Number(day)]
  const date = new Date(Date.UTC(Number(year), m - 1, d))
  if (date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null
  if (time !== '' && Number.isNaN(Date.parse(`${date.toISOString().slice(0, 10)}${time}`))) return null
  const two = (n: number) => `${n}`.padStart(2, '0')
  return day === undefined ? `${year}-${two(m)}` : `${year}-${two(m)}-${two(d)}${time}`
}

/** The first day that an ISO date may mean, as YYYY-MM-DD. */
export function startOf(iso: string): string {
  const day = iso.slice(0, 10)
  return day.length === 4 ? `${day}-01-01` : day.length === 7 ? `${day}-01` : day
}

/** The last day that an ISO date may mean, as YYYY-MM-DD. */
export function endOf(iso: string): string {
  const day = iso.slice(0, 10)
  if (day.length === 4) return `${day}-12-31`
  if (day.length > 7) return day
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
