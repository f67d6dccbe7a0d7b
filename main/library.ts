import type { Action } from '../preload/actions.ts'
import type {
  Carriers,
  ClaimWeb,
  CodebookImported,
  Context,
  LibraryView,
  OpenArticle,
  StoredFile,
} from '../preload/contract.ts'
import type { Change, Edited } from '../preload/edited.ts'
import type { Comparison, PlaceCandidate } from '../preload/importing.ts'
import type { ImportPreview, ReadingChoice } from '../preload/interchange.ts'
import type {
  Annotation,
  Article,
  Claim,
  Collection,
  Person,
  Relation,
  SavedFilter,
  Scale,
  Tag,
} from '../preload/model.ts'
import type { Imported } from './articles/import/imported.ts'
import type { CodebookEntry } from './formats/codebook/entry.ts'
import type { Reading } from './formats/reading/reading.ts'

/** All of one article that formats need. */
export interface ArticleContent {
  article: Article
  annotations: Annotation[]
  claims: Claim[]
  relations: Relation[]
}

/** A claim that is at home in an article which is not part of a content, as far as the content has to do with it. */
export interface ClaimElsewhere {
  claim: Claim
  /** In somebody's words, or the content's; '' while there is neither. */
  statement: string
  /** Who claims it; '' where nobody is named. */
  claimant: string
  /** The title of the article in which it is first made. */
  article: string
}

/** What content points to that it does not hold. */
export interface Elsewhere {
  claims: ClaimElsewhere[]
  /** Relations to its claims that are kept with those. */
  relations: Relation[]
}

/** A file as it came, from which an article was made. */
export interface KeptSource {
  bytes: Uint8Array
  /** With the dot; '' where it had none. */
  extension: string
}

/** What is kept of an article beside its current text. */
export interface KeptArticle {
  article: string
  source: KeptSource | null
  /** Its other revisions, ascending. */
  revisions: { article: Article; source: KeptSource | null }[]
}

/** What a library keeps beside texts and records. It is as large as the library, so only formats that want it get it. */
export interface Depot {
  articles: KeptArticle[]
  /** Evidence that content points to, once each. */
  files: { sha256: string; bytes: Uint8Array }[]
  collections: Collection[]
  filters: SavedFilter[]
  /** What could not be read from the library's folder, in sentences. */
  missing: string[]
}

/** A model that a format writes: articles in the library's order, with the records that they point to. */
export interface Content {
  articles: ArticleContent[]
  people: Person[]
  tags: Tag[]
  scales: Scale[]
  elsewhere: Elsewhere
  depot?: Depot
}

/** A file that has been read: what it says, and its bytes as they came. `file` is null for what was pasted. */
export interface ReadIn {
  file: string | null
  /** With the dot; it names the source that is kept. */
  extension: string
  bytes: Uint8Array
  imported: Imported
}

/** What became of a file that was taken in: a new article, one that is known already, or a newer text of a known one. */
export interface TakenIn {
  as: 'new' | 'known' | 'newer'
  article: string
  title: string
  revision: number
}

/** Files on their way into the library: nothing is in it before `finish`. */
export interface Importing {
  add(read: ReadIn): Promise<TakenIn>
  /** Lists what came in, as one edit; null where nothing did. */
  finish(): Promise<Edited | null>
  cancel(): Promise<void>
}

/** What bringing a reading in does; which format it was, and its files, is known outside. */
export type ReadingPlan = Omit<ImportPreview, 'format' | 'formatName' | 'files'>

/** The open library, as the handlers of the bridge and the command line use it. */
export interface Library {
  view(): LibraryView
  open(articleId: string): Promise<OpenArticle>
  /** The claims of the whole library. */
  web(): ClaimWeb
  contexts(places: readonly { article: string; annotation: string }[]): Promise<Context[]>
  /** What carries a tag and not, where one is named, another one as well. */
  carriers(tag: string, without: string | null): Promise<Carriers>
  /** An article's text. */
  text(article: string): Promise<string>
  records(article: string): Promise<{ annotations: Annotation[]; claims: Claim[] }>
  /** Calls back after every edit, undo and redo. */
  onEdited(listener: (changes: readonly Change[]) => void): void
  /** Acknowledged when it is durable: a numbered line in the journal, fsynced. Throws PostilError and changes nothing. */
  do(action: Action): Promise<Edited>
  undo(): Promise<Edited | null>
  redo(): Promise<Edited | null>
  /** One article or, for null, the whole library; of it these claims alone, in every article where they are made. */
  content(
    articleId: string | null,
    claims?: readonly string[] | null,
    options?: { depot: boolean },
  ): Promise<Content>
  importing(): Importing
  /** What bringing in what a format's reader gave would do. Nothing is changed. */
  planReading(reading: Reading, choice: ReadingChoice): Promise<ReadingPlan>
  /** Brings it in as one edit; null where all of it is known. */
  bringReading(reading: Reading, choice: ReadingChoice): Promise<{ plan: ReadingPlan; edited: Edited | null }>
  /** Keeps a text as another revision of an article, which waits to be taken over; null where it is the current text. */
  addRevision(article: string, read: ReadIn): Promise<{ edited: Edited; revision: number } | null>
  /** What taking over a revision would change. */
  compare(article: string, revision: number): Promise<Comparison>
  /** Where an annotation without a sure place could stand. */
  candidates(article: string, annotation: string): Promise<PlaceCandidate[]>
  /** Brings the entries of a codebook in, by their paths, as one edit. */
  importCodebook(entries: readonly CodebookEntry[]): Promise<CodebookImported>
  /** Copies a file into the library, as evidence. Throws PostilError that names it. */
  keepFile(path: string): Promise<StoredFile>
  /** Where a file that was copied in lies. Throws PostilError not-found. */
  keptFile(sha256: string): Promise<string>
  /** Writes what is gathered, and gives the lock back. */
  close(): Promise<void>
}
