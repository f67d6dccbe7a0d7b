import type { Annotation, Article } from '../../../preload/model.ts'
import { pageOf } from '../../../preload/pages.ts'
import { quoteOf } from '../common/order.ts'
import { isPlaced, type View } from '../common/view.ts'
import { evidenceInWords, kindInWords } from '../common/words.ts'
import { joinList, joinRanges } from './cells.ts'

/** One annotation with where it stands. */
export interface Row {
  readonly annotation: Annotation
  readonly article: Article
  readonly view: View
}

/** What a row says in each column. A string is text and will be made safe; a number is a position or a count. */
type Columns = Readonly<Record<string, (row: Row) => string | number | null>>

const appearanceOf = ({ annotation }: Row) => (annotation.kind === 'appearance' ? annotation : null)
const claimOf = (row: Row) => {
  const appearance = appearanceOf(row)
  return appearance && row.view.claimOf(appearance)
}
const rangesOf = ({ annotation }: Row, spans: readonly { start: number; end: number }[]): string =>
  isPlaced(annotation) ? joinRanges(spans) : ''
const verdictOf = (row: Row) => {
  const claim = claimOf(row)
  return claim && row.view.verdictOf(claim)
}
const yesNo = (value: boolean | null | undefined): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : ''

/** The columns, in their order. All positions are UTF-16 code units of the article's text, half open, as their names say. */
export const COLUMNS = {
  text: ({ annotation }) => quoteOf(annotation.target.spans),
  article_title: ({ article }) => article.title,
  article_date: ({ article }) => article.publishedOn,
  publisher: ({ article }) => article.publisher,
  article_url: ({ article }) => article.url,
  page: ({ annotation, article }) => pageOf(article.pages, annotation) ?? '',
  kind: ({ annotation }) => (annotation.kind === 'appearance' ? 'claim' : annotation.kind),
  tags: ({ annotation, view }) => joinList(view.tagsOf(annotation)),
  note: ({ annotation }) => annotation.note,
  source: (row) => quoteOf(appearanceOf(row)?.source.spans ?? []),
  source_named: (row) => {
    const source = appearanceOf(row)?.source
    return yesNo(source?.none ? false : source && source.spans.length > 0 ? true : null)
  },
  source_person: (row) => row.view.personOf(appearanceOf(row)?.source.person ?? null)?.name ?? '',
  cue: (row) => quoteOf(appearanceOf(row)?.cue.spans ?? []),
  quoted: (row) => appearanceOf(row)?.quoted ?? '',
  said_from: (row) => appearanceOf(row)?.said?.from ?? '',
  said_to: (row) => appearanceOf(row)?.said?.to ?? '',
  said_about: (row) => yesNo(appearanceOf(row)?.said?.about),
  claimant: (row) => {
    const claim = claimOf(row)
    return claim ? row.view.claimantOf(claim).name : ''
  },
  statement: (row) => {
    const claim = claimOf(row)
    return claim ? row.view.statementOf(claim) : ''
  },
  context: (row) => claimOf(row)?.context ?? '',
  type: (row) => claimOf(row)?.type ?? '',
  verifiable: (row) => yesNo(claimOf(row)?.verifiable),
  worth_checking: (row) => claimOf(row)?.worth ?? '',
  verdict: (row) => verdictOf(row)?.name ?? '',
  verdict_value: (row) => verdictOf(row)?.value ?? '',
  rationale: (row) => claimOf(row)?.verdict?.rationale ?? '',
  evidence: (row) => joinList((claimOf(row)?.evidence ?? []).map(evidenceInWords)),
  relations: (row) => {
    const claim = claimOf(row)
    const ties = claim ? row.view.tiesOf(claim) : []
    return joinList(
      ties.map((tie) => {
        const said = `${kindInWords(tie).toLowerCase()} ${tie.other.id}`
        return tie.relation.note === '' ? said : `${said}: ${tie.relation.note}`
      }),
    )
  },
  same_as_claim_ids: (row) => {
    const claim = claimOf(row)
    return joinList(claim ? row.view.joinedTo(claim).map(({ id }) => id) : [])
  },
  start_utf16: ({ annotation }) => (isPlaced(annotation) ? (annotation.target.spans[0]?.start ?? '') : ''),
  end_utf16: ({ annotation }) => (isPlaced(annotation) ? (annotation.target.spans.at(-1)?.end ?? '') : ''),
  spans_utf16: (row) => rangesOf(row, row.annotation.target.spans),
  source_spans_utf16: (row) => rangesOf(row, appearanceOf(row)?.source.spans ?? []),
  cue_spans_utf16: (row) => rangesOf(row, appearanceOf(row)?.cue.spans ?? []),
  anchoring: ({ annotation }) => annotation.target.state,
  author: ({ annotation }) => annotation.author,
  created: ({ annotation }) => annotation.created,
  modified: ({ annotation }) => annotation.modified,
  annotation_id: ({ annotation }) => annotation.id,
  claim_id: (row) => claimOf(row)?.id ?? appearanceOf(row)?.claim ?? '',
  article_id: ({ article }) => article.id,
  article_revision: ({ article }) => article.revision,
  article_sha256: ({ article }) => article.hash,
} as const satisfies Columns
export type Column = keyof typeof COLUMNS
