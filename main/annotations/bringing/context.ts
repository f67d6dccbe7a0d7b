import type { Article } from '../../../preload/model.ts'
import type { Settled } from './documents.ts'
import type { Putting } from './putting.ts'
import type { Shared } from './shared.ts'
import type { Tallies } from './tally.ts'

/** What bringing in one kind of record needs of the others. */
export interface Context {
  readonly putting: Putting
  readonly tallies: Tallies
  readonly library: Shared
  /** What the file's people are here. */
  readonly people: ReadonlyMap<string, string>
  /** Where documents with ids of their own are here. */
  readonly articles: ReadonlyMap<string, Settled & { article: Article }>
  /** Records of which something is kept that Postil has no field for. */
  kept: number
}
