import type { JsonObject } from '../common/json-values.ts'

/** What of an annotation is written back as it came. */
export interface ForeignW3c {
  /** Its IRI, where Postil did not make it. */
  id?: string
  fields?: JsonObject
  bodies?: readonly unknown[]
  selectors?: readonly unknown[]
}
