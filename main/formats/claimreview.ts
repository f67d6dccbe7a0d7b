import type { ExportAnswers } from '../../preload/interchange.ts'
import type { Content } from '../library.ts'
import { readReviews, recognisesReviews } from './claimreview/read.ts'
import { addressOf, claimsOf, reviewedOf, reviewNode } from './claimreview/review.ts'
import { verifyReviews } from './claimreview/verify.ts'
import type { Format } from './common/format.ts'
import { jsonFile } from './common/json.ts'
import { viewOf } from './common/view.ts'

/**
 * ClaimReview (https://schema.org/ClaimReview), as search engines and collections of fact checks read it
 * (https://developers.google.com/search/docs/appearance/structured-data/factcheck): one object a claim that has a verdict.
 */
export const claimreview: Format = {
  id: 'claimreview',
  name: 'ClaimReview',
  extension: 'jsonld',
  mediaType: 'application/ld+json',
  about:
    'For fact-checkers who publish: the verdicts, as search engines and collections of fact checks read them.',
  asks: ['url'],
  makes: 'file',
  positions: 'none',
  holds: {
    texts: false,
    details: false,
    spans: false,
    fragments: false,
    wholeArticle: false,
    unplaced: false,
    kinds: false,
    tags: false,
    notes: false,
    attributions: false,
    quoting: false,
    claims: false,
    speakers: true,
    verdicts: true,
    evidence: false,
    relations: false,
    joins: false,
    people: true,
    tagColours: false,
    entries: false,
    authors: false,
    ids: false,
    foreign: false,
  },
  write: (content, answers) => [{ path: '', bytes: jsonFile(documentOf(content, answers)) }],
  verify: ([file], content) => (file ? verifyReviews(file.bytes, content) : []),
  losses,
  reader: { recognises: recognisesReviews, read: readReviews },
}

/** One object where there is one review, since that is what a page should have; else all of them in an array. */
function documentOf(content: Content, { url }: ExportAnswers): unknown {
  const view = viewOf(content)
  const reviewed = reviewedOf(claimsOf(content, view), view)
  const nodes = reviewed.map((each, index) => reviewNode(each, addressOf(url, index, reviewed.length), view))
  return nodes.length === 1 ? nodes[0] : nodes
}

function losses(content: Content): string[] {
  const view = viewOf(content)
  const claims = claimsOf(content, view)
  const reviewed = reviewedOf(claims, view).length
  const judged = claims.filter((claim) => view.verdictOf(claim) !== null).length
  return [
    ...(claims.length > 0
      ? [
          'Of a claim it holds what is claimed, by whom, when and in which articles, and the verdict with its reasons.',
        ]
      : []),
    ...counted(claims.length - judged, 'has no verdict and is left out', 'have no verdict and are left out'),
    ...counted(judged - reviewed, 'has no words yet and is left out', 'have no words yet and are left out'),
    ...(reviewed > 0
      ? [
          'A review’s address is written where one is given, and only then: Google shows none without. Its date is the day on which the claim was last changed.',
        ]
      : []),
    ...(reviewed > 1
      ? [
          `Google shows a review where a page has one alone: these ${reviewed} are told apart by the ends of their addresses (#claim-1, #claim-2).`,
        ]
      : []),
  ]
}

function counted(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [count === 1 ? `One claim ${one}.` : `${count} claims ${many}.`]
}
