/** Data about an article that its page carries as JSON-LD, in the words of schema.org. */
import type { ParentNode } from 'domhandler'
import { elementsUnder, textUnder } from '../tree.ts'

/** Fields of one thing of schema.org; nothing of it is trusted. */
export type Thing = Readonly<Record<string, unknown>>

/** More is no data about one article: code units. */
const LONGEST = 2_000_000
const MAX_THINGS = 2000

const ARTICLE =
  /(?:Article|BlogPosting|Report|Review|NewsItem|SocialMediaPosting|DiscussionForumPosting|LiveBlogPosting|CreativeWork|Claim)$/

const isThing = (value: unknown): value is Thing =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : value === undefined || value === null ? [] : [value]

function* thingsIn(value: unknown, depth = 0): Iterable<Thing> {
  if (depth > 6) return
  for (const item of listOf(value)) {
    if (!isThing(item)) continue
    yield item
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart'])
      if (typeof item[key] === 'object') yield* thingsIn(item[key], depth + 1)
  }
}

const isKind = (thing: Thing, kind: RegExp): boolean =>
  listOf(thing['@type']).some((type) => typeof type === 'string' && kind.test(type))

/** The thing on the page that is an article; where there are several, the first that has a headline. */
export function articleThing(page: ParentNode): Thing | null {
  const things: Thing[] = []
  for (const script of elementsUnder(page)) {
    if (script.name !== 'script' || !/^application\/ld\+json\b/i.test(script.attribs['type'] ?? '')) continue
    const json = textUnder(script)
      .trim()
      .replace(/^<!--|-->$|^\/\*.*?\*\/|;$/g, '')
    if (json.length > LONGEST) continue
    try {
      for (const thing of thingsIn(JSON.parse(json))) if (things.push(thing) >= MAX_THINGS) break
    } catch {
      // Written by hand, and broken: the page's meta elements say the same.
    }
  }
  const byId = new Map(things.map((thing) => [thing['@id'], thing]))
  const articles = things.filter((thing) => isKind(thing, ARTICLE))
  const found = articles.find(({ headline }) => typeof headline === 'string') ?? articles[0]
  if (!found) return null
  const resolve = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(resolve)
      : isThing(value) && value['name'] === undefined
        ? (byId.get(value['@id']) ?? value)
        : value
  return { ...found, author: resolve(found['author']), publisher: resolve(found['publisher']) }
}

/** The names of people and organisations, which are given as text or as things. */
export const namesOf = (value: unknown): unknown[] =>
  listOf(value).flatMap((item) => (isThing(item) ? listOf(item['name']) : [item]))
