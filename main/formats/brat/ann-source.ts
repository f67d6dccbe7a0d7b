import type { ReadLines } from './read-lines.ts'
import type { CountedText } from './read-text.ts'

/** A file of annotations, with the text that it is over. */
export interface AnnSource {
  path: string
  /** AUTHOR in NAME_AUTHOR.ann. */
  suffix: string
  /** Who that is: a name of a file cannot say every name. */
  author: string
  text: CountedText | null
  read: ReadLines
}

export const eventKey = (source: AnnSource, id: string): string => `${source.path}#${id}`
export const claimKey = (id: string): string => `claim ${id}`
