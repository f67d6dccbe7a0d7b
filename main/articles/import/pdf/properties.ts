import type { Imported } from '../imported.ts'
import type { PdfDocument } from './document.ts'

type Properties = Pick<Imported, 'title' | 'byline' | 'publisher' | 'publishedOn' | 'url'> & {
  language: string | null
}

/** What programs write where nobody gave a title. */
const NO_TITLE =
  /^(?:untitled|unbenannt|sans titre|sin título|document\d*|dokument\d*|title|microsoft (?:word|powerpoint).*|about:blank|.*\.(?:docx?|odt|rtf|indd|qxd|tex|dvi|pdf|html?|pages|pptx?|xlsx?|txt))$/i
const NO_AUTHOR = /^(?:user|author|admin(?:istrator)?|root|owner|unknown|anonymous|.*\\.*)$/i

/** Title, byline, publisher, date and language from a document's properties; what nobody can have meant is left out. */
export function propertiesOf({ info, xmp }: PdfDocument): Properties {
  const first = (...values: unknown[]) => values.map(plain).find((value) => value !== null) ?? null
  const title = first(info['Title'], xmp('dc:title'))
  const byline = first(info['Author'], xmp('dc:creator'))
  return {
    title: title === null || NO_TITLE.test(title) ? null : title,
    byline: byline === null || NO_AUTHOR.test(byline) ? null : byline,
    publisher: first(xmp('dc:publisher'), xmp('prism:publicationname')),
    publishedOn: dateOf(first(xmp('prism:publicationdate'), info['CreationDate'], xmp('xmp:createdate'))),
    url: first(xmp('prism:url')),
    language: languageOf(first(info['Language'], xmp('dc:language'))),
  }
}

const ESCAPE = '\u001b'

function plain(value: unknown): string | null {
  if (Array.isArray(value)) return plain(value.filter((part) => typeof part === 'string').join(', '))
  if (typeof value !== 'string') return null
  // Strings of UTF-16 begin with a mark, and some carry a language in escapes.
  const words = value
    .split(ESCAPE)
    .filter((_, index) => index % 2 === 0)
    .join('')
    .replace(/[\p{Cc}\ufeff\s]+/gu, ' ')
    .trim()
  return words === '' ? null : words
}

/**
 * The day of a PDF date (D:20260102090000+01'00', ISO 32000-1 7.9.4) or of an ISO date, as the writer's clock had it; as
 * precise as it is.
 */
export function dateOf(words: string | null): string | null {
  const parts = /^(?:D:)?(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?/.exec(words ?? '')
  if (!parts) return null
  const [, year, month, day] = parts
  if (month === undefined || Number(month) < 1 || Number(month) > 12) return year!
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  if (day === undefined || Number(day) < 1 || Number(day) > last) return `${year}-${month}`
  return `${year}-${month}-${day}`
}

function languageOf(tag: string | null): string | null {
  if (tag === null) return null
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? null
  } catch {
    return null
  }
}
