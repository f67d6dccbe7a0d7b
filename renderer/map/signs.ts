/** The signs of relations, as lucide (ISC licence) draws them in a square of 24: the same on the page and in pictures. */
import type { RelationKind } from '../../preload/model.ts'

export const SIGNS: Readonly<Record<RelationKind, string>> = {
  contradicts: 'M5 9h14M5 15h14M19 5L5 19',
  supports: 'M5 12h14M12 5v14',
  responds: 'M20 18v-2a4 4 0 0 0-4-4H4M9 17l-5-5l5-5',
  updates:
    'M3 12a9 9 0 0 1 9-9a9.75 9.75 0 0 1 6.74 2.74L21 8M21 3v5h-5M21 12a9 9 0 0 1-9 9a9.75 9.75 0 0 1-6.74-2.74L3 16M8 16H3v5',
}
/** As they are listed: what one looks for first comes first. */
export const IN_ORDER = ['contradicts', 'supports', 'responds', 'updates'] as const
/** How large they are drawn, and how much of the line gives way to them. */
export const SIGN = 16
export const CLEAR = 12
