import { rootOf } from '../../preload/joins.ts'
import { PostilError } from '../errors.ts'
import type { ArticleContent } from '../library.ts'
import type { ClaimIndex } from './claim-index.ts'

/** Some claims of the library, with all that are the same as they are, and the articles in which they are made. */
export interface Chosen {
  readonly claims: ReadonlySet<string>
  readonly articles: ReadonlySet<string>
}

/**
 * What the claims with these ids are. Those that are not there any more are left out.
 * @throws PostilError not-found where none of them is there
 */
export function chosenOf(index: ClaimIndex, ids: readonly string[]): Chosen {
  const claims = new Set<string>()
  const articles = new Set<string>()
  for (const id of ids) {
    const claim = index.claims.get(id)
    if (claim) claims.add(rootOf(claim, (each) => index.claims.get(each)).id)
  }
  if (claims.size === 0) throw new PostilError('not-found', 'None of these claims is there any more.')
  // A set that grows while it is gone through is gone through to its end.
  for (const id of claims) {
    for (const joined of index.joinedTo(id)) claims.add(joined.id)
    for (const { article } of index.appearancesOf(id)) articles.add(article)
    const home = index.claims.get(id)?.home
    if (home !== undefined) articles.add(home)
  }
  return { claims, articles }
}

/** An article's content with nothing in it but these claims, and what relates them to one another. */
export function onlyChosen(content: ArticleContent, { claims }: Chosen): ArticleContent {
  return {
    article: content.article,
    annotations: content.annotations.filter((each) => each.kind === 'appearance' && claims.has(each.claim)),
    claims: content.claims.filter(({ id }) => claims.has(id)),
    relations: content.relations.filter(({ from, to }) => claims.has(from) && claims.has(to)),
  }
}
