import type { Annotation, Claim } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import { FEATURES, type Feature, type Format } from './format.ts'
import { spansOf } from '../../../preload/rows.ts'
import { isPlaced } from './view.ts'
import { hasForbidden, REPLACED_IN_XML } from './xml.ts'

/** What of this content the format does not hold, in sentences. `replaced` says that characters had to be replaced. */
export function lossesOf(format: Format, content: Content, replaced: boolean): string[] {
  const annotations = content.articles.flatMap((each) => each.annotations)
  const missing = (Object.keys(FEATURES) as Feature[]).filter((feature) =>
    feature === 'foreign'
      ? isForeign(content, format)
      : !format.holds[feature] && PRESENT[feature](content, annotations),
  )
  const gone = format.holds.unplaced ? annotations.filter((annotation) => !isPlaced(annotation)).length : 0
  return [
    ...(missing.length === 0
      ? []
      : [`${format.name} has no place for: ${missing.map((each) => FEATURES[each]).join(', ')}.`]),
    ...(format.losses?.(content) ?? []),
    ...(gone === 0 || format.positions === 'none' ? [] : [goneSentence(gone)]),
    ...(replaced ? [REPLACED] : []),
  ]
}

/** Whether other formats said something: each writes back what it said itself, and no other. */
function isForeign({ articles, tags }: Content, { id, holds }: Format): boolean {
  const records = [
    ...tags,
    ...articles.flatMap((each) => [each.article, ...each.annotations, ...each.claims]),
  ]
  return records.some(({ foreign = {} }) => Object.keys(foreign).some((key) => !holds.foreign || key !== id))
}

function goneSentence(count: number): string {
  return count === 1
    ? 'The passage of one annotation is no longer in its article: it is written with its words and without a position.'
    : `The passages of ${count} annotations are no longer in their articles: they are written with their words and without a position.`
}

const REPLACED =
  'Halves of characters (surrogates without their pair) cannot be written and are replaced by \ufffd; all positions hold.'

/** For formats that are XML: says that characters had to be replaced, where any are. */
export function forbiddenLosses(content: Content): string[] {
  return holdsForbidden(content) ? [REPLACED_IN_XML] : []
}

function holdsForbidden(value: unknown): boolean {
  if (typeof value === 'string') return hasForbidden(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsForbidden)
}

type Test = (content: Content, annotations: readonly Annotation[]) => boolean

const isClaim: Test = (_, annotations) => annotations.some((each) => each.kind === 'appearance')
const isOfClaims =
  (has: (claim: Claim) => boolean): Test =>
  ({ articles }) =>
    articles.some((each) => each.claims.some(has))
/** Whether anything is said of a claim beyond its passage. */
function isSaid({ statement, context, type, verifiable, worth }: Claim): boolean {
  return [statement, type, verifiable, worth].some((each) => each !== null) || context !== ''
}
/** Whether a claim is made in more than one place. */
const isShared: Test = ({ articles }, annotations) => {
  const made = annotations.flatMap((each) => (each.kind === 'appearance' ? [each.claim] : []))
  return (
    new Set(made).size < made.length ||
    articles.some(({ claims }) => claims.some((claim) => claim.joinedTo !== null))
  )
}
const isAny: Test = (_, annotations) => annotations.length > 0

/** Whether content has something of a feature, so that it can be lost. */
const PRESENT: Readonly<Record<Exclude<Feature, 'foreign'>, Test>> = {
  texts: ({ articles }) => articles.length > 0,
  details: ({ articles }) =>
    articles.some(({ article }) =>
      [article.byline, article.publisher, article.publishedOn, article.url].some((each) => each !== null),
    ),
  unplaced: (_, annotations) =>
    annotations.some((each) => !isPlaced(each) || (each.kind === 'appearance' && spansOf(each).length === 0)),
  kinds: (_, annotations) => new Set(annotations.map(({ kind }) => kind)).size > 1,
  spans: (_, annotations) => annotations.some((each) => each.target.spans.length > 0),
  fragments: (_, annotations) => annotations.some((each) => each.target.spans.length > 1),
  wholeArticle: (_, annotations) => annotations.some((each) => each.target.state === 'whole'),
  tags: (_, annotations) => annotations.some((each) => each.tags.length > 0),
  notes: (_, annotations) => annotations.some((each) => each.note !== ''),
  attributions: isClaim,
  quoting: (_, annotations) =>
    annotations.some((each) => each.kind === 'appearance' && (each.quoted !== null || each.said !== null)),
  claims: isOfClaims(isSaid),
  speakers: ({ people }) => people.length > 0,
  verdicts: isOfClaims((claim) => claim.verdict !== null),
  evidence: isOfClaims((claim) => claim.evidence.length > 0),
  relations: ({ articles }) => articles.some((each) => each.relations.length > 0),
  joins: isShared,
  people: ({ people }) => people.some((person) => person.role !== '' || person.names.length > 0),
  tagColours: (_, annotations) => annotations.some((each) => each.tags.length > 0),
  entries: ({ tags }) =>
    tags.some((tag) => [tag.definition, tag.use, tag.avoid, ...tag.examples].some(Boolean)),
  authors: isAny,
  ids: isAny,
}
