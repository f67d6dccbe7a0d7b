import type { ReadAnnotation } from '../reading/reading.ts'

/** A note on the whole article, as labels of whole texts and comments on them are read. */
export function wholeNote(
  tags: readonly string[],
  note: string,
  more: Partial<ReadAnnotation> = {},
): ReadAnnotation {
  return {
    id: null,
    kind: 'note',
    spans: null,
    tags: [...new Set(tags)],
    note,
    author: '',
    created: null,
    modified: null,
    ...more,
  }
}
