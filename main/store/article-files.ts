import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Notice } from '../../preload/contract.ts'
import { Article, ReadableVersion, SCHEMA_VERSION, type ArticleMeta } from '../../preload/model.ts'
import { buildArticle, EXTENSIONS, metaOf, type Extension } from '../articles/build.ts'
import { textHash } from '../articles/canonical.ts'
import { PostilError } from '../errors.ts'
import { BrokenFile, parseFile, readBytes } from './adapter.ts'
import { setAside } from './backups.ts'
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

/** The folders articles/ID/: article.json, the source file as it came, and other revisions in revisions/N/. */
export class ArticleFiles {
  constructor(
    readonly library: string,
    readonly now: () => Date,
  ) {}

  #folder(id: string, revision?: number): string {
    const folder = join(this.library, 'articles', id)
    return revision === undefined ? folder : join(folder, 'revisions', String(revision))
  }

  /** Writes an article and its source, as the current revision or as one kept beside it. */
  async write(article: Article, bytes: Uint8Array, extension: Extension, beside?: number): Promise<void> {
    const folder = this.#folder(article.id, beside)
    await makeFolder(folder)
    await writeDurable(join(folder, `source${extension}`), bytes)
    await writeDurable(join(folder, 'article.json'), codec.print(article))
  }

  /** Writes article.json alone: the text and its source are the same. */
  async rewrite(article: Article): Promise<void> {
    await writeDurable(join(this.#folder(article.id), 'article.json'), codec.print(article))
  }

  /** The article as stored, null where it is missing. Throws BrokenFile and newer-version. */
  async stored(id: string, revision?: number): Promise<Article | null> {
    const path = join(this.#folder(id, revision), 'article.json')
    const bytes = await readBytes(path)
    return bytes === null ? null : parseFile(path, bytes, codec)
  }

  /**
   * Loads an article. One whose article.json is gone or damaged is made again from its source; `notify` is told. Throws
   * PostilError unreadable where that is damaged too.
   */
  async load(meta: ArticleMeta, notify: (notice: Notice) => void): Promise<Article> {
    const file = `articles/${meta.id}/article.json`
    let why = 'it was gone'
    try {
      const article = await this.stored(meta.id)
      if (article?.id === meta.id) return article
      if (article) why = 'it belongs to another article'
    } catch (error) {
      if (!(error instanceof BrokenFile)) throw error
      why = error.message
    }
    const article = await this.#fromSource(meta)
    if (article === null)
      throw new PostilError('unreadable', `“${meta.title}” cannot be opened: ${file} is damaged (${why}).`)
    const kept =
      why === 'it was gone' ? '' : ` It is kept as ${await setAside(this.library, file, this.now())}.`
    await this.rewrite(article)
    const message = `${file} was damaged (${why}) and made again from the article’s source file.${kept}`
    notify({ level: 'warning', file, message })
    return article
  }

  async #fromSource(meta: ArticleMeta): Promise<Article | null> {
    for (const extension of EXTENSIONS) {
      const bytes = await readFile(join(this.#folder(meta.id), `source${extension}`)).catch(() => null)
      if (bytes === null) continue
      const built = buildArticle({ ...meta, name: meta.title, extension, bytes })
      if (built.ok && built.article.hash === meta.hash) return { ...built.article, ...meta }
    }
    return null
  }

  /** The numbers of the revisions kept beside the current one, ascending. */
  async revisions(id: string): Promise<number[]> {
    const names = await readdir(join(this.#folder(id), 'revisions')).catch(() => [])
    return names
      .map(Number)
      .filter(Number.isInteger)
      .sort((a, b) => a - b)
  }

  /** Keeps the current revision beside, so that another can take its place. Done twice it is done once. */
  async keepCurrent(id: string, revision: number): Promise<void> {
    const target = this.#folder(id, revision)
    if ((await this.stored(id, revision).catch(() => null)) !== null) return
    await makeFolder(target)
    const names = (await readdir(this.#folder(id))).filter((name) => /^source\.\w+$/.test(name))
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
