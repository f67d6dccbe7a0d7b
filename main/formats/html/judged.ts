/** What was found out about a claim: verdict, evidence, and what other claims have to do with it. */
import type { Claim, Evidence, Ground } from '../../../preload/model.ts'
import { quoteOf } from '../../../preload/rows.ts'
import { TEXTS } from '../../../preload/texts.ts'
import { dateInWords } from '../common/prose.ts'
import { kindInWords, otherInWords } from '../common/words.ts'
import type { VerdictView, View } from '../common/view.ts'
import { element, type Child, type Markup } from './element.ts'
import { noteMarkup } from './note.ts'
import type { Pages } from './pages.ts'

const words = TEXTS.inspector

/** The verdict in words, its place on the scale, and why. */
export function verdictLine(claim: Claim, view: View): Child {
  const verdict = view.verdictOf(claim)
  const rationale = claim.verdict?.rationale ?? ''
  return [
    verdict
      ? element(
          'p',
          { class: 'verdict' },
          element('span', { class: 'label' }, `${words.verdict} `),
          element('strong', { dir: 'auto' }, verdict.name),
          worthOf(verdict),
        )
      : element('p', { class: 'verdict unchecked' }, words.notChecked),
    rationale === '' ? null : noteMarkup(rationale, 'why'),
  ]
}

function worthOf({ value, best, worst }: VerdictView): Child {
  if (value === null || best === null || worst === null) return null
  return element('span', { class: 'worth' }, ` ${value} (${worst} is worst, ${best} is best)`)
}

/** What the claim is to others, each with a link where the other is on this page. */
export function relationList(claim: Claim, { view, pages }: { view: View; pages: Pages }): Child {
  const ties = view.tiesOf(claim)
  if (ties.length === 0) return null
  return element(
    'ul',
    { class: 'relations', role: 'list', 'aria-label': 'Relations' },
    ties.map((tie) => {
      const at = pages.claim(tie.other)
      const said = otherInWords(tie) || 'a claim without words yet'
      return element(
        'li',
        { class: tie.relation.kind },
        element('span', { class: 'kind' }, kindInWords(tie)),
        ' ',
        at === null
          ? element('bdi', {}, said)
          : element('a', { href: `#${at.anchor}` }, `${at.name} `, element('bdi', {}, said)),
        tie.relation.note === '' ? null : noteMarkup(tie.relation.note, 'because'),
      )
    }),
  )
}

/** Each piece: what was asked, what the answer is, and what that rests on. */
export function evidenceList({ evidence }: Claim): Child {
  if (evidence.length === 0) return null
  return [
    element('p', { class: 'caption' }, 'Evidence'),
    element('ul', { class: 'evidence', role: 'list' }, evidence.map(evidenceItem)),
  ]
}

function evidenceItem({ question, answer, ground, stance, date }: Evidence): Markup {
  const about: Child[] = [
    stance && element('span', { class: 'stance' }, stance === 'for' ? 'speaks for it' : 'speaks against it'),
    ground && element('span', {}, groundMarkup(ground)),
    date && element('span', {}, dateInWords(date)),
  ].filter((each) => each !== null)
  return element(
    'li',
    {},
    question === '' ? null : element('p', { class: 'question', dir: 'auto' }, question),
    answer === '' ? null : element('p', { dir: 'auto' }, answer),
    about.length === 0 ? null : element('p', { class: 'ground' }, about),
  )
}

function groundMarkup(ground: Ground): Markup {
  switch (ground.kind) {
    case 'link':
      return webLink(ground.url)
    case 'file':
      return element('bdi', { class: 'file' }, ground.name)
    case 'quote':
      return element('q', { dir: 'auto' }, quoteOf(ground.spans))
  }
}

/** An address that shows itself, so that it is there on paper too; what leads elsewhere than to the web is words alone. */
export function webLink(url: string): Markup {
  const shownAs = element('bdi', { class: 'url' }, url)
  return /^https?:\/\//i.test(url) && URL.canParse(url)
    ? element('a', { href: url, rel: 'noreferrer' }, shownAs)
    : shownAs
}
