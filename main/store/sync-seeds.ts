import type { Notice } from '../../preload/contract.ts'
import type { Article, ArticleMeta } from '../../preload/model.ts'
import { metaOf } from '../articles/build.ts'
import type { Seed } from '../articles/seeds.ts'
import { fileProblem } from '../errors.ts'
import type { ArticleFiles } from './article-files.ts'
import type { LibraryData } from './codec.ts'
import { AT_ONCE, mapLimited } from './durable.ts'

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

const sameText = (path: string, title: string, other: string | null): Notice => ({
  level: 'info',
  file: path,
  message: `${path} was not loaded: its text is that of “${title}”${other === null ? '' : ` (${other})`}.`,
})

/** Brings a seed that the library knows up to date; gives a notice where the person should know what became of it. */
async function syncKnown(seed: Seed, meta: ArticleMeta, sync: SyncSeeds): Promise<Notice | null> {
  const { library, articles, isAnnotated } = sync
  const { article } = seed
  if (meta.hash === article.hash) {
    const fresh = refreshed(meta, article)
    if (JSON.stringify(fresh) === JSON.stringify(meta)) return null
    await articles.rewrite({ ...article, ...fresh })
    library.articles.set(article.id, fresh)
    return null
  }
  if (isAnnotated(article.id)) {
    await keepBeside(meta, seed, articles)
    const path = article.path ?? article.id
    const message = `${path} has changed. “${meta.title}” still shows the revision that its annotations are on; the new text is kept beside it.`
    return { level: 'info', file: path, message }
  }
  library.articles.set(article.id, await moveOn(meta, seed, articles))
  return null
}

async function addSeed(seed: Seed, { library, articles, added }: SyncSeeds): Promise<null> {
  await articles.write(seed.article, seed.bytes, seed.extension)
  await added(seed.article.id)
  library.articles.set(seed.article.id, metaOf(seed.article))
  return null
}

/** What is to be done for a seed. Told in the seeds' order, so that of two with the same text the first is loaded. */
function planFor(seed: Seed, sync: SyncSeeds, texts: Map<string, ArticleMeta>): () => Promise<Notice | null> {
  const meta = sync.library.articles.get(seed.article.id)
  if (meta) return () => syncKnown(seed, meta, sync)
  const same = texts.get(seed.article.hash)
  if (same) {
    const notice = sameText(seed.article.path ?? seed.article.id, same.title, same.path)
    return () => Promise.resolve(notice)
  }
  texts.set(seed.article.hash, seed.article)
  return () => addSeed(seed, sync)
}

/**
 * Brings the seeds into the library: new ones are added, changed ones become new revisions, deleted ones stay away, and
 * what has gone from the folder stays in the library. A seed that cannot be stored is a notice, and the rest goes on.
 */
export async function syncSeeds(seeds: readonly Seed[], sync: SyncSeeds): Promise<Notice[]> {
  const { articles, deletedSeeds } = sync.library
  const texts = new Map([...articles.values()].map((meta) => [meta.hash, meta]))
  const plans = seeds
    .filter(({ article }) => !deletedSeeds.includes(article.id))
    .map((seed) => ({ path: seed.article.path ?? seed.article.id, run: planFor(seed, sync, texts) }))
  // Each waits for the disk several times over, so many go on at once.
  const notices = await mapLimited(plans, AT_ONCE, async ({ path, run }): Promise<Notice | null> => {
    try {
      return await run()
    } catch (error) {
      const message = `${path} was not loaded: its article could not be stored, since ${fileProblem(error).why}.`
      return { level: 'error', file: path, message }
    }
  })
  return notices.filter((notice) => notice !== null)
}
