/** What stands beside an article's text: its claims, then its highlights and notes. */
import type { Annotation, Appearance, Article, Claim } from '../../../preload/model.ts'
import { TEXTS } from '../../../preload/texts.ts'
import type { MadeClaim } from '../common/made.ts'
import { BETWEEN } from '../common/order.ts'
import { saidInWords } from '../common/prose.ts'
import type { View } from '../common/view.ts'
import { element, type Child, type Markup } from './element.ts'
import { evidenceList, relationList, verdictLine } from './judged.ts'
import { kindClass, spansOf, type Role } from './marks.ts'
import { noteMarkup } from './note.ts'
import type { Numbered } from './numbers.ts'
import type { Pages } from './pages.ts'
import { tagList, type Legend } from './tags.ts'
import { languageOf } from './text.ts'

/** What entries need to know of the page they stand on. */
export interface Beside {
  readonly article: Article
  readonly view: View
  readonly legend: Legend
  readonly pages: Pages
  readonly numbers: Numbered
  /** The level of the article's heading. */
  readonly level: number
  /** Annotations whose number stands in the text. */
  readonly referred: ReadonlySet<Annotation>
}

const words = TEXTS.inspector

/** A claim: who says what, what is known of it, then each passage in which this article makes it. */
export function claimEntry(
  { claim, appearances }: MadeClaim,
  anchor: string,
  number: number,
  on: Beside,
): Markup {
  const { view } = on
  const [only] = appearances.length === 1 ? appearances : []
  return element(
    'li',
    { class: 'entry claim', id: anchor },
    element(
      `h${on.level + 2}`,
      { class: 'heading' },
      // A claim that is made once here has one number, which leads to its place.
      only ? numberLink(only, on) : element('span', { class: 'nr' }, `${number}`),
      claimantLine(claim, view),
      claim?.statement ? element('span', { class: 'statement', dir: 'auto' }, claim.statement) : null,
    ),
    claim ? verdictLine(claim, view) : null,
    element(
      'ul',
      { class: 'passages', role: 'list' },
      appearances.map((each) => passageItem(each, appearances.length === 1, on)),
    ),
    claim ? [facts(claim, on), relationList(claim, on), evidenceList(claim)] : null,
  )
}

function claimantLine(claim: Claim | null, view: View): Markup {
  const { person = null, name = '' } = claim ? view.claimantOf(claim) : {}
  if (name === '') return element('span', { class: 'none' }, 'Nobody is named')
  const role = person === null || person.role === '' ? null : `, ${person.role}`
  return element('bdi', {}, element('span', { class: 'claimant' }, name), role)
}

function facts(claim: Claim, { article, view, pages }: Beside): Child {
  const elsewhere = new Set(view.appearancesOf(claim).map((each) => each.article))
  elsewhere.delete(article.id)
  const others = view.articles.filter((each) => elsewhere.has(each.article.id))
  const rows: [string, Child][] = [
    [words.context, claim.context],
    [words.type, claim.type && words.types[claim.type]],
    [words.worth, claim.worth && words.worths[claim.worth]],
    [words.verifiable, claim.verifiable === null ? null : claim.verifiable ? words.yes : words.no],
    [
      'Also made in',
      others.map(({ article: other }, index) => [
        index > 0 ? '; ' : null,
        element('a', { href: `#${pages.claimIn(claim, other.id) ?? ''}`, dir: 'auto' }, titleOf(other)),
      ]),
    ],
  ]
  const known = rows.filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value !== null && value !== '',
  )
  if (known.length === 0) return null
  return element(
    'dl',
    { class: 'facts' },
    known.map(([name, value]) => [element('dt', {}, name), element('dd', { dir: 'auto' }, value)]),
  )
}

function passageItem(appearance: Appearance, isOnly: boolean, on: Beside): Markup {
  const { source, cue, quoted, said } = appearance
  const quote = (role: Role): Child => quoteOf(appearance, role, on.article)
  const speaker = speakerOf(appearance, on.view)
  const parts: Child[] = [
    source.none ? element('span', {}, words.noSource) : null,
    source.spans.length > 0 || speaker !== null
      ? element('span', {}, label('source'), quote('source'), speaker)
      : null,
    cue.spans.length > 0 ? element('span', {}, label('cue'), quote('cue')) : null,
    quoted && element('span', {}, `${words.quoted[quoted]}${quoted === 'mixed' ? '' : ' quote'}`),
    said && element('span', {}, label('said'), saidInWords(said)),
  ].filter((each) => each !== null)
  return element(
    'li',
    { id: isOnly ? null : (on.numbers.of(appearance)?.entry ?? null), 'data-annotation': appearance.id },
    quoteLine(appearance, !isOnly, on),
    parts.length > 0 ? element('p', { class: 'said' }, parts) : null,
    common(appearance, on),
  )
}

/** Who says it in this passage, where that is another one than who claims it. */
function speakerOf(appearance: Appearance, view: View): Child {
  const person = view.personOf(appearance.source.person)
  const claim = view.claimOf(appearance)
  if (person === null || (claim && view.claimantOf(claim).person?.id === person.id)) return null
  return element('bdi', {}, appearance.source.spans.length > 0 ? ` (${person.name})` : person.name)
}

const label = (name: string): Markup => element('span', { class: 'label' }, `${name} `)

/** A highlight or a note. */
export function markEntry(annotation: Annotation, on: Beside): Markup {
  const number = on.numbers.of(annotation)
  return element(
    'li',
    {
      class: `entry ${kindClass(annotation.kind)}`,
      id: number?.entry ?? null,
      'data-annotation': annotation.id,
    },
    quoteLine(annotation, true, on),
    common(annotation, on),
  )
}

/** An annotation's number, which leads to it in the text. */
function numberLink(annotation: Annotation, { numbers, referred }: Beside): Markup {
  const { mark, name, anchor } = numbers.of(annotation) ?? { mark: '', name: '', anchor: '' }
  if (!referred.has(annotation)) return element('span', { class: 'nr' }, mark)
  const title = `${name}: show it in the text`
  return element('a', { class: 'nr', href: `#${anchor}`, 'aria-label': title, title }, mark)
}

/** A passage's words, with its number unless that stands above. */
function quoteLine(annotation: Annotation, isNumbered: boolean, on: Beside): Markup {
  const { state, spans } = annotation.target
  return element(
    'div',
    { class: 'passage' },
    isNumbered ? numberLink(annotation, on) : null,
    spans.length > 0
      ? element(
          'blockquote',
          { dir: 'auto', lang: languageOf(on.article) },
          quoteOf(annotation, 'content', on.article),
        )
      : element('p', { class: 'none' }, state === 'whole' ? words.whole : 'No content is marked yet'),
    state === 'gone' ? element('p', { class: 'none' }, 'These words are no longer in the article.') : null,
    state === 'likely'
      ? element('p', { class: 'none' }, 'Found again after the text changed, perhaps not here.')
      : null,
  )
}

/** The words of a role's spans, drawn as in the text. */
function quoteOf(annotation: Annotation, role: Role, article: Article): Child {
  const name = role === 'content' ? 'mark' : 'span'
  const kind =
    role === 'content'
      ? `${kindClass(annotation.kind)} tint`
      : `${role} ${role === 'source' ? 'dotted' : 'dashed'}`
  return spansOf(annotation, role).map(({ exact }, index) => [
    index > 0 ? BETWEEN : null,
    element(
      name,
      { class: kind, 'data-quote': role, lang: role === 'content' ? null : languageOf(article) },
      exact,
    ),
  ])
}

function common(annotation: Annotation, { view, legend }: Beside): Child {
  return [
    annotation.note === '' ? null : noteMarkup(annotation.note, 'note'),
    tagList(annotation.tags, view.tagsOf(annotation), legend),
  ]
}

export function titleOf({ title }: Pick<Article, 'title'>): string {
  return title.trim() === '' ? 'Without a title' : title
}
