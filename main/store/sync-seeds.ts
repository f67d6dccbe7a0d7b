import type { Notice } from '../../preload/contract.ts'
import type { Article, ArticleMeta } from '../../preload/model.ts'
import { metaOf } from '../articles/build.ts'
import type { Seed } from '../articles/seeds.ts'
import { fileProblem } from '../errors.ts'
import type { ArticleFiles } from './article-files.ts'
import type { LibraryData } from './codec.ts'

export interface SyncSeeds {
  library: LibraryData
  articles: ArticleFiles
  /** Whether annotations stand on an article's text now, or would after an undo. */
  isAnnotated(article: string): boolean
  /** Called for an article that is new to the library, before it is listed there. */
  added(article: string): Promise<void>
}

/** The library's word on an article, with what another reading of the same text gives (a better title, say). */
function refreshed(meta: ArticleMeta, built: Article): ArticleMeta {
  return { ...metaOf(built), revision: meta.revision, ...(meta.foreign ? { foreign: meta.foreign } : {}) }
}

/**
 * The current revision gives way to the file's new text, where no annotation stands on it. Each step may be the last
 * before a crash: article.json is written after all it needs, and library.json after that.
 */
async function moveOn(
  meta: ArticleMeta,
  { article, bytes, extension }: Seed,
  files: ArticleFiles,
): Promise<ArticleMeta> {
  const stored = await files.stored(meta.id).catch(() => null)
  if (stored?.hash === article.hash) return metaOf(stored)
  const others = await files.revisions(meta.id)
  if (stored) await files.keepCurrent(meta.id, stored.revision)
  const revision = Math.max(meta.revision, ...others) + 1
  const next = { ...article, revision }
  await files.write(next, bytes, extension)
  return metaOf(next)
}

/** The file's new text is kept beside the revision that the annotations are on, once for each text. */
async function keepBeside(
  meta: ArticleMeta,
  { article, bytes, extension }: Seed,
  files: ArticleFiles,
): Promise<void> {
  const others = await files.revisions(meta.id)
  const newest = others.at(-1)
  if (newest !== undefined && newest > meta.revision) {
    const stored = await files.stored(meta.id, newest).catch(() => null)
    if (stored?.hash === article.hash) return
  }
  const revision = Math.max(meta.revision, ...others) + 1
  await files.write({ ...article, revision }, bytes, extension, revision)
}

/** Brings one seed into the library; gives a notice where the person should know what became of it. */
async function syncSeed(
  seed: Seed,
  { library, articles, isAnnotated, added }: SyncSeeds,
): Promise<Notice | null> {
  const { article } = seed
  const path = article.path ?? article.id
  const meta = library.articles.get(article.id)
  if (!meta) {
    const same = [...library.articles.values()].find((other) => other.hash === article.hash)
    if (same) {
      const message = `${path} was not loaded: its text is that of “${same.title}”${same.path === null ? '' : ` (${same.path})`}.`
      return { level: 'info', file: path, message }
    }
    await articles.write(article, seed.bytes, seed.extension)
    await added(article.id)
    library.articles.set(article.id, metaOf(article))
    return null
  }
  if (meta.hash === article.hash) {
    const fresh = refreshed(meta, article)
    if (JSON.stringify(fresh) === JSON.stringify(meta)) return null
    await articles.rewrite({ ...article, ...fresh })
    library.articles.set(article.id, fresh)
    return null
  }
  if (isAnnotated(article.id)) {
    await keepBeside(meta, seed, articles)
    const message = `${path} has changed. “${meta.title}” still shows the revision that its annotations are on; the new text is kept beside it.`
    return { level: 'info', file: path, message }
  }
  library.articles.set(article.id, await moveOn(meta, seed, articles))
  return null
}

/**
 * Brings the seeds into the library: new ones are added, changed ones become new revisions, deleted ones stay away, and
 * what has gone from the folder stays in the library. A seed that cannot be stored is a notice, and the rest goes on.
 */
export async function syncSeeds(seeds: readonly Seed[], sync: SyncSeeds): Promise<Notice[]> {
  const notices: Notice[] = []
  for (const seed of seeds) {
    if (sync.library.deletedSeeds.includes(seed.article.id)) continue
    const path = seed.article.path ?? seed.article.id
    try {
      const notice = await syncSeed(seed, sync)
      if (notice) notices.push(notice)
    } catch (error) {
      const message = `${path} was not loaded: its article could not be stored, since ${fileProblem(error).why}.`
      notices.push({ level: 'error', file: path, message })
    }
  }
  return notices
}
