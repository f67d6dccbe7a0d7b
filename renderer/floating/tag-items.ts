/** What the tag picker offers for what is typed. */
import type { Tag } from '../../preload/model.ts'
import { find, type Found } from './search.ts'

/** As the model has it; its schema is not asked here, since zod would come into the page with it. */
const LONGEST_PATH = 200

export type TagRow =
  | (Found<{ name: string }> & { readonly key: string; readonly tag: Tag })
  | { readonly key: 'make'; readonly path: string }

/** The path that was meant: no white space around its parts, no empty ones. Null where it is none. */
export function pathOf(typed: string): string | null {
  const parts = typed
    .split('/')
    .map((part) => part.trim().replace(/\s+/gu, ' '))
    .filter(Boolean)
  const path = parts.join('/')
  return path === '' || path.length > LONGEST_PATH ? null : path
}

/** The tags that answer what is typed, best first, and last the making of it where there is none of that path. */
export function tagRows(typed: string, codebook: readonly Tag[]): TagRow[] {
  const path = pathOf(typed)
  const rows = find(
    path ?? typed,
    codebook.map((tag) => ({ name: tag.path, tag })),
  ).map((found): TagRow => ({ ...found, key: found.item.tag.id, tag: found.item.tag }))
  const same = path === null ? '' : path.toLowerCase()
  const known = codebook.some((tag) => tag.path.toLowerCase() === same)
  return path === null || known ? rows : [...rows, { key: 'make', path }]
}

/** Whether anything is said of when a tag is given. */
export function hasEntry({ definition, use, avoid, examples }: Tag): boolean {
  return [definition, use, avoid].some((text) => text.trim() !== '') || examples.length > 0
}
