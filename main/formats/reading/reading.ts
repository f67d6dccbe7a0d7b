/**
 * What a format's reader makes of files: everything they say, in the domain's words, before anybody has looked at the library.
 * Positions are as the file has them, in its own unit; where they lie in a text of the library is worked out in place.ts.
 */
import type { ReadProblem, Unit } from '../../../preload/interchange.ts'
import type {
  Annotation,
  Appearance,
  Article,
  Claim,
  Collection,
  Kind,
  Person,
  Relation,
  SavedFilter,
  Scale,
  Tag,
  Was,
} from '../../../preload/model.ts'

export interface InFile {
  /** Relative to what was picked, parts joined by "/"; "story.ann", "polnear/dev/story.ann". */
  path: string
  bytes: Uint8Array
}

/** A passage as a file has it. At least one of range and exact should be there; where neither is, the passage is lost. */
export interface ReadSpan {
  /** Half open, in the reading's unit over the document's text as the file has it. */
  range: { start: number; end: number } | null
  /**
   * The words at that place; null where the file has none. White space may be written otherwise than in the text (brat puts
   * a space between fragments): it is compared by words.
   */
  exact: string | null
  prefix?: string
  suffix?: string
}

/** Keys name records within one reading. What has an id of Postil's own gives that as its id, so that it is known again. */
export interface ReadAnnotation {
  id: string | null
  kind: Kind
  /** Null: the whole article. Empty: no passage (a claim whose content is open; a passage of which the file says nothing). */
  spans: ReadSpan[] | null
  /** What the file says of the target's state, where it does. */
  state?: Annotation['target']['state']
  /** The revision that its spans are over, and where it stood before, as Postil's own formats have them. */
  revision?: number
  was?: Was
  /** Paths of tags. */
  tags: string[]
  note: string
  /** '' where it is not known. */
  author: string
  /** ISO date-times; null is now. */
  created: string | null
  modified: string | null
  foreign?: Record<string, unknown>
  /** For kind appearance; left out, all is open. */
  appearance?: ReadAppearance
}

export interface ReadAppearance {
  /** The key of its claim; null makes one of its own. */
  claim: string | null
  source: { spans: ReadSpan[]; person: string | null; none: boolean }
  cue: { spans: ReadSpan[] }
  quoted: Appearance['quoted']
  said: Appearance['said']
}

export interface ReadDocument {
  /** Names it within the reading. */
  key: string
  /** Postil's own id of the article, where the file has it. */
  id: string | null
  /** The text as the file has it, line ends and all; null where the file holds annotations alone. */
  text: string | null
  /** sha256 of the canonical text, where the file says it. */
  hash: string | null
  /** What the file says of the article. `file` is the name it should have. */
  details: Partial<
    Pick<Article, 'title' | 'byline' | 'publisher' | 'publishedOn' | 'url' | 'language' | 'file' | 'foreign'>
  >
  /** Of an article that comes in as it was in another library: everything, its blocks too. Its text is `text`. */
  whole?: Article
  /** Revisions of it before and after the current one, as another library had them. */
  revisions?: { article: Article; source: { bytes: Uint8Array; extension: string } | null }[]
  /** The source file as it came. */
  source?: { bytes: Uint8Array; extension: string }
  annotations: ReadAnnotation[]
}

/** `key` names it within the reading; `id` is Postil's own, where the file has it. Dates and author as in ReadAnnotation. */
type Read<T extends { author: string; created: string; modified: string }, Links extends keyof T> = Omit<
  T,
  'id' | 'home' | 'created' | 'modified' | Links
> & { key: string; id: string | null; created: string | null; modified: string | null } & Record<
    Links,
    string | null
  >

/**
 * Claimant and joinedTo are keys of this reading's people and claims. `home` is the key of a document, for a claim that nobody
 * makes; else it is where it is first made.
 */
export type ReadClaim = Read<Claim, 'claimant' | 'joinedTo'> & { home?: string }
/** From and to are keys of this reading's claims. */
export type ReadRelation = Omit<Read<Relation, never>, 'from' | 'to'> & { from: string; to: string }
export type ReadPerson = Omit<Person, 'id'> & { key: string; id: string | null }
/** What is left out, or empty, is not known: what the library has stays. */
export type ReadTag = Partial<Omit<Tag, 'id' | 'path'>> & { id: string | null; path: string }

export interface Reading {
  /** What positions count, by the format's documentation; null where it has none. */
  unit: Unit | null
  documents: ReadDocument[]
  claims: ReadClaim[]
  relations: ReadRelation[]
  people: ReadPerson[]
  tags: ReadTag[]
  scales: Scale[]
  collections?: Collection[]
  filters?: SavedFilter[]
  /** Evidence that is a file, by its sha256 in hex. */
  files?: { sha256: string; bytes: Uint8Array }[]
  problems: ReadProblem[]
}

/** A reading of nothing, to be filled. */
export function emptyReading(unit: Unit | null): Reading {
  return { unit, documents: [], claims: [], relations: [], people: [], tags: [], scales: [], problems: [] }
}

/** A claim of which nothing is said yet. */
export function emptyClaim(key: string): ReadClaim {
  return {
    key,
    id: null,
    statement: null,
    claimant: null,
    context: '',
    type: null,
    verifiable: null,
    worth: null,
    verdict: null,
    evidence: [],
    joinedTo: null,
    author: '',
    created: null,
    modified: null,
  }
}
