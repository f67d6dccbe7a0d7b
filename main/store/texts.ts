import type { Action } from '../../preload/actions.ts'
import type { Notice } from '../../preload/contract.ts'
import type { Article, ArticleMeta } from '../../preload/model.ts'
import { metaOf } from '../articles/build.ts'
import { PostilError } from '../errors.ts'
import { BrokenFile } from './adapter.ts'
import type { ArticleFiles } from './article-files.ts'
import type { DataFiles } from './data-files.ts'

/** The texts of articles: those in memory, and the way to those on the disk. */
export class Texts {
  readonly #current = new Map<string, Article>()
  readonly #revisions = new Map<string, Article>()
  readonly #seeds = new Map<string, ArticleMeta>()

  constructor(
    readonly articles: ArticleFiles,
    readonly files: DataFiles,
    readonly notify: (notice: Notice) => void,
  ) {}

  /** The current text of an article that is in memory. Throws not-found. */
  loaded(id: string): Article {
    const article = this.#current.get(id)
    if (!article) throw new PostilError('not-found', 'That article is not in the library.')
    return article
  }

  /** A revision that was loaded for the action under way. Throws not-found. */
  revision(id: string, revision: number): Article {
    const article = this.#revisions.get(keyOf(id, revision))
    if (!article) throw new PostilError('not-found', 'That revision of the article is not there any more.')
    return article
  }

  /** A deleted seed that was loaded for the action under way; null where its files are gone too. */
  seed(id: string): ArticleMeta | null {
    return this.#seeds.get(id) ?? null
  }

  /** Loads an article; it is not kept. Throws not-found and unreadable. */
  async read(id: string): Promise<Article> {
    const meta = this.files.library.tables.article.get(id)
    if (!meta) throw new PostilError('not-found', 'That article is not in the library.')
    const loaded = this.#current.get(id)
    // What the library says of it may have been edited since.
    if (loaded?.hash === meta.hash) return { ...loaded, ...meta }
    return this.articles.load(meta, this.notify)
  }

  /** Loads an article, and keeps it. */
  async keep(id: string): Promise<Article> {
    const article = await this.read(id)
    this.#current.set(id, article)
    return article
  }

  /** A revision as it was stored; null where it cannot be read. */
  stored(id: string, revision: number): Promise<Article | null> {
    return this.articles.stored(id, revision).catch((error: unknown) => {
      if (error instanceof BrokenFile) return null
      throw error
    })
  }

  /** Loads what an action needs beside the current texts. */
  async loadFor(action: Action): Promise<void> {
    this.#revisions.clear()
    this.#seeds.clear()
    if (action.do === 'revise') await this.#loadRevisions(action.article, action.revision)
    if (action.do === 'restoreSeeds')
      for (const { id } of this.files.library.tables.deletedSeed.values()) {
        const stored = await this.articles.stored(id).catch(() => null)
        if (stored?.id === id) this.#seeds.set(id, metaOf(stored))
      }
  }

  /** The revision that is to come, the current one, and all on which annotations stand. */
  async #loadRevisions(id: string, wanted: number): Promise<void> {
    const { tables } = await this.files.load(id)
    const current = this.files.library.tables.article.get(id)?.revision ?? 1
    const others = [...tables.annotation.values()].map(({ target }) => target.revision)
    for (const revision of new Set([wanted, current, ...others])) {
      const stored = await this.stored(id, revision)
      if (stored) this.#revisions.set(keyOf(id, revision), stored)
    }
  }
}

const keyOf = (id: string, revision: number): string => `${id} ${revision}`
