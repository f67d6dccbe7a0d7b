import type { Content } from '../../library.ts'
import type { Problem } from '../common/format.ts'
import { objectOf, type JsonObject } from '../common/json-values.ts'
import { viewOf } from '../common/view.ts'
import { claimIri } from './review.ts'

/**
 * Reads reviews back with JSON.parse: every claim with a verdict and words must have one, and each must say who claims what,
 * and what the verdict is.
 */
export function verifyReviews(bytes: Uint8Array, content: Content): Problem[] {
  const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  const reviews = (Array.isArray(value) ? (value as unknown[]) : [value]).map((each) => objectOf(each) ?? {})
  const byId = new Map(reviews.map((each) => [each['@id'], each]))
  if (byId.size < reviews.length) return [problem('two of its reviews are of one claim')]

  const view = viewOf(content)
  const records = content.articles.flatMap((each) => each.claims)
  const known = new Map(
    [...records, ...content.elsewhere.claims.map(({ claim }) => claim)].map((each) => [each.id, each]),
  )
  const here = new Set(records.map(({ id }) => id))
  for (const annotation of content.articles.flatMap((each) => each.annotations))
    if (annotation.kind === 'appearance') here.add(view.claimOf(annotation)?.id ?? annotation.claim)
  const joined = new Set([...known.values()].flatMap((claim) => view.joinedTo(claim).map(({ id }) => id)))

  const problems: Problem[] = []
  let wanted = 0
  for (const id of here) {
    const claim = known.get(id)
    const verdict = claim && view.verdictOf(claim)
    if (!claim || !verdict || joined.has(id) || view.statementOf(claim).trim() === '') continue
    wanted++
    const review = byId.get(claimIri(id))
    const rating = objectOf(review?.['reviewRating'])
    const wrong =
      review === undefined
        ? 'has no review'
        : review['claimReviewed'] !== view.statementOf(claim)
          ? 'is reviewed in other words'
          : rating?.['alternateName'] !== (verdict.name.trim() === '' ? verdict.label : verdict.name) ||
              (rating['ratingValue'] ?? null) !== verdict.value
            ? 'has another verdict'
            : nameIn(review) === view.claimantOf(claim).name
              ? null
              : 'is claimed by somebody else'
    if (wrong !== null) problems.push(problem(`the claim “${view.statementOf(claim)}” ${wrong}`))
  }
  if (problems.length === 0 && wanted !== reviews.length)
    return [problem(`it has ${reviews.length} reviews where ${wanted} claims have a verdict`)]
  return problems
}

function nameIn(review: JsonObject): unknown {
  return objectOf(objectOf(review['itemReviewed'])?.['author'])?.['name'] ?? ''
}

function problem(what: string): Problem {
  return { article: null, annotation: null, what }
}
