import { extname } from 'node:path'
import type { Article, ArticleMeta } from '../../preload/model.ts'
import { FRESH, metaOf } from '../articles/build.ts'
import { textHash } from '../articles/canonical.ts'
import type { ReadIn, TakenIn } from '../library.ts'
import type { ArticleFiles } from './article-files.ts'

/** The article that a file makes, as a first revision. */
export function articleOfImport({ file, imported }: ReadIn, id: string, added: string): Article {
  const { title, text, blocks, pages, encoding, ...said } = imported
  return {
    ...FRESH,
    id,
    title: title ?? nameOf(file) ?? firstWords(text),
    byline: said.byline,
    publisher: said.publisher,
    publishedOn: said.publishedOn,
    url: said.url,
    language: said.language,
    origin: 'import',
    path: null,
    revision: 1,
    hash: textHash(text),
    added,
    file,
    ...{ text, blocks, pages, encoding },
  }
}

function nameOf(file: string | null): string | null {
  if (file === null) return null
  const name = file.slice(0, file.length - extname(file).length).trim()
  return name === '' ? file : name
}

/** What pasted text is called where it has no headline. */
function firstWords(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? ''
  return line.length <= 80 ? line : `${line.slice(0, 80).replace(/\s+\S*$/u, '')}…`
}

/** What intake needs of the library. */
interface Shelf {
  articles: ReadonlyMap<string, ArticleMeta>
  files: ArticleFiles
  newId(): string
  now(): string
}

/**
 * Files on their way into a library. Each is written into a folder of its own as it comes, which nothing knows of until
 * the edit that lists them all: called off, or after a crash, the library is as it was.
 */
export class Intake {
  readonly added: ArticleMeta[] = []
  /** Known articles for which a newer text came in, with its revision. */
  readonly newer = new Map<string, number>()
  readonly #byHash = new Map<string, ArticleMeta>()
  readonly #byUrl = new Map<string, ArticleMeta>()

  constructor(readonly shelf: Shelf) {
    for (const meta of shelf.articles.values()) this.#know(meta)
  }

  #know(meta: ArticleMeta): void {
    if (!this.#byHash.has(meta.hash)) this.#byHash.set(meta.hash, meta)
    if (meta.url !== null && !this.#byUrl.has(meta.url)) this.#byUrl.set(meta.url, meta)
  }

  /** Takes a file in, where its text is new; another text of a page that is known is kept beside it. */
  async add(read: ReadIn): Promise<TakenIn> {
    const { files, newId, now } = this.shelf
    const article = articleOfImport(read, newId(), now())
    const same = this.#byHash.get(article.hash)
    if (same) return { as: 'known', article: same.id, title: same.title, revision: same.revision }
    const known = article.url === null ? undefined : this.#byUrl.get(article.url)
    if (known && this.shelf.articles.has(known.id)) {
      const revision = await this.addRevision(known, read)
      return {
        as: revision === null ? 'known' : 'newer',
        article: known.id,
        title: known.title,
        revision: revision ?? known.revision,
      }
    }
    await files.write(article, read.bytes, read.extension)
    const meta = metaOf(article)
    this.added.push(meta)
    this.#know(meta)
    return { as: 'new', article: meta.id, title: meta.title, revision: 1 }
  }

  /** Keeps a text as another revision of an article. Gives its number; null where it is the current text. */
  async addRevision(meta: ArticleMeta, read: ReadIn): Promise<number | null> {
    const { files, now } = this.shelf
    const article = articleOfImport(read, meta.id, now())
    if (article.hash === meta.hash) return null
    let revision: number | null = null
    for (const number of [undefined, ...(await files.revisions(meta.id))]) {
      const stored = await files.stored(meta.id, number).catch(() => null)
      if (stored?.hash === article.hash) revision = stored.revision
    }
    if (revision === null) {
      revision = await files.nextRevision(meta)
      const { origin, path } = meta
      await files.write({ ...article, origin, path, revision }, read.bytes, read.extension, revision)
    }
    this.newer.set(meta.id, revision)
    return revision
  }

  /** Takes away what was written; revisions stay beside their articles, where they change nothing. */
  async discard(): Promise<void> {
    for (const { id } of this.added) await this.shelf.files.discard(id)
  }
}
