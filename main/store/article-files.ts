import { readdir, readFile, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { z } from 'zod'
import type { Notice } from '../../preload/contract.ts'
import { Article, ReadableVersion, SCHEMA_VERSION, type ArticleMeta } from '../../preload/model.ts'
import { buildArticle, FRESH, isPlain, metaOf } from '../articles/build.ts'
import { textHash } from '../articles/canonical.ts'
import type { ImportFile, ImportResult } from '../articles/import/imported.ts'
import { PostilError } from '../errors.ts'
import { BrokenFile, parseFile, readBytes } from './adapter.ts'
import { setAside } from './backups.ts'
import type { KeptSource } from '../library.ts'
import type { Codec } from './codec.ts'
import { makeFolder, writeDurable } from './durable.ts'

const ArticleFile = z.object({ version: ReadableVersion, ...Article.shape })

const codec: Pick<Codec<Article>, 'parse' | 'print'> = {
  parse(raw) {
    const { version: _version, ...article } = ArticleFile.parse(raw)
    if (textHash(article.text) !== article.hash) throw new Error('its text is not the one it was made with')
    return article
  },
  print: (article) => `${JSON.stringify({ version: SCHEMA_VERSION, ...article })}\n`,
}

/** Reads a file that was imported. */
export type ReadFile = (file: ImportFile) => Promise<ImportResult>

/** How a source file is called, with its extension or without one. */
const SOURCE = /^source(\.\w+)?$/

/**
 * The folders articles/ID/: article.json, the source file as it came, and other revisions in revisions/N/. Which of them
 * is the current one is said by library.json; a revision, once written, stays where it is for as long as it is needed.
 */
export class ArticleFiles {
  constructor(
    readonly library: string,
    readonly now: () => Date,
    readonly read: ReadFile,
  ) {}

  #folder(id: string, revision?: number): string {
    const folder = join(this.library, 'articles', id)
    return revision === undefined ? folder : join(folder, 'revisions', String(revision))
  }

  /** Writes an article and its source, as the first revision or as one kept beside it. */
  async write(article: Article, bytes: Uint8Array, extension: string, beside?: number): Promise<void> {
    const folder = this.#folder(article.id, beside)
    await makeFolder(folder)
    await writeDurable(join(folder, `source${extension}`), bytes)
    await writeDurable(join(folder, 'article.json'), codec.print(article))
  }

  /** Writes article.json alone: the text and its source are the same. */
  async rewrite(article: Article, beside?: number): Promise<void> {
    await writeDurable(join(this.#folder(article.id, beside), 'article.json'), codec.print(article))
  }

  /** Takes away what an import that was called off has written. The article must not be in the library. */
  async discard(id: string): Promise<void> {
    await rm(this.#folder(id), { recursive: true, force: true })
  }

  /**
   * An article as stored: one revision or, where none is named, the one that lies in the article's own folder. Null where
   * it is missing. Throws BrokenFile and newer-version.
   */
  async stored(id: string, revision?: number): Promise<Article | null> {
    const main = await this.#storedIn(this.#folder(id)).catch((error: unknown) => {
      if (revision === undefined || !(error instanceof BrokenFile)) throw error
      return null
    })
    if (revision === undefined || main?.revision === revision) return main
    return (await this.#storedIn(this.#folder(id, revision))) ?? null
  }

  async #storedIn(folder: string): Promise<Article | null> {
    const path = join(folder, 'article.json')
    const bytes = await readBytes(path)
    return bytes === null ? null : parseFile(path, bytes, codec)
  }

  /**
   * Loads an article with what the library says of it. One whose article.json is gone or damaged is made again from its
   * source; `notify` is told. Throws PostilError unreadable where that is damaged too.
   */
  async load(meta: ArticleMeta, notify: (notice: Notice) => void): Promise<Article> {
    const { id, revision } = meta
    let why = 'it was gone'
    try {
      const article = await this.stored(id, revision)
      if (article?.id === id && article.hash === meta.hash) return { ...article, ...meta }
      if (article) why = article.id === id ? 'it is another revision' : 'it belongs to another article'
    } catch (error) {
      if (!(error instanceof BrokenFile)) throw error
      why = error.message
    }
    const beside = (await this.#sourceIn(this.#folder(id, revision))) === null ? undefined : revision
    const folder = `articles/${id}/${beside === undefined ? '' : `revisions/${revision}/`}`
    const file = `${folder}article.json`
    const article = await this.#fromSource(meta, beside)
    if (article === null)
      throw new PostilError('unreadable', `“${meta.title}” cannot be opened: ${file} is damaged (${why}).`)
    const kept =
      why === 'it was gone' ? '' : ` It is kept as ${await setAside(this.library, file, this.now())}.`
    await this.rewrite(article, beside)
    const message = `${file} was damaged (${why}) and made again from the article’s source file.${kept}`
    notify({ level: 'warning', file, message })
    return article
  }

  /** The name of the source file in a folder, null where there is none. */
  async #sourceIn(folder: string): Promise<string | null> {
    const names = await readdir(folder).catch(() => [])
    return names.find((name) => SOURCE.test(name)) ?? null
  }

  /** Reads the source again: it has to give the text that the annotations are on. */
  async #fromSource(meta: ArticleMeta, beside: number | undefined): Promise<Article | null> {
    const folder = this.#folder(meta.id, beside)
    const name = await this.#sourceIn(folder)
    if (name === null) return null
    const bytes = await readFile(join(folder, name))
    const extension = extname(name)
    if (meta.origin === 'seed' && isPlain(extension)) {
      const built = buildArticle({ ...meta, name: meta.title, extension, bytes })
      return built.ok && built.article.hash === meta.hash ? { ...built.article, ...meta } : null
    }
    const read = await this.read({ name: meta.file ?? name, bytes })
    if (!read.ok || textHash(read.imported.text) !== meta.hash) return null
    const { text, blocks, pages, encoding } = read.imported
    return { ...FRESH, ...meta, text, blocks, pages, encoding }
  }

  /** The numbers of the revisions kept beside the current one, ascending. */
  async revisions(id: string): Promise<number[]> {
    const names = await readdir(join(this.#folder(id), 'revisions')).catch(() => [])
    return names
      .map(Number)
      .filter(Number.isInteger)
      .sort((a, b) => a - b)
  }

  /** All revisions that can be read, ascending, each with its source as it came. */
  async kept(id: string): Promise<{ article: Article; source: KeptSource | null }[]> {
    const found = new Map<number, { article: Article; source: KeptSource | null }>()
    for (const beside of [...(await this.revisions(id)), undefined]) {
      const folder = this.#folder(id, beside)
      const article = await this.#storedIn(folder).catch((error: unknown) => {
        if (error instanceof BrokenFile) return null
        throw error
      })
      if (article?.id !== id) continue
      const name = await this.#sourceIn(folder)
      const bytes = name === null ? null : await readBytes(join(folder, name))
      const source = name === null || bytes === null ? null : { bytes, extension: extname(name) }
      found.set(article.revision, { article, source })
    }
    return [...found.values()].sort((a, b) => a.article.revision - b.article.revision)
  }

  /** The number for a further revision. */
  async nextRevision(meta: ArticleMeta): Promise<number> {
    return Math.max(meta.revision, ...(await this.revisions(meta.id))) + 1
  }

  /** Keeps the current revision beside, so that another can take its place. Done twice it is done once. */
  async keepCurrent(id: string, revision: number): Promise<void> {
    const target = this.#folder(id, revision)
    if ((await this.#storedIn(target).catch(() => null)) !== null) return
    await makeFolder(target)
    const names = (await readdir(this.#folder(id))).filter((name) => SOURCE.test(name))
    for (const name of [...names, 'article.json'])
      await writeDurable(join(target, name), await readFile(join(this.#folder(id), name)))
  }

  /** What the folders under articles/ say that the library holds: for when library.json itself is lost. */
  async found(): Promise<ArticleMeta[]> {
    const metas: ArticleMeta[] = []
    for (const id of await readdir(join(this.library, 'articles')).catch(() => [])) {
      if (!Article.shape.id.safeParse(id).success) continue
      const article = await this.stored(id).catch((error: unknown) => {
        if (error instanceof BrokenFile) return null
        throw error
      })
      if (article?.id === id) metas.push(metaOf(article))
    }
    return metas
  }
}
