/** Which article of the library a document of a file is. */
import type { ArticleMeta } from '../../../preload/model.ts'
import { placeSpan } from './place-span.ts'
import type { ReadDocument } from './reading.ts'
import { SoughtText } from './text-of.ts'

/** What the library's articles are known by. */
export class Shelf {
  readonly #byId = new Map<string, ArticleMeta>()
  readonly #byHash = new Map<string, ArticleMeta>()
  /** Null where several articles have one address. */
  readonly #byUrl = new Map<string, ArticleMeta | null>()

  constructor(readonly articles: readonly ArticleMeta[]) {
    for (const meta of articles) {
      this.#byId.set(meta.id, meta)
      if (!this.#byHash.has(meta.hash)) this.#byHash.set(meta.hash, meta)
      const key = meta.url && addressOf(meta.url)
      if (key) this.#byUrl.set(key, this.#byUrl.has(key) ? null : meta)
    }
  }

  /** The article with that id, where it has that text; or with that text; or with that id; or with that address alone. */
  find({ id, details }: ReadDocument, hash: string | null): ArticleMeta | null {
    const own = id === null ? null : (this.#byId.get(id) ?? null)
    if (own && (hash === null || own.hash === hash)) return own
    const same = hash === null ? null : (this.#byHash.get(hash) ?? null)
    return same ?? own ?? (details.url ? (this.#byUrl.get(addressOf(details.url)) ?? null) : null)
  }
}

/** An address without what says nothing of the page: its fragment, the scheme, a slash at the end. */
function addressOf(url: string): string {
  return url
    .trim()
    .replace(/#.*$/, '')
    .replace(/^https?:\/\/(www\.)?/i, '')
    .replace(/\/$/, '')
}

/** How many of a document's quotes an article's text has: null where it has none to look for. */
export function quotesFound(document: ReadDocument, text: string): { found: number; of: number } | null {
  const quotes = document.annotations
    .flatMap(({ spans }) => spans ?? [])
    .filter(({ exact }) => exact !== null && exact.trim() !== '')
  if (quotes.length === 0) return null
  const sought = new SoughtText(text)
  const found = quotes.filter((span) => placeSpan(sought, { ...span, range: null }) !== null).length
  return { found, of: quotes.length }
}

/** The one article that has most of the quotes, and at least half; null where there is none, or two are equal. */
export function bestOf(counts: ReadonlyMap<string, number>, of: number): string | null {
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1])
  if (!first || first[1] * 2 < of || first[1] === second?.[1]) return null
  return first[0]
}
