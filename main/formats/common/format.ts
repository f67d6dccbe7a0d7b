/** What a format is. Formats are pure: a model in, bytes out. */
import type { FormatInfo } from '../../../preload/contract.ts'
import type { Content } from '../../library.ts'

/** What a format may hold of a library; what it does not hold is said before and after it is written. */
export const FEATURES = {
  spans: 'passages',
  fragments: 'passages in several pieces',
  wholeArticle: 'notes on a whole article',
  tags: 'tags',
  notes: 'notes',
  attributions: 'sources and cues',
  claims: 'claims',
  verdicts: 'verdicts',
  evidence: 'evidence',
  relations: 'relations between claims',
  joins: 'which claims were joined',
  people: 'roles and other names of people',
  tagColours: 'colours and keys of tags',
  entries: 'definitions and examples of tags',
  authors: 'authors and times',
  ids: 'ids',
  foreign: 'what other programs said that Postil has no field for',
} as const
export type Feature = keyof typeof FEATURES
export type Holds = Readonly<Record<Feature, boolean>>

/** Something that an export says and the content does not, or the other way round. */
export interface Problem {
  /** Ids, null where the fault is the file's as a whole. */
  article: string | null
  annotation: string | null
  /** What is wrong, as the end of a sentence. */
  what: string
}

export interface Format extends FormatInfo {
  /** The name of its file in main/formats/. */
  readonly id: string
  readonly mediaType: string
  /** What the positions in the file count; "none" where it has no positions. */
  readonly positions: 'code points' | 'UTF-16' | 'none'
  readonly holds: Holds
  /** Writes content whose strings are well formed Unicode (see unicode.ts). */
  write(content: Content): Uint8Array
  /** Reads the bytes back, by other means than wrote them, and says where they differ from what they were made of. */
  verify(bytes: Uint8Array, content: Content): Problem[]
}
