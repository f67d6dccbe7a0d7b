/** What crosses the bridge about exchange formats: what there is, what an export asks and leaves out, what an import will do. */

export const UNITS = ['UTF-16', 'code points'] as const
/** What a position counts. */
export type Unit = (typeof UNITS)[number]

export interface FormatInfo {
  /** The name of its file in main/formats/. */
  id: string
  name: string
  /** Of the one file that is saved, without the dot: where a format makes a folder, it is packed as a zip. */
  extension: string
  /** In one sentence: for whom it is. */
  about: string
  positions: Unit | 'none'
  /** Whether it can be read too. */
  reads: boolean
  /** What has to be asked before it is written. */
  asks: readonly ExportQuestion[]
  /** Whether it holds revisions, source files and evidence too, which have to be read for it. */
  wants?: 'depot'
}

/** `url`: the address at which a review is published. */
export type ExportQuestion = 'url'
export type ExportAnswers = { readonly [Q in ExportQuestion]?: string | undefined }

export interface ExportRequest {
  format: string
  /** null is the whole library. */
  article: string | null
  /** These claims alone, with all places where they are made, and no highlights and notes; null is all there is. */
  claims: readonly string[] | null
  answers?: ExportAnswers | undefined
}

/** What an export will hold and leave out; made before anything is written. */
export interface ExportPreview {
  annotations: number
  /** What the format cannot hold of this content, in sentences. */
  losses: string[]
}

export interface Exported extends ExportPreview {
  path: string
  /** Files that stand beside it, as paths. */
  beside: string[]
}

/** How far an export is: it is made, or somebody is being asked where it goes, or it is being saved. */
export type ExportStep = 'making' | 'asking' | 'saving'

/** How many records of a kind an import makes, finds in the library as they are, and changes because the file's are newer. */
export interface Tally {
  new: number
  known: number
  changed: number
}

export interface PreviewArticle {
  title: string
  /**
   * new: it comes in; known: the library has its text; homeless: the file has no text of it and no article of the library was
   * found for it, so its annotations stay out.
   */
  fate: 'new' | 'known' | 'homeless'
  /** The article of the library that it is; null where it is not there. */
  article: string | null
  annotations: number
}

/** What the person has said about an import of annotations. */
export interface ReadingChoice {
  /** Null: as the file's quotes and its format say. */
  unit: Unit | null
  /** The article of the library that a document without a text belongs to, where none was found for it. */
  article: string | null
}

/** Something in a file that was not understood, or that could not be brought in, as a sentence. */
export interface ReadProblem {
  file: string | null
  what: string
  /** Something did not come in that should have; where it is not said, nothing was lost. */
  lost?: true
}

/** What an import of annotations will do. Nothing has been changed yet. */
export interface ImportPreview {
  format: string
  formatName: string
  files: string[]
  /** What positions are taken to count; null where there are none. */
  unit: {
    used: Unit
    /** What the format's own documentation says. */
    declared: Unit
    /** What the file's quotes speak for; null where they do not tell. */
    guessed: Unit | null
    /** Of so many positions with a quote, so many fit the text, by unit. */
    fit: Record<Unit, number>
    of: number
  } | null
  articles: PreviewArticle[]
  annotations: Tally
  claims: Tally
  relations: Tally
  people: Tally
  tags: Tally
  /** How the passages of new annotations were found. */
  anchored: { atPlace: number; byQuote: number; notFound: number }
  problems: ReadProblem[]
  /** Records of which something is kept that Postil has no field for. */
  kept: number
}
