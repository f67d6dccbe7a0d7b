import type { Annotation, Appearance, Article, Claim } from '../../../preload/model.ts'
import { TEXTS } from '../../../preload/texts.ts'
import { quoteOf } from '../common/order.ts'
import type { MadeClaim } from '../common/made.ts'
import { beginning, personInWords, saidInWords } from '../common/prose.ts'
import type { Tie, View } from '../common/view.ts'
import { evidenceInWords, kindInWords, otherInWords } from '../common/words.ts'
import { blockQuote, codeSpan, inline, markdownItem } from './escape.ts'

const HEADING = 80

/** One claim: a heading, what is said of the claim itself, then each passage with its attribution. */
export function claimSection(
  made: MadeClaim,
  number: number,
  level: number,
  article: Article,
  view: View,
): string[] {
  const { claim, appearances } = made
  const statement = claim ? view.statementOf(claim) : quoteOf(appearances[0]?.target.spans ?? [])
  const claimant = claim ? view.claimantOf(claim).name : ''
  const title = [claimant, statement].filter((part) => part !== '').map((part) => beginning(part, HEADING))
  return [
    `${'#'.repeat(level)} ${number}. ${inline(title.join(': ')) || 'No content is marked yet'}`,
    ...(claim ? [claimItems(claim, article, view).join('\n')] : []),
    ...appearances.flatMap((appearance) => appearanceBlocks(appearance, view)),
  ]
}

function claimItems(claim: Claim, article: Article, view: View): string[] {
  const { person } = view.claimantOf(claim)
  const verdict = view.verdictOf(claim)
  const made = new Set(view.appearancesOf(claim).map((each) => each.article))
  made.delete(article.id)
  const others = made.size === 0 ? [] : view.articles.filter((each) => made.has(each.article.id))
  const words = TEXTS.inspector
  return [
    item('Claim', claim.statement),
    item('Claimant', person && personInWords(person)),
    item('Verdict', verdict?.name ?? words.notChecked),
    ...(claim.verdict && claim.verdict.rationale !== ''
      ? [markdownItem('Why', claim.verdict.rationale)]
      : []),
    item('Context', claim.context),
    item('Type', claim.type && words.types[claim.type]),
    item('Worth checking', claim.worth && words.worths[claim.worth]),
    item('Verifiable', claim.verifiable === null ? null : claim.verifiable ? 'yes' : 'no'),
    item('Also made in', others.map((each) => each.article.title).join('; ')),
    ...view.tiesOf(claim).flatMap(tieItems),
    ...claim.evidence.map((each) => item('Evidence', evidenceInWords(each))),
  ].filter((each) => each !== null)
}

/** What a claim is to another, and the note on that. */
function tieItems(tie: Tie): (string | null)[] {
  const { note } = tie.relation
  return [
    item(kindInWords(tie), otherInWords(tie) || 'a claim without words yet'),
    ...(note === '' ? [] : [markdownItem('Because', note)]),
  ]
}

function appearanceBlocks(appearance: Appearance, view: View): string[] {
  const { target, source, cue, quoted, said } = appearance
  const person = view.personOf(source.person)
  const named = source.spans.length > 0 ? `“${quoteOf(source.spans)}”` : ''
  const who = [named, person?.name ?? ''].filter((part) => part !== '').join(' – ')
  const items = [
    item('Source', source.none ? 'none is named' : who),
    item('Cue', cue.spans.length > 0 ? `“${quoteOf(cue.spans)}”` : null),
    item('Quoted', quoted && TEXTS.inspector.quoted[quoted]),
    item('Said', said && saidInWords(said)),
    ...commonItems(appearance, view),
  ].filter((each) => each !== null)
  return [
    target.spans.length > 0 ? blockQuote(quoteOf(target.spans)) : '*No content is marked yet.*',
    ...(items.length > 0 ? [items.join('\n')] : []),
  ]
}

/** What every annotation may have: where it went, tags, a note. */
export function commonItems(annotation: Annotation, view: View): string[] {
  const { state } = annotation.target
  const tags = view.tagsOf(annotation)
  return [
    ...(state === 'gone' ? ['- *The passage is no longer in the article.*'] : []),
    ...(state === 'likely' ? ['- *The passage was found again, perhaps in the wrong place.*'] : []),
    ...(tags.length > 0 ? [`- **Tags:** ${tags.map(codeSpan).join(', ')}`] : []),
    ...(annotation.note === '' ? [] : [markdownItem('Note', annotation.note)]),
  ]
}

function item(label: string, text: string | null): string | null {
  return text === null || text === '' ? null : `- **${label}:** ${inline(text)}`
}
