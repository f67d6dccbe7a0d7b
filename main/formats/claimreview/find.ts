/** Where reviews stand in files: JSON of any shape, and JSON-LD in pages. */
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { ReadProblem } from '../../../preload/interchange.ts'
import { elementsIn, textIn, valueOf } from '../html/read-page.ts'
import { objectOf, type JsonObject } from '../common/json-values.ts'
import { recordsIn, unreadable, utf8Of } from '../common/json.ts'
import type { InFile } from '../reading/reading.ts'

/** Objects that a walk looks at; more is no file of reviews. */
const MOST_OBJECTS = 2_000_000
/** Deeper than that nothing is nested that means anything. */
const DEEPEST = 100
const TYPE = /"@type"\s*:\s*(\[[^\]]*)?"(https?:\/\/schema\.org\/|schema:)?ClaimReview"/
const GOOGLE = /"claimReview"\s*:\s*\[/
/** Bytes that are looked at for these words. */
const LOOKED_AT = 8 * 1024 * 1024

export function mentionsReviews({ bytes }: InFile): boolean {
  const words = new TextDecoder('latin1').decode(utf8Of(bytes.subarray(0, LOOKED_AT)))
  return /^\s*[[{<]/.test(words) && (TYPE.test(words) || GOOGLE.test(words))
}

/** What is found in one file. */
export interface Found {
  /** Objects of type ClaimReview, once each. */
  reviews: JsonObject[]
  /** Claims as Google's Fact Check Tools API gives them (claims.search). */
  google: JsonObject[]
  /** What a reference that is nothing but an @id means. */
  resolve(value: unknown): unknown
}

/**
 * Everything in a file that is a review.
 * @throws PostilError 'unreadable' that names the file
 */
export function reviewsIn(file: InFile, problems: ReadProblem[]): Found {
  const reviews: JsonObject[] = []
  const google: JsonObject[] = []
  const byId = new Map<string, JsonObject>()
  let left = MOST_OBJECTS
  for (const root of rootsOf(file, problems)) {
    const stack: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }]
    for (let at = stack.pop(); at && left > 0; at = stack.pop()) {
      const { value, depth } = at
      if (typeof value !== 'object' || value === null || depth > DEEPEST) continue
      left--
      const object = objectOf(value)
      if (object && typesOf(object).includes('ClaimReview') && object['claimReviewed'] !== undefined)
        reviews.push(object)
      else if (object && Array.isArray(object['claimReview'])) google.push(object)
      const id = object?.['@id']
      if (object && typeof id === 'string' && Object.keys(object).length > 1) byId.set(id, object)
      const parts: unknown[] = Object.values(value)
      stack.push(...parts.toReversed().map((part) => ({ value: part, depth: depth + 1 })))
    }
  }
  if (left === 0)
    problems.push({
      file: file.path,
      what: `More than ${MOST_OBJECTS} things are in it: the rest was left out.`,
    })
  const resolve = (value: unknown): unknown => {
    const id = objectOf(value)?.['@id']
    const isReference = typeof id === 'string' && Object.keys(objectOf(value) ?? {}).length === 1
    return isReference ? (byId.get(id) ?? value) : value
  }
  return { reviews, google, resolve }
}

/** The types of a thing, without the vocabulary that they are of. */
export function typesOf(object: JsonObject): string[] {
  const type = object['@type']
  const all = Array.isArray(type) ? (type as unknown[]) : [type]
  return all.flatMap((each) =>
    typeof each === 'string' ? [each.replace(/^(https?:\/\/schema\.org\/|schema:)/, '')] : [],
  )
}

function rootsOf(file: InFile, problems: ReadProblem[]): unknown[] {
  const bytes = utf8Of(file.bytes)
  if (!/^\s*</.test(new TextDecoder('latin1').decode(bytes.subarray(0, 1000))))
    return [...recordsIn(file, problems)].map(({ value }) => value)
  const scripts = elementsIn(documentOf(file, bytes)).filter(
    (each) =>
      each.tagName === 'script' && /^application\/ld\+json\b/i.test(valueOf(each, 'type')?.trim() ?? ''),
  )
  return scripts.flatMap((script) => {
    const json = textIn(script)
      .text.trim()
      .replace(
        /^(<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[|\/\/<!\[CDATA\[)|(-->|\/\*\]\]>\*\/|\/\/\]\]>|\]\]>|;)$/g,
        '',
      )
    if (!/claimreview/i.test(json)) return []
    try {
      return [JSON.parse(json) as unknown]
    } catch {
      problems.push({
        file: file.path,
        what: 'Data in the page that names a ClaimReview is no JSON and was left out.',
      })
      return []
    }
  })
}

function documentOf(file: InFile, bytes: Uint8Array): Tree.Document {
  try {
    return parse(new TextDecoder().decode(bytes))
  } catch {
    throw unreadable(file, 'it is too large to be read as a page')
  }
}
