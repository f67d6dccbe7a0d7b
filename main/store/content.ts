import type { LibraryView } from '../../preload/contract.ts'
import type { Article } from '../../preload/model.ts'
import type { ArticleContent, Content } from '../library.ts'
import { chosenOf, onlyChosen } from './chosen.ts'
import type { ClaimIndex } from './claim-index.ts'
import { byCreated } from './codec.ts'
import type { DataFiles } from './data-files.ts'
import { elsewhereOf } from './elsewhere.ts'

interface Means {
  view: LibraryView
  files: DataFiles
  index: ClaimIndex
  article(id: string): Promise<Article>
}

/** What formats write: one article or, for null, the whole library; of it these claims alone, wherever they are made. */
export async function contentOf(
  articleId: string | null,
  claims: readonly string[] | null,
  { view, files, index, article }: Means,
): Promise<Content> {
  const chosen = claims && chosenOf(index, claims)
  const all = articleId === null ? view.articles.map(({ id }) => id) : [articleId]
  const articles: ArticleContent[] = []
  for (const id of chosen ? all.filter((each) => chosen.articles.has(each)) : all) {
    const { tables } = await files.peek(id)
    const content = {
      article: await article(id),
      annotations: [...tables.annotation.values()].sort(byCreated),
      claims: [...tables.claim.values()].sort(byCreated),
      relations: [...tables.relation.values()].sort(byCreated),
    }
    articles.push(chosen ? onlyChosen(content, chosen) : content)
  }
  const { people, tags, scales } = view
  const known = { index, articles: files.library.tables.article, people: files.library.tables.person }
  return { articles, people, tags, scales, elsewhere: elsewhereOf(articles, known) }
}
