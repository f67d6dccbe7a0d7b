import type { Annotation, PageStart } from './model.ts'
import { placeOf } from './rows.ts'

/** The page on which a place stands, as the source counts them; null where it has none. `offset` in UTF-16 code units. */
export function pageAt(pages: readonly PageStart[], offset: number): number | null {
  let found: number | null = null
  for (const { page, start } of pages) {
    if (start > offset) break
    found = page
  }
  return found
}

/** The page on which an annotation begins; null for what is on the whole article, or gone from it. */
export function pageOf(pages: readonly PageStart[], annotation: Annotation): number | null {
  const place = placeOf(annotation)
  return place < 0 || annotation.target.state === 'gone' ? null : pageAt(pages, place)
}
