import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { LibraryView } from '../../preload/contract.ts'
import type { Content, Depot, KeptArticle } from '../library.ts'
import { PostilError } from '../errors.ts'
import type { ArticleFiles } from './article-files.ts'
import { keptFile } from './evidence-files.ts'

interface Means {
  view: Pick<LibraryView, 'collections' | 'filters'>
  articles: ArticleFiles
  folder: string
}

/**
 * What the library keeps beside this content. Collections are those of its articles; of a whole library all of them, and
 * the saved filters too. What cannot be read is missing, and does not stop the rest.
 */
export async function depotOf(content: Content, whole: boolean, means: Means): Promise<Depot> {
  const { view, articles, folder } = means
  const missing: string[] = []
  const kept: KeptArticle[] = []
  for (const { article } of content.articles) {
    const all = await articles.kept(article.id)
    kept.push({
      article: article.id,
      source: all.find((each) => each.article.revision === article.revision)?.source ?? null,
      revisions: all.filter((each) => each.article.revision !== article.revision),
    })
  }
  const files: Depot['files'] = []
  for (const { sha256, name } of evidenceIn(content).values())
    try {
      const bytes = await readFile(await keptFile(folder, sha256))
      if (createHash('sha256').update(bytes).digest('hex') === sha256) files.push({ sha256, bytes })
      else
        missing.push(`The evidence “${name}” is not in it, because it was damaged in the library’s folder.`)
    } catch (error) {
      if (!(error instanceof PostilError)) throw error
      missing.push(`The evidence “${name}” is not in it, because it is missing from the library’s folder.`)
    }
  const used = new Set(content.articles.flatMap(({ article }) => article.collections))
  return {
    articles: kept,
    files,
    collections: whole ? view.collections : view.collections.filter(({ id }) => used.has(id)),
    filters: whole ? view.filters : [],
    missing,
  }
}

/** The files that evidence of this content rests on, once each. */
function evidenceIn({ articles }: Content): Map<string, { sha256: string; name: string }> {
  const grounds = articles.flatMap(({ claims }) =>
    claims.flatMap(({ evidence }) => evidence.map(({ ground }) => ground)),
  )
  return new Map(
    grounds.flatMap((ground) => (ground?.kind === 'file' ? [[ground.sha256, ground] as const] : [])),
  )
}
