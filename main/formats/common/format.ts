/** What a format is. Formats are pure: a model in, files out, and back. */
import type { ExportAnswers, FormatInfo } from '../../../preload/interchange.ts'
import type { Content } from '../../library.ts'
import type { InFile, Reading } from '../reading/reading.ts'

/** What a format may hold of a library; what it does not hold is said before and after it is written. */
export const FEATURES = {
  texts: 'the texts of the articles',
  details: 'bylines, dates, addresses and languages of articles',
  spans: 'passages',
  fragments: 'passages in several pieces',
  wholeArticle: 'notes on a whole article',
  unplaced: 'passages that are no longer in their article, and claims that have none yet',
  kinds: 'which passages are highlights and which are notes',
  tags: 'tags',
  notes: 'notes',
  attributions: 'sources and cues',
  quoting: 'how something is quoted and when it was said',
  claims: 'claims in your own words, with their context, type and worth',
  speakers: 'who claims something, by name',
  verdicts: 'verdicts',
  evidence: 'evidence',
  relations: 'relations between claims',
  joins: 'which passages make the same claim',
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

/** A file of an export. */
export interface OutFile {
  /**
   * Where the format makes a folder: the path in it, parts joined by "/". Where it makes one file: '' for that one, and for
   * what goes beside it the end of its name ("-labels.xml"), which the name that the person chose is put before.
   */
  path: string
  bytes: Uint8Array
}

/** What a format does with all files of one import: those that belong together come together. */
export interface Reader {
  /**
   * Whether these files are of this format, told by their names and beginnings alone: it must be quick, and never throw.
   * More than one format may say so; the registry's order decides.
   */
  recognises(files: readonly InFile[]): boolean
  /**
   * What the files say. What cannot be understood is a problem of the reading and not an error.
   * @throws PostilError 'unreadable' that names the file and the reason, where nothing can be had from it
   */
  read(files: readonly InFile[]): Reading
}

export interface Format extends Omit<FormatInfo, 'reads'> {
  /** One file, with others beside it perhaps; or a folder, which is packed as a zip where one file is wanted. */
  readonly makes: 'file' | 'folder'
  readonly mediaType: string
  readonly holds: Holds
  /** Writes content whose strings are well formed Unicode (see unicode.ts). */
  write(content: Content, answers: ExportAnswers): OutFile[]
  /** Reads the files back, by other means than wrote them, and says where they differ from what they were made of. */
  verify(files: readonly OutFile[], content: Content): Problem[]
  /** What this format cannot hold of this content beyond its `holds`, in whole sentences. */
  losses?(content: Content): string[]
  readonly reader?: Reader
  /** What is written for people alone, so that the reader cannot give it back. */
  readonly notReadBack?: readonly Feature[]
}
