import { known, type Node } from './target.ts'

/** Small enough for a reader to bear, large enough that one article's work is one page. */
const PAGE_SIZE = 1000
/** Pages nest, and readers' parsers have limits (Python's is about 1000 levels): from here on, pages grow. */
const MOST_PAGES = 50

/**
 * Annotations as the pages of a collection (https://www.w3.org/TR/annotation-model/#annotation-page). One file has to
 * hold all of them, so each page holds the next, as the collection holds the first: who follows `first` and `next` finds every
 * annotation without asking a server. Null where there are no annotations, since a page must not be empty.
 */
export function pagesOf(items: readonly Node[], collection: string): { first: Node; last: string } | null {
  const size = Math.max(PAGE_SIZE, Math.ceil(items.length / MOST_PAGES))
  const count = Math.ceil(items.length / size)
  const idOf = (page: number): string => `${collection}:page:${page + 1}`
  let first: Node | null = null
  for (let page = count - 1; page >= 0; page--) {
    first = known({
      id: idOf(page),
      type: 'AnnotationPage',
      partOf: collection,
      startIndex: page * size,
      prev: page > 0 ? idOf(page - 1) : null,
      items: items.slice(page * size, (page + 1) * size),
      next: first,
    })
  }
  return first && { first, last: idOf(count - 1) }
}
