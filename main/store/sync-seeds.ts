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

/** What a reading of the text gives, and the person may have set otherwise. */
const READ = ['title', 'publishedOn', 'language'] as const

/**
 * The library's word on an article, with what another reading of the same text gives (a better title, say) where it still
 * says what an earlier reading gave. `earlier` is that reading, as it was stored.
 */
function refreshed(meta: ArticleMeta, built: Article, earlier: Article | null): ArticleMeta {
  const fresh = { ...meta, path: built.path, origin: built.origin }
  for (const field of READ)
    if (earlier === null || meta[field] === earlier[field]) Object.assign(fresh, { [field]: built[field] })
  return fresh
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
  const { state, archived, collections, added } = meta
  const kept = { state, archived, collections, added }
  const stored = await files.stored(meta.id).catch(() => null)
  if (stored?.hash === article.hash) return { ...metaOf(stored), ...kept }
  const revision = await files.nextRevision(meta)
  if (stored) await files.keepCurrent(meta.id, stored.revision)
  const next = { ...article, revision }
  await files.write(next, bytes, extension)
  return { ...metaOf(next), ...kept }
}

/**
 * The file's new text is kept beside the revision that the annotations are on, once for each text. Gives its number; null
 * where the library has had it before, so that whoever left it, or went back from it, is not asked again.
 */
async function keepBeside(
  meta: ArticleMeta,
  { article, bytes, extension }: Seed,
  files: ArticleFiles,
): Promise<number | null> {
  for (const number of [undefined, ...(await files.revisions(meta.id))]) {
    const stored = await files.stored(meta.id, number).catch(() => null)
    if (stored?.hash === article.hash) return null
  }
  const revision = await files.nextRevision(meta)
  await files.write({ ...article, revision }, bytes, extension, revision)
  return revision
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
    if (JSON.stringify(refreshed(meta, article, null)) === JSON.stringify(meta)) return null
    const stored = await articles.stored(article.id, meta.revision).catch(() => null)
    const fresh = refreshed(meta, article, stored)
    if (JSON.stringify(fresh) === JSON.stringify(meta)) return null
    if (stored?.revision === 1) await articles.rewrite({ ...article, revision: 1 })
    library.tables.article.set(article.id, fresh)
    return null
  }
  if (isAnnotated(article.id)) {
    const newer = (await keepBeside(meta, seed, articles)) ?? meta.newer
    if (newer === null) return null
    library.tables.article.set(article.id, { ...meta, newer })
    const path = article.path ?? article.id
    const message = `${path} has changed. “${meta.title}” still shows the revision that its annotations are on; the new text is kept beside it, to be taken over when you say so.`
    return { level: 'info', file: path, message }
  }
  library.tables.article.set(article.id, await moveOn(meta, seed, articles))
  return null
}

async function addSeed(seed: Seed, { library, articles, added }: SyncSeeds): Promise<null> {
  await articles.write(seed.article, seed.bytes, seed.extension)
  await added(seed.article.id)
  library.tables.article.set(seed.article.id, metaOf(seed.article))
  return null
}

/** What is to be done for a seed. Told in the seeds' order, so that of two with the same text the first is loaded. */
function planFor(seed: Seed, sync: SyncSeeds, texts: Map<string, ArticleMeta>): () => Promise<Notice | null> {
  const meta = sync.library.tables.article.get(seed.article.id)
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
  const { article: articles, deletedSeed } = sync.library.tables
  const texts = new Map([...articles.values()].map((meta) => [meta.hash, meta]))
  const plans = seeds
    .filter(({ article }) => !deletedSeed.has(article.id))
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
