/** What crosses the bridge about bringing articles in and taking other texts of them over. */
import type { Edited } from './edited.ts'
import type { ImportPreview } from './interchange.ts'
import type { Annotation, Article, Range } from './model.ts'

/** A file that an import has dealt with. */
export interface ImportedFile {
  /** Its name; null for what was pasted. */
  file: string | null
  article: string
  title: string
}

/** What an import did, file by file. */
export interface ImportReport {
  /** Null where nothing came in. */
  edited: Edited | null
  came: (ImportedFile & {
    encoding: { name: string; guessed: boolean } | null
    /** What the person should know of it, in whole sentences. */
    remarks: string[]
  })[]
  /** Those whose text the library has already: the article that has it. */
  known: ImportedFile[]
  /** Newer texts of articles that are in the library, which wait to be taken over. */
  newer: (ImportedFile & { revision: number })[]
  failed: { file: string; why: string }[]
  /** What annotations that were among the files would do. They wait until import:bring, or import:cancel. */
  preview: ImportPreview | null
  /** Files in folders that are of no kind that is read. */
  skipped: number
  /** Called off: nothing was brought in. */
  cancelled: boolean
}

/** What bringing annotations in did. */
export interface BroughtIn {
  preview: ImportPreview
  /** Null where all of it was known. */
  edited: Edited | null
}

export interface ImportProgress {
  done: number
  total: number
  /** The file that is being read. */
  file: string
}

/** Pasted text, and the HTML of the same where there is any. */
export interface Pasted {
  text: string
  html: string | null
}

/** What becomes of one annotation when another revision is taken over. */
export interface Fate {
  annotation: string
  fate: 'sure' | 'likely' | 'gone'
  before: Annotation
  after: Annotation
}

/** A paragraph of one revision beside what it is in another; null where there is none. Ranges are UTF-16 code units. */
export interface Difference {
  before: Range | null
  after: Range | null
  /** What of `before` is not in `after`, and the other way round, in order. */
  removed: Range[]
  added: Range[]
  /** The same words stand elsewhere now. */
  moved: boolean
}

/** A place where an annotation that lost its own could stand, with what stands round it, and how like it is (0 to 1). */
export interface PlaceCandidate extends Range {
  score: number
  before: string
  words: string
  after: string
}

/** Two revisions of an article, and what taking over the second would do. */
export interface Comparison {
  before: Article
  after: Article
  fates: Fate[]
  differences: Difference[]
}
