import type { Evidence } from '../../../preload/model.ts'
import type { ReadProblem } from '../../../preload/interchange.ts'
import { unreadable } from '../common/json.ts'
import {
  emptyClaim,
  emptyReading,
  type InFile,
  type ReadAnnotation,
  type ReadClaim,
  type ReadDocument,
  type Reading,
} from '../reading/reading.ts'
import { mentionsReviews, reviewsIn } from './find.ts'
import { Ratings } from './ratings.ts'
import { googleReviews, schemaReview, type ReadReview, type Work } from './statement.ts'

export function recognisesReviews(files: readonly InFile[]): boolean {
  return files.length > 0 && files.every(mentionsReviews)
}

/**
 * Reviews as claims with verdicts. Each is made in the articles that it names by their addresses, at the words that it
 * reviews where they stand there; one that names none is looked for by its words.
 */
export function readReviews(files: readonly InFile[]): Reading {
  const reading = emptyReading(null)
  const ratings = new Ratings()
  const claims: { reviews: ReadReview[]; file: string }[] = []
  for (const file of files) {
    const found = reviewsIn(file, reading.problems)
    const before = claims.length
    for (const review of found.reviews) {
      const read = schemaReview(review, found.resolve)
      if (read) claims.push({ reviews: [read], file: file.path })
      else reading.problems.push(lost(file))
    }
    for (const claim of found.google) {
      const reviews = googleReviews(claim)
      if (reviews.length > 0) claims.push({ reviews, file: file.path })
      else reading.problems.push(lost(file))
    }
    if (claims.length === before && files.length === 1 && found.reviews.length + found.google.length === 0)
      throw unreadable(file, 'there is no ClaimReview in it')
  }
  for (const { reviews } of claims) for (const { rating } of reviews) if (rating) ratings.add(rating)
  const { scales, verdictOf } = ratings.settle()
  reading.scales = scales
  const making = new Making(reading)
  for (const { reviews, file } of claims) making.add(reviews, file, verdictOf)
  return reading
}

const lost = ({ path }: InFile): ReadProblem => ({
  file: path,
  what: 'A review does not say which claim it is of, and was left out.',
})

/** Puts claims with their people and places into a reading. */
class Making {
  readonly #documents = new Map<string, ReadDocument>()
  readonly #people = new Map<string, string>()
  readonly #keys = new Set<string>()

  constructor(readonly reading: Reading) {}

  /** @param reviews all of one claim: the first gives its verdict */
  add(
    reviews: readonly ReadReview[],
    file: string,
    verdictOf: ReturnType<Ratings['settle']>['verdictOf'],
  ): void {
    const [first] = reviews
    if (!first) return
    const id = /^urn:postil:claim:([\w-]{1,80})$/.exec(first.iri ?? '')?.[1] ?? null
    const key = this.#keyOf(id ?? `claim ${this.#keys.size + 1}`)
    const rated = reviews.find(({ rating }) => rating !== null)
    if (!rated) {
      const what = `The review of “${short(first.statement)}” has no verdict: the claim comes without one.`
      this.reading.problems.push({ file, what })
    }
    const claim: ReadClaim = {
      ...emptyClaim(key),
      id,
      statement: first.statement,
      claimant: this.#personOf(first),
      verdict: rated?.rating ? verdictOf(rated.rating) : null,
      evidence: reviews.flatMap((review, index) =>
        evidenceOf(review, `${key.replace(/[^\w-]/g, '-')}-${index + 1}`),
      ),
      author: first.reviewer,
      created: first.time,
      modified: first.time,
      ...(first.foreign === undefined ? {} : { foreign: { claimreview: first.foreign } }),
    }
    this.reading.claims.push(claim)
    const works: (Work | null)[] = first.works.length > 0 ? first.works : [null]
    for (const work of works) this.#documentOf(work, first, key).annotations.push(madeBy(claim, first))
  }

  #keyOf(name: string): string {
    let key = name
    for (let n = 2; this.#keys.has(key); n++) key = `${name} ${n}`
    this.#keys.add(key)
    return key
  }

  #personOf({ claimant }: ReadReview): string | null {
    if (claimant === null) return null
    const known = this.#people.get(claimant.name)
    if (known !== undefined) return known
    const key = `person ${this.#people.size + 1}`
    this.#people.set(claimant.name, key)
    this.reading.people.push({ key, id: null, ...claimant })
    return key
  }

  #documentOf(work: Work | null, { statement }: ReadReview, claim: string): ReadDocument {
    const key = work?.url ?? `${claim}: ${short(statement)}`
    const known = this.#documents.get(key)
    if (known) return known
    const { url, title, publisher, byline, publishedOn } = work ?? {}
    const details = {
      ...(url === undefined ? {} : { url }),
      title: title ?? url ?? `where somebody says “${short(statement)}”`,
      ...(publisher ? { publisher } : {}),
      ...(byline ? { byline } : {}),
      ...(publishedOn ? { publishedOn } : {}),
    }
    const document: ReadDocument = { key, id: null, text: null, hash: null, details, annotations: [] }
    this.#documents.set(key, document)
    this.reading.documents.push(document)
    return document
  }
}

/** The claim's passage: its words where they stand in the article, and open where they do not. */
function madeBy(
  { key, claimant, author, created, modified }: ReadClaim,
  { statement, saidOn }: ReadReview,
): ReadAnnotation {
  return {
    ...{ id: null, kind: 'appearance', tags: [], note: '', author, created, modified },
    spans: [{ range: null, exact: statement }],
    state: 'open',
    appearance: {
      claim: key,
      source: { spans: [], person: claimant, none: false },
      cue: { spans: [] },
      quoted: null,
      said: saidOn === null ? null : { from: saidOn, to: null, about: false },
    },
  }
}

/** Where a review stands on the web is what its verdict rests on here. */
function evidenceOf({ url, title, reviewer, rating, on }: ReadReview, id: string): Evidence[] {
  if (url === null || url.length > 4000) return []
  const said = [reviewer, rating?.name ?? ''].filter((part) => part !== '').join(': ')
  return [
    {
      ...{ id: id.slice(0, 80), stance: null, date: on },
      question: title ?? '',
      answer: said,
      ground: { kind: 'link', url },
    },
  ]
}

function short(words: string): string {
  const characters = [...words.replace(/\s+/gu, ' ')]
  return characters.length <= 80 ? characters.join('') : `${characters.slice(0, 79).join('')}…`
}
