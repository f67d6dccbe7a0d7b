/** The order in which every format writes an article's annotations. */
import type { Annotation, Span } from '../../../preload/model.ts'
import { placeOf } from '../../../preload/rows.ts'

/** What is on the whole article first, then text order; of two that begin together the longer first, then the older. */
export function inTextOrder(a: Annotation, b: Annotation): number {
  return (
    placeOf(a) - placeOf(b) ||
    (b.target.spans.at(-1)?.end ?? 0) - (a.target.spans.at(-1)?.end ?? 0) ||
    compare(a.created, b.created) ||
    compare(a.id, b.id)
  )
}

/** By code unit: an export's order must not depend on the machine's language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The words of several spans; what lies between two of them is an ellipsis. */
export function quoteOf(spans: readonly Span[]): string {
  return spans.map((span) => span.exact).join(BETWEEN)
}
export const BETWEEN = ' … '
