/** What a review says, in one shape: of schema.org's ClaimReview, and of Google's Fact Check Tools API. */
import { IsoDate } from '../../../preload/model.ts'
import { objectOf, restOf, timeOf, type JsonObject } from '../common/json-values.ts'
import { typesOf, type Found } from './find.ts'
import { placeOn, type Rating } from './ratings.ts'

export interface Work {
  url: string
  title: string | null
  publisher: string | null
  byline: string | null
  publishedOn: string | null
}

export interface ReadReview {
  /** The IRI that it has in the file. */
  iri: string | null
  statement: string
  claimant: { name: string; role: string; names: string[] } | null
  /** When it was said; an ISO date as precise as is known. */
  saidOn: string | null
  /** Where it was said, with an address. */
  works: Work[]
  rating: Rating | null
  reviewer: string
  /** Of the review: where it stands, what it is called, when it came out. */
  url: string | null
  title: string | null
  on: string | null
  time: string | null
  /** What Postil has no field for. */
  foreign: JsonObject | undefined
}

const words = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== ''
    ? value.trim()
    : typeof value === 'number'
      ? String(value)
      : null

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : value === undefined || value === null ? [] : [value]

/** An ISO date as precise as it is; of a date-time that is written otherwise, the day. */
export function dateOf(value: unknown): string | null {
  const date = words(value)
  if (date === null) return null
  if (IsoDate.safeParse(date).success) return date
  const day = /^\d{4}-\d\d-\d\d(?=[T ])/.exec(date)?.[0]
  return day ?? null
}

const webAddress = (value: unknown): string | null => {
  const url = words(value)
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null
}

/** The name of a person or organisation; of several, all. */
function nameOf(value: unknown, resolve: Found['resolve']): string | null {
  const names = listOf(value).flatMap(
    (each) => words(resolve(each)) ?? words(objectOf(resolve(each))?.['name']) ?? [],
  )
  return names.length === 0 ? null : names.join(', ')
}

function timeOfDay(on: string | null): string | null {
  if (on === null) return null
  return timeOf(on.length === 10 ? `${on}T00:00:00Z` : on)
}

/** Null where it does not say what is claimed. */
export function schemaReview(review: JsonObject, resolve: Found['resolve']): ReadReview | null {
  const [item] = listOf(review['itemReviewed']).map((each) => objectOf(resolve(each)) ?? {})
  const statement = words(review['claimReviewed']) ?? words(item?.['text']) ?? words(item?.['name'])
  if (statement === null) return null
  const rated = objectOf(resolve(listOf(review['reviewRating'])[0]))
  const author = objectOf(resolve(listOf(review['author'])[0]))
  const reviewer = nameOf(review['author'], resolve) ?? nameOf(review['publisher'], resolve) ?? ''
  const on = dateOf(review['datePublished'])
  const claimant = claimantOf(item?.['author'], resolve)
  const rest = {
    review: restOf(review, [
      ...['@context', '@type', '@id', 'claimReviewed', 'reviewRating', 'itemReviewed'],
      // What is no more than a name and a date has a field.
      ...(isPlain(author, review['author']) ? ['author'] : []),
      ...(on !== null && on.length === 10 ? ['datePublished'] : []),
    ]),
    rating:
      rated &&
      restOf(rated, [
        '@type',
        'alternateName',
        'ratingValue',
        'bestRating',
        'worstRating',
        'ratingExplanation',
      ]),
    item: item && restOf(item, ['@type', 'author', 'datePublished', 'appearance', 'firstAppearance']),
  }
  const kept = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined && value !== null),
  )
  return {
    iri: words(review['@id']),
    statement,
    claimant,
    saidOn: dateOf(item?.['datePublished']),
    works: worksOf(item ?? {}, resolve),
    rating: rated && ratingOf(rated, review, reviewer),
    reviewer,
    url: webAddress(review['url']) ?? webAddress(objectOf(resolve(review['url']))?.['@id']),
    title: words(review['headline']) ?? words(review['name']),
    on,
    time: timeOfDay(on),
    foreign: Object.keys(kept).length === 0 ? undefined : kept,
  }
}

/** Whether an author is a person with a name, and nothing else is said of him. */
function isPlain(author: JsonObject | null, given: unknown): boolean {
  if (Array.isArray(given) || author === null) return typeof given === 'string'
  return (
    typesOf(author).join() === 'Person' &&
    Object.keys(author).every((key) => key === '@type' || key === 'name')
  )
}

function claimantOf(value: unknown, resolve: Found['resolve']): ReadReview['claimant'] {
  const name = nameOf(value, resolve)
  if (name === null) return null
  const author = objectOf(resolve(listOf(value)[0]))
  const names = listOf(author?.['alternateName']).flatMap((each) => words(each) ?? [])
  return { name, role: words(author?.['jobTitle']) ?? '', names: listOf(value).length > 1 ? [] : names }
}

function ratingOf(rated: JsonObject, review: JsonObject, reviewer: string): Rating | null {
  const name = words(rated['alternateName']) ?? words(rated['name']) ?? words(rated['ratingValue'])
  if (name === null) return null
  const rationale =
    words(rated['ratingExplanation']) ?? words(rated['description']) ?? words(review['reviewBody']) ?? ''
  return {
    name,
    ...placeOn(rated['ratingValue'], rated['worstRating'], rated['bestRating']),
    rationale,
    reviewer,
  }
}

/** Where the claim was made: appearances of a Claim, or the work itself, as reviews had it before there was one. */
function worksOf(item: JsonObject, resolve: Found['resolve']): Work[] {
  const isClaim = typesOf(item).includes('Claim')
  const given = [
    ...listOf(item['firstAppearance']),
    ...listOf(item['appearance']),
    ...(isClaim ? [] : [item]),
    ...listOf(item['sameAs']),
  ]
  const works = new Map<string, Work>()
  for (const each of given) {
    const work = resolve(each)
    const object = objectOf(work)
    const url = webAddress(work) ?? webAddress(object?.['url']) ?? webAddress(object?.['@id'])
    if (url === null || works.has(url)) continue
    works.set(url, {
      url,
      title: words(object?.['headline']) ?? words(object?.['name']),
      publisher: nameOf(object?.['publisher'], resolve),
      byline: isClaim ? nameOf(object?.['author'], resolve) : null,
      publishedOn: dateOf(object?.['datePublished']),
    })
  }
  return [...works.values()]
}

/** A claim of Google's API (claims.search) has a review of each publisher that looked into it. */
export function googleReviews(claim: JsonObject): ReadReview[] {
  const statement = words(claim['text'])
  if (statement === null) return []
  const claimant = words(claim['claimant'])
  return listOf(claim['claimReview']).flatMap((each): ReadReview[] => {
    const review = objectOf(each)
    if (review === null) return []
    const publisher = objectOf(review['publisher'])
    const reviewer = words(publisher?.['name']) ?? words(publisher?.['site']) ?? ''
    const name = words(review['textualRating'])
    const on = dateOf(review['reviewDate'])
    return [
      {
        iri: null,
        statement,
        claimant: claimant === null ? null : { name: claimant, role: '', names: [] },
        saidOn: dateOf(claim['claimDate']),
        works: [],
        rating: name === null ? null : { name, value: null, worst: 1, best: 5, rationale: '', reviewer },
        reviewer,
        url: webAddress(review['url']),
        title: words(review['title']),
        on,
        time: timeOfDay(on),
        foreign: undefined,
      },
    ]
  })
}
