/** Claims with a verdict as objects of schema.org (https://schema.org/ClaimReview). */
import type { Article, Claim } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import { objectOf, type JsonObject } from '../common/json-values.ts'
import type { VerdictView, View } from '../common/view.ts'

/** A claim that has a verdict and words, as it is reviewed. */
export interface Reviewed {
  readonly claim: Claim
  readonly statement: string
  readonly verdict: VerdictView
}

/** Claims of a content, those that stand for joined ones alone: in the order in which they are made, then those that nobody makes. */
export function claimsOf({ articles }: Pick<Content, 'articles'>, view: View): Claim[] {
  const claims = new Map<string, Claim>()
  for (const { annotations } of view.articles)
    for (const annotation of annotations) {
      const claim = annotation.kind === 'appearance' ? view.claimOf(annotation) : null
      if (claim) claims.set(claim.id, claim)
    }
  const joined = new Set(
    articles.flatMap((each) => each.claims.flatMap((claim) => view.joinedTo(claim).map(({ id }) => id))),
  )
  for (const claim of articles.flatMap((each) => each.claims))
    if (!claims.has(claim.id) && !joined.has(claim.id)) claims.set(claim.id, claim)
  return [...claims.values()]
}

export function reviewedOf(claims: readonly Claim[], view: View): Reviewed[] {
  return claims.flatMap((claim) => {
    const [statement, verdict] = [view.statementOf(claim), view.verdictOf(claim)]
    return verdict === null || statement.trim() === '' ? [] : [{ claim, statement, verdict }]
  })
}

/** The IRI by which a claim of ours is known again. */
export function claimIri(id: string): string {
  return `urn:postil:claim:${id}`
}

/** The address of each review: the page's, with a fragment where it has several. */
export function addressOf(page: string | undefined, index: number, of: number): string | null {
  if (page === undefined) return null
  return of === 1 ? page : `${page.replace(/#.*$/s, '')}#claim-${index + 1}`
}

/** @param url at which it is published; null where nobody has said */
export function reviewNode(
  { claim, statement, verdict }: Reviewed,
  url: string | null,
  view: View,
): JsonObject {
  const foreign = objectOf(claim.foreign?.['claimreview'])
  const kept = { ...objectOf(foreign?.['review']) }
  // An address says where this review stands, and the one that was read stands elsewhere.
  delete kept['url']
  return known({
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    '@id': claimIri(claim.id),
    url,
    author: claim.author === '' ? null : { '@type': 'Person', name: claim.author },
    datePublished: claim.modified.slice(0, 10),
    ...kept,
    claimReviewed: statement,
    reviewRating: ratingNode(verdict, objectOf(foreign?.['rating'])),
    itemReviewed: claimNode(claim, view, objectOf(foreign?.['item'])),
  })
}

/** A label without a place on its scale has a name alone. */
function ratingNode(verdict: VerdictView, kept: JsonObject | null): JsonObject {
  const { name, label, value, best, worst, rationale } = verdict
  return known({
    '@type': 'Rating',
    ...kept,
    alternateName: name.trim() === '' ? label : name,
    ratingValue: value,
    bestRating: value === null ? null : best,
    worstRating: value === null ? null : worst,
    ratingExplanation: rationale,
  })
}

function claimNode(claim: Claim, view: View, kept: JsonObject | null): JsonObject {
  const { person, name } = view.claimantOf(claim)
  const made = view.appearancesOf(claim)
  const where = new Set(made.map(({ article }) => article))
  const articles = view.articles.flatMap(({ article }) => (where.has(article.id) ? [article] : []))
  const first = firstOf(articles)
  const others = articles.filter((article) => article !== first)
  const author = known({
    '@type': 'Person',
    name,
    jobTitle: person?.role,
    alternateName: person && person.names.length > 0 ? person.names : null,
  })
  return known({
    '@type': 'Claim',
    ...kept,
    author: name === '' ? null : author,
    datePublished: made.find(({ said }) => said !== null)?.said?.from ?? (first ?? articles[0])?.publishedOn,
    firstAppearance: first && workNode(first),
    appearance: others.length === 0 ? null : others.map(workNode),
  })
}

/** The earliest of several works, where all are dated and one is before the others; what is not known is not said. */
function firstOf(articles: readonly Article[]): Article | null {
  const dated = articles.flatMap((article) =>
    article.publishedOn === null ? [] : [{ article, on: article.publishedOn }],
  )
  if (articles.length < 2 || dated.length < articles.length) return null
  const [first, second] = dated.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return first && second && first.on < second.on && !second.on.startsWith(first.on) ? first.article : null
}

function workNode({ url, title, byline, publisher, publishedOn, language }: Article): JsonObject {
  return known({
    '@type': 'Article',
    url: url !== null && /^https?:\/\//i.test(url) ? url : null,
    headline: title,
    author: byline && { '@type': 'Person', name: byline },
    publisher: publisher && { '@type': 'Organization', name: publisher },
    datePublished: publishedOn,
    inLanguage: language === 'und' ? null : language,
  })
}

/** Leaves out what is not known. */
function known(node: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(node).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  )
}
