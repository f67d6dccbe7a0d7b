/** How claims are put into words wherever they are shown. */
import type { Annotation, Appearance, Article, Claim, Person, Scale } from '../../preload/model.ts'
import { pageOf } from '../../preload/pages.ts'
import { quoteOf } from '../../preload/rows.ts'
import { TEXTS } from '../../preload/texts.ts'

const words = TEXTS.inspector

/** The statement, or the content's words until somebody writes one; '' while there is neither. */
export function statementOf(claim: Claim | null, appearance: Appearance): string {
  return claim?.statement ?? quoteOf(appearance.target.spans)
}

/** Who claims it: the person, or the source's words; '' while it is not known. */
export function claimantOf(
  claim: Claim | null,
  appearance: Appearance,
  people: ReadonlyMap<string, Person>,
): string {
  const person = people.get(claim?.claimant ?? appearance.source.person ?? '')
  return person?.name ?? quoteOf(appearance.source.spans)
}

/** The verdict's name on its scale; null while it is not checked. */
export function verdictOf(claim: Claim | null, scales: readonly Scale[]): string | null {
  const verdict = claim?.verdict
  if (!verdict || verdict.label === 'not-checked') return null
  const scale = scales.find((each) => each.id === verdict.scale)
  return scale?.labels.find((label) => label.id === verdict.label)?.name ?? (verdict.name || verdict.label)
}

/** "6 March 2014" of an ISO date, as precise as it is; in the reader's language, since the words of the text stay as they are. */
export function dateInWords(iso: string | null, locale = 'en-GB'): string {
  if (iso === null) return ''
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number)
  if (year === undefined || month === undefined) return iso
  return formatOf(locale, day !== undefined).format(new Date(Date.UTC(year, month - 1, day ?? 1)))
}

/** Making one takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>()
function formatOf(locale: string, withDay: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${withDay}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'long',
      ...(withDay ? { day: 'numeric' } : {}),
    })
    formats.set(key, format)
  }
  return format
}

/** When it was said, as precise as is known: "about 6 March 2014", "5 March 2014 to 6 March 2014". */
export function saidInWords(said: { from: string; to: string | null; about: boolean } | null): string {
  if (said === null) return ''
  const from = dateInWords(said.from)
  const span = said.to === null ? from : words.fromTo(from, dateInWords(said.to))
  return said.about ? words.about(span) : span
}

/** What an annotation is called in lists and announcements. */
export function titleOf(annotation: Annotation, claim: Claim | null): string {
  if (annotation.kind === 'appearance') return statementOf(claim, annotation)
  const quote = quoteOf(annotation.target.spans)
  return quote === '' ? '' : `“${quote}”`
}

/** When and how an appearance was said, and what it still lacks: "6 March 2014 · indirect · no content yet". */
export function saidOf(appearance: Appearance, article: Pick<Article, 'publishedOn' | 'pages'>): string {
  const date = dateInWords(appearance.said?.from ?? article.publishedOn)
  const { state, spans } = appearance.target
  return [
    appearance.said?.about && date ? words.about(date) : date,
    appearance.quoted && words.quoted[appearance.quoted],
    pageInWords(appearance, article),
    state === 'gone'
      ? words.gone
      : state === 'likely'
        ? words.likely
        : spans.length === 0
          ? words.noContent
          : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** "page 3"; '' where the article has no pages. */
function pageInWords(annotation: Annotation, { pages }: Pick<Article, 'pages'>): string {
  const page = pageOf(pages, annotation)
  return page === null ? '' : words.page(page)
}

/** What an annotation is, by whom and of which day: "Highlight · by Ada · 6 March 2014". */
export function madeOf(annotation: Annotation, article: Pick<Article, 'pages'>): string {
  const { state } = annotation.target
  return [
    words.kinds[annotation.kind],
    annotation.author && words.by(annotation.author),
    dateInWords(annotation.created),
    pageInWords(annotation, article),
    state === 'gone' ? words.gone : state === 'likely' ? words.likely : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
