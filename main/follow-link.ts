import { parseLink } from '../preload/link.ts'
import type { LinkAnswer } from '../preload/opening.ts'
import { findLinked } from './anchoring/linked.ts'
import type { Library } from './library.ts'

/** Finds what a link points to. It reads the library and does nothing else, whatever the link says. */
export async function followLink(
  link: string,
  library: Pick<Library, 'view' | 'records' | 'text'>,
): Promise<LinkAnswer> {
  const place = parseLink(link)
  if (place === null) return { to: 'nothing', why: 'bad' }
  const { article, annotation, passage } = place
  if (!library.view().articles.some(({ id }) => id === article)) return { to: 'nothing', why: 'no-article' }
  const there = { to: 'place' as const, article, annotation: null, span: null }
  if (annotation !== null) {
    const { annotations } = await library.records(article)
    const isThere = annotations.some(({ id }) => id === annotation)
    return isThere ? { ...there, annotation, missing: null } : { ...there, missing: 'annotation' }
  }
  if (passage === null) return { ...there, missing: null }
  const span = findLinked(await library.text(article), passage)
  return { ...there, span, missing: span === null ? 'words' : null }
}
