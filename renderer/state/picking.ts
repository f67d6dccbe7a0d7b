import type { Range } from '../../preload/model.ts'

/** What was pointed to: a claim's appearance, or a passage. */
export type Picked =
  | { readonly kind: 'claim'; readonly article: string; readonly appearance: string }
  | { readonly kind: 'passage'; readonly article: string; readonly ranges: readonly Range[] }

/** Something in a text, of this article or another, that is to be pointed to before an action can be done. */
export interface Picking {
  readonly wants: Picked['kind']
  /** What is asked for, as the status line says it: "Which claim contradicts “…”?" */
  readonly asks: string
  /** Where it was asked: one comes back there. */
  readonly from: { readonly article: string; readonly annotation: string }
  /** Does it; false where main refused (and said why). */
  take(picked: Picked): Promise<boolean>
}
