import type { Tag } from '../../preload/model.ts'

/** What a codebook is looked through for: what is used, and what its entries lack. */
export const KINDS = ['all', 'used', 'unused', 'undefined', 'exampleless'] as const
export type KindOfTag = (typeof KINDS)[number]

/** @param counts annotations by tag */
export function isOfKind(tag: Tag, kind: KindOfTag, counts: Readonly<Record<string, number>>): boolean {
  switch (kind) {
    case 'all':
      return true
    case 'used':
      return (counts[tag.id] ?? 0) > 0
    case 'unused':
      return (counts[tag.id] ?? 0) === 0
    case 'undefined':
      return tag.definition.trim() === ''
    case 'exampleless':
      return tag.examples.length === 0
  }
}
