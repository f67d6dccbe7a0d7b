import type { Article, ArticleMeta } from '../../preload/model.ts'
import { parsePlain } from './blocks.ts'
import { canonicalText, textHash } from './canonical.ts'
import { guessLanguage } from './language.ts'
import { parseMarkdown } from './markdown.ts'

/** The file types that are articles, by extension in lower case. */
export const EXTENSIONS = ['.txt', '.md'] as const
export type Extension = (typeof EXTENSIONS)[number]

export function isPlain(extension: string): extension is Extension {
  return (EXTENSIONS as readonly string[]).includes(extension)
}

export interface Source {
  id: string
  origin: ArticleMeta['origin']
  /** A seed's path in its folder. */
  path: string | null
  /** What the title falls back to: the file's name without its extension. */
  name: string
  extension: Extension
  bytes: Uint8Array
}

/** What the library says of an article that nobody has touched yet. */
export const FRESH = {
  added: null,
  file: null,
  state: 'new',
  archived: false,
  collections: [],
  newer: null,
} as const satisfies Partial<ArticleMeta>

/** Makes an article of a file as its first revision, or says why it cannot. */
export function buildArticle(source: Source): { ok: true; article: Article } | { ok: false; why: string } {
  const decoded = canonicalText(source.bytes)
  if (!decoded.ok) return decoded
  const { text } = decoded
  const { title, publishedOn, blocks } = (source.extension === '.md' ? parseMarkdown : parsePlain)(text)
  return {
    ok: true,
    article: {
      id: source.id,
      title: title ?? source.name,
      byline: null,
      publisher: null,
      publishedOn,
      url: null,
      language: guessLanguage(text),
      origin: source.origin,
      path: source.path,
      revision: 1,
      hash: textHash(text),
      ...FRESH,
      text,
      blocks,
      pages: [],
      encoding: null,
    },
  }
}

/** What the library keeps of an article without its text. */
export function metaOf(article: Article): ArticleMeta {
  const { text: _text, blocks: _blocks, pages: _pages, encoding: _encoding, ...meta } = article
  return meta
}
