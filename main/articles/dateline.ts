/** Lines that say when an article was published and nothing else. */

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'januar', 'janvier', 'enero', 'jänner', 'jan'],
  ['february', 'februar', 'février', 'febrero', 'feb', 'fév', 'févr'],
  ['march', 'märz', 'mars', 'marzo', 'mar', 'mär'],
  ['april', 'avril', 'abril', 'apr', 'avr', 'abr'],
  ['may', 'mai', 'mayo'],
  ['june', 'juni', 'juin', 'junio', 'jun'],
  ['july', 'juli', 'juillet', 'julio', 'jul', 'juil'],
  ['august', 'août', 'agosto', 'aug', 'ago'],
  ['september', 'septembre', 'septiembre', 'sep', 'sept'],
  ['october', 'oktober', 'octobre', 'octubre', 'oct', 'okt'],
  ['november', 'novembre', 'noviembre', 'nov'],
  ['december', 'dezember', 'décembre', 'diciembre', 'dec', 'dez', 'déc', 'dic'],
]
const MONTH_OF = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)))
const NAMES = [...MONTH_OF.keys()].sort((a, b) => b.length - a.length).join('|')

const LEAD =
  /^(?:this article (?:is|was|dates) from|(?:first |originally )?(?:published|posted|released|written)(?: on| at)?|(?:last )?(?:updated|modified)(?: on| at)?|date|dated|veröffentlicht(?: am)?|stand|publié le|publicado el)\s*[:–—-]?\s*/i
const WEEKDAY = /^\p{L}{2,10}\.?,\s+(?=[\p{L}\d])/u
const TIME =
  /^(?:,|\s+at\b|\s+um\b|\s*[–—-])?\s*(?:\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s*(?:Uhr|[A-Z]{2,5}|[+-]\d\d:?\d\d))?)?\s*\.?$/i

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)/
const SLASHED = /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/
const MONTH_FIRST = new RegExp(`^(${NAMES})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, 'i')
const DAY_FIRST = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th|\\.|er)?\\s+(?:of\\s+|de\\s+)?(${NAMES})\\.?,?\\s+(?:de\\s+|del\\s+)?(\\d{4})(?!\\d)`,
  'i',
)
const MONTH_ONLY = new RegExp(`^(${NAMES})\\.?,?\\s+(\\d{4})(?!\\d)`, 'i')

function iso(year: string, month: number | undefined, day: string | null): string | null {
  if (month === undefined || month < 1 || month > 12) return null
  const start = `${year}-${String(month).padStart(2, '0')}`
  if (day === null) return start
  const last = new Date(Date.UTC(Number(year), month, 0)).getUTCDate()
  const number = Number(day)
  return number >= 1 && number <= last ? `${start}-${String(number).padStart(2, '0')}` : null
}

/** The date at the start of `words` and how many code units it takes. */
function dateAtStart(words: string): { date: string; length: number } | null {
  const readings: [RegExp, (parts: string[]) => string | null][] = [
    [ISO, ([, y, m, d]) => iso(y ?? '', Number(m), d ?? '')],
    [SLASHED, ([, y, m, d]) => iso(y ?? '', Number(m), d ?? '')],
    [DOTTED, ([, d, m, y]) => iso(y ?? '', Number(m), d ?? '')],
    [MONTH_FIRST, ([, m, d, y]) => iso(y ?? '', MONTH_OF.get((m ?? '').toLowerCase()), d ?? '')],
    [DAY_FIRST, ([, d, m, y]) => iso(y ?? '', MONTH_OF.get((m ?? '').toLowerCase()), d ?? '')],
    [MONTH_ONLY, ([, m, y]) => iso(y ?? '', MONTH_OF.get((m ?? '').toLowerCase()), null)],
  ]
  for (const [pattern, read] of readings) {
    const found = pattern.exec(words)
    const date = found ? read([...found]) : null
    if (found && date !== null) return { date, length: found[0].length }
  }
  return null
}

function readPart(part: string): { date: string; updated: boolean } | null {
  const words = part.trim().normalize('NFC')
  const bare = words.replace(LEAD, '').replace(WEEKDAY, '')
  const found = dateAtStart(bare)
  if (found === null || !TIME.test(bare.slice(found.length))) return null
  return { date: found.date, updated: /^(?:last )?(?:updated|modified)/i.test(words) }
}

/**
 * The date that a line gives, as ISO and as precise as the line is ("2014-03-06", "2014-03"); null unless the whole line
 * is a date line. Of "Published ... | Updated ..." it is the day of publication.
 */
export function readDateline(line: string): string | null {
  if (line.length > 120) return null
  const parts = line.split(/\s*[|•·;]\s*/).filter((part) => part.trim() !== '')
  const dates = parts.map(readPart)
  if (dates.length === 0 || dates.some((date) => date === null)) return null
  return (dates.find((date) => date?.updated === false) ?? dates[0])?.date ?? null
}
