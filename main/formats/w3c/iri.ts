import type { Article } from '../../../preload/model.ts'

export type Thing =
  'annotation' | 'article' | 'claim' | 'collection' | 'evidence' | 'person' | 'relation' | 'tag'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** What RFC 3987 takes nowhere in an IRI; with it, a reader would drop the node. */
// eslint-disable-next-line no-control-regex
const NOT_IN_IRI = /[\u0000-\u0020<>"{}|\\^`\u007f-\u00a0\ufffd]/

/** The IRI of a record: a UUID as what it is, other ids in a name space of their own. */
export function iriOf(thing: Thing, id: string): string {
  return UUID.test(id) ? `urn:uuid:${id}` : `urn:postil:${thing}:${id}`
}

/** IRIs of articles by id: the article's address on the web, if it has one that is its alone; else one made of its id. */
export function articleIris(articles: readonly Article[]): ReadonlyMap<string, string> {
  const uses = new Map<string, number>()
  for (const { url } of articles) if (url !== null) uses.set(url, (uses.get(url) ?? 0) + 1)
  return new Map(
    articles.map(({ id, url }) => {
      const isOwn = url !== null && uses.get(url) === 1 && isWebAddress(url)
      return [id, isOwn ? url : iriOf('article', id)]
    }),
  )
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && !NOT_IN_IRI.test(url) && URL.canParse(url)
}
