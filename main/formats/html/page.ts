/** The page as a whole. */
import { createHash } from 'node:crypto'
import type { Content } from '../../library.ts'
import { claimsIn, countsOf, type MadeClaim } from '../common/made.ts'
import { countsInWords, dateInWords } from '../common/prose.ts'
import { viewOf, type ArticleView, type View } from '../common/view.ts'
import { element, htmlOf, type Child, type Markup } from './element.ts'
import { claimEntry, markEntry, titleOf, type Beside } from './entries.ts'
import { webLink } from './judged.ts'
import { claimAnchor, numbered } from './numbers.ts'
import { pagesOf, type Pages } from './pages.ts'
import { STYLE } from './style.ts'
import { codebookSection, legendOf, tagColours, type Legend } from './tags.ts'
import { headingOf, languageOf, markedText } from './text.ts'

interface Whole {
  readonly view: View
  readonly legend: Legend
  readonly pages: Pages
  readonly claims: ReadonlyMap<string, readonly MadeClaim[]>
}

/** A report on articles: one page that needs nothing else, loads nothing and runs nothing. */
export function pageOf(content: Content): string {
  const view = viewOf(content)
  const claims = new Map(view.articles.map((each) => [each.article.id, claimsIn(each, view)]))
  const legend = legendOf(content)
  const whole: Whole = { view, legend, pages: pagesOf(claims), claims }
  const [only] = view.articles.length === 1 ? view.articles : []
  const title = only ? titleOf(only.article) : `${view.articles.length} annotated articles`
  const style = `\n${STYLE}\n${tagColours(legend)}\n`
  const body = [
    element(
      'header',
      { class: 'top' },
      only ? null : element('h1', {}, title),
      summary(whole),
      only ? null : contents(whole),
    ),
    element(
      'main',
      {},
      view.articles.map((each, index) => articleMarkup(each, index + 1, whole)),
    ),
    element('footer', {}, codebookSection(legend), element('p', { class: 'made' }, 'Made with Postil.')),
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
${htmlOf(element('title', {}, title))}
<style>${style}</style>
</head>
<body>
${htmlOf(body)}
</body>
</html>
`
}

/** Nothing is loaded and nothing runs; styles come from the one sheet, known by its hash. */
function policyFor(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64')
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
}

/** How many there are of everything, how the claims were judged, and how marks look. */
function summary({ view, claims }: Whole): Markup {
  const annotations = view.articles.flatMap((each) => each.annotations)
  const distinct = new Map(
    [...claims.values()].flat().map((made) => [made.claim?.id ?? made.appearances[0]?.id, made.claim]),
  )
  const count = (kind: string): number => annotations.filter((each) => each.kind === kind).length
  const counts = countsInWords([
    [distinct.size, 'claim'],
    [count('highlight'), 'highlight'],
    [count('note'), 'note'],
  ])
  const verdicts = new Map<string, number>()
  for (const claim of distinct.values()) {
    const name = (claim && view.verdictOf(claim)?.name) ?? UNCHECKED
    verdicts.set(name, (verdicts.get(name) ?? 0) + 1)
  }
  const judged = [...verdicts].toSorted(([a], [b]) => Number(a === UNCHECKED) - Number(b === UNCHECKED))
  const isJudged = [...verdicts.keys()].some((name) => name !== UNCHECKED)
  return element(
    'div',
    { class: 'summary' },
    element(
      'p',
      {},
      counts === '' ? 'Nothing is annotated yet.' : `${counts}.`,
      isJudged
        ? [
            ' Verdicts: ',
            judged.map(([name, of], at) => [
              at > 0 ? ', ' : null,
              `${of} `,
              element('bdi', {}, name.toLowerCase()),
            ]),
            '.',
          ]
        : null,
    ),
    annotations.length === 0 ? null : element('p', { class: 'key' }, 'In the text: ', keyOf(count)),
  )
}

const UNCHECKED = 'not checked'

function keyOf(count: (kind: string) => number): Child {
  const samples: [number, string, string, string][] = [
    [count('appearance'), 'mark', 'claim tint', 'a claim'],
    [count('appearance'), 'span', 'source dotted', 'its source'],
    [count('appearance'), 'span', 'cue dashed', 'its cue'],
    [count('highlight'), 'mark', 'highlight tint', 'a highlight'],
    [count('note'), 'mark', 'note tint', 'a note'],
  ]
  return samples
    .filter(([some]) => some > 0)
    .map(([, name, look, words], index) => [index > 0 ? ', ' : null, element(name, { class: look }, words)])
}

function contents({ view }: Whole): Child {
  if (view.articles.length === 0) return null
  return element(
    'nav',
    { 'aria-label': 'Articles' },
    element(
      'ol',
      {},
      view.articles.map((each, index) => {
        const { publishedOn } = each.article
        const about = [publishedOn === null ? '' : dateInWords(publishedOn), countsOf(each, view)].filter(
          (part) => part !== '',
        )
        return element(
          'li',
          {},
          element('a', { href: `#a${index + 1}`, dir: 'auto' }, titleOf(each.article)),
          element('span', { class: 'about' }, about.join(' · ')),
        )
      }),
    ),
  )
}

function articleMarkup(each: ArticleView, at: number, whole: Whole): Markup {
  const { view, legend, pages, claims } = whole
  const { article, annotations } = each
  const level = view.articles.length === 1 ? 1 : 2
  const made = claims.get(article.id) ?? []
  const numbers = numbered(at, annotations, made)
  const { markup, referred } = markedText(article, numbers, level)
  const on: Beside = { article, view, legend, pages, numbers, referred, level }
  const marks = annotations.filter((annotation) => annotation.kind !== 'appearance')
  const entries = [
    ...section(
      `a${at}-claims`,
      'Claims',
      level,
      made.map((one, index) => claimEntry(one, claimAnchor(at, index + 1), index + 1, on)),
    ),
    ...section(
      `a${at}-marks`,
      'Highlights and notes',
      level,
      marks.map((one) => markEntry(one, on)),
    ),
  ]
  return element(
    'article',
    { id: `a${at}`, 'data-article': article.id },
    element(
      'div',
      { class: 'reading' },
      headingOf(article)
        ? null
        : element(`h${level}`, { class: 'title', dir: 'auto', lang: languageOf(article) }, titleOf(article)),
      origin(each),
      article.text.trim() === '' ? element('p', { class: 'empty' }, 'This article has no text.') : null,
      markup,
    ),
    element(
      'aside',
      { 'aria-label': `Annotations of ${titleOf(article)}`, tabindex: '0' },
      entries.length > 0
        ? entries
        : element('p', { class: 'empty' }, 'Nothing is annotated in this article.'),
    ),
  )
}

function section(id: string, name: string, level: number, items: readonly Markup[]): Markup[] {
  if (items.length === 0) return []
  return [
    element(
      `section`,
      { 'aria-labelledby': id },
      element(`h${level + 1}`, { id, class: 'beside' }, name),
      element('ol', { class: 'entries', role: 'list' }, items),
    ),
  ]
}

function origin({ article }: ArticleView): Child {
  const { publishedOn, publisher, byline, url } = article
  const parts: Child[] = [
    byline ? element('bdi', {}, byline) : null,
    publisher ? element('bdi', {}, publisher) : null,
    publishedOn === null ? null : element('time', { datetime: publishedOn }, dateInWords(publishedOn)),
    url ? webLink(url) : null,
  ].filter((part) => part !== null)
  if (parts.length === 0) return null
  return element(
    'p',
    { class: 'origin' },
    parts.map((part) => element('span', {}, part)),
  )
}
