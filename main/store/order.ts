import type { ArticleMeta, Scale, Tag } from '../../preload/model.ts'
import { OWN_SCALES } from '../../preload/scales.ts'

// The same order on every machine, whatever its language.
const collator = new Intl.Collator('en')
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Articles as the library lists them: the latest first, those without a date last, then by title. */
export const byDate = (a: ArticleMeta, b: ArticleMeta): number =>
  compare(b.publishedOn ?? '', a.publishedOn ?? '') || byTitle(a, b)

type Titled = { id: string; title: string }
export const byTitle = (a: Titled, b: Titled): number =>
  collator.compare(a.title, b.title) || compare(a.id, b.id)

type Named = { id: string; name: string }
export const byName = (a: Named, b: Named): number => collator.compare(a.name, b.name) || compare(a.id, b.id)

export const byPath = (a: Tag, b: Tag): number => collator.compare(a.path, b.path) || compare(a.id, b.id)

const place = ({ id }: Scale): number => {
  const own = OWN_SCALES.findIndex((scale) => scale.id === id)
  return own === -1 ? OWN_SCALES.length : own
}
/** Those that come with Postil first, in their own order. */
export const ownFirst = (a: Scale, b: Scale): number => place(a) - place(b) || byName(a, b)
