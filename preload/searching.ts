/** What crosses the bridge about searching the library. */

export const FOUND_KINDS = ['text', 'quote', 'statement', 'note', 'person', 'tag'] as const

/** Something that answers a search. Positions are UTF-16 code units. */
export interface SearchHit {
  /** The article, annotation, claim, person or tag that it is. */
  record: string
  /** The article that it opens in; null where it opens in none. */
  article: string | null
  /** What it is called; '' where its words say it. */
  title: string
  titleRanges: Place[]
  /** A part of its text, and where that answers, within the part. */
  words: string
  ranges: Place[]
  /** Where its text answers first, and in how many places. */
  place: Place | null
  places: number
}

export interface Place {
  start: number
  end: number
}

export interface SearchGroup {
  kind: (typeof FOUND_KINDS)[number]
  /** Best first; not all where there are many. */
  hits: SearchHit[]
  total: number
  /** The total is about right: not each was looked at to the letter. */
  isAbout: boolean
}

/** How far the index is. */
export interface Indexing {
  done: number
  total: number
}

export interface SearchResults {
  groups: SearchGroup[]
  /** Null when everything can be found. */
  indexing: Indexing | null
}

/** A place in an article that answers a search, with what stands round it. */
export interface SearchPassage extends Place {
  article: string
  /** The article's. */
  title: string
  before: string
  words: string
  after: string
}

export interface SearchPassages {
  passages: SearchPassage[]
  /** How many there are in all. */
  total: number
}
