import type { TextSpan } from '../../preload/text.ts'

export const DOCUMENT_KINDS = ['text', 'quote', 'statement', 'note', 'person', 'tag'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** Something that can be found: an article's text, an annotation's quote or note, a claim's statement, a person, a tag. */
export interface SearchDocument {
  /** Its own, among all kinds. */
  id: string
  kind: DocumentKind
  /** The article that it opens in; null for what has none. */
  article: string | null
  /** What it is called, where that is not in its text; hits there come first. */
  title: string
  text: string
  /** What tag:, by: and in: ask for: tags as paths, names of people, titles of articles and collections. */
  tag: readonly string[]
  by: readonly string[]
  in: readonly string[]
  /** Of all that stands here, whatever the caller makes it of: by it is told whether the index still has what is so. */
  hash: string
}

export interface Hit {
  id: string
  kind: DocumentKind
  article: string | null
  /** Where the text answers, in UTF-16 code units, whole graphemes; empty where only the title or a filter does. */
  ranges: readonly TextSpan[]
  titleRanges: readonly TextSpan[]
  /** The part of the text to show around the first of the best ranges. */
  snippet: TextSpan
}

export interface Group {
  kind: DocumentKind
  /** Best first. */
  hits: readonly Hit[]
  /** How many there are in all. */
  total: number
  /** The total is of what may answer: so many that not each was looked at to the letter. */
  isAbout: boolean
}
