import type { Annotation } from '../../preload/model.ts'
import { placeOf } from '../../preload/rows.ts'

/** Text order; of two that begin at the same place the longer first, then the older. */
export function inTextOrder(a: Annotation, b: Annotation): number {
  return (
    placeOf(a) - placeOf(b) ||
    (b.target.spans.at(-1)?.end ?? 0) - (a.target.spans.at(-1)?.end ?? 0) ||
    a.created.localeCompare(b.created) ||
    a.id.localeCompare(b.id)
  )
}
