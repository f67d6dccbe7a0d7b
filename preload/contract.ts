/** The bridge between renderer and main, as types. Both ends are made from this file and from nothing else. */
import type { About, AboutPlace } from './about.ts'
import type { Action } from './actions.ts'
import type { Backup, BackupStep, WholeBackup } from './backups.ts'
import type { CommandId } from './commands.ts'
import type { ArticleRow, Edited, History } from './edited.ts'
import type {
  BroughtIn,
  Comparison,
  ImportProgress,
  ImportReport,
  Pasted,
  PlaceCandidate,
} from './importing.ts'
import type {
  Exported,
  ExportPreview,
  ExportRequest,
  ExportStep,
  FormatInfo,
  ImportPreview,
  ReadingChoice,
} from './interchange.ts'
import type {
  Annotation,
  Appearance,
  Article,
  Claim,
  Collection,
  DeletedSeed,
  Kind,
  Person,
  Relation,
  SavedFilter,
  Scale,
  Tag,
} from './model.ts'
import type { LibraryPlace, MoveProgress } from './moving.ts'
import type { KeyChoices } from './own-keys.ts'
import type { LinkAnswer, OpenedKind } from './opening.ts'
import type { AppearanceRow } from './rows.ts'
import type { Indexing, SearchPassages, SearchResults } from './searching.ts'
import type { Segments } from './text.ts'
import type { LibraryView as ShownView, ViewKeyId } from './views.ts'

/** What became of a link that somebody followed. */
export type Followed = 'opened' | 'copied' | 'cancelled'

/** The closed set of reasons for which a request may fail. */
export const ERROR_CODES = [
  'bad-request',
  'not-found',
  'refused',
  'unreadable',
  'newer-version',
  'library-in-use',
  'disk-full',
  'not-writable',
  'export-wrong',
  'internal',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]
export interface Failure {
  code: ErrorCode
  /** A sentence for the person: what, why, what to do. */
  message: string
}
export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure }

/** Something that the person should know about the library: a file that did not load, what was recovered. */
export interface Notice {
  level: 'info' | 'warning' | 'error'
  /** The file, where one is to blame. */
  file: string | null
  message: string
}

export interface LibraryView {
  articles: ArticleRow[]
  people: Person[]
  tags: Tag[]
  /** Those that come with Postil first. */
  scales: Scale[]
  filters: SavedFilter[]
  collections: Collection[]
  /** Seeds that were deleted and can be brought back. */
  deletedSeeds: DeletedSeed[]
  /** Annotations that carry a tag, by tag id, over the whole library. */
  tagCounts: Record<string, number>
  notices: Notice[]
  history: History
  folder: string
  /** Whether the folder held no library before this start. */
  fresh: boolean
}

export interface OpenArticle {
  article: Article
  segments: Segments
  annotations: Annotation[]
  claims: Claim[]
}

/** The claims of the whole library, with what is needed of their appearances. `changes` of an edit keep it up to date. */
export interface ClaimWeb {
  claims: Claim[]
  appearances: AppearanceRow[]
  relations: Relation[]
}

/** Where an appearance stands, to be quoted in its sentence without opening its article. */
export interface Context {
  appearance: Appearance
  /** The part of the article's text that holds it: whole sentences. */
  text: string
  /** Where the part begins, in UTF-16 code units of the article. */
  start: number
  /** The sentences of the part: pairs of start and end in code units of the article. */
  sentences: Uint32Array
  language: string
  /** Counted from 1, titles and datelines left out; null where it is not in one. */
  paragraph: number | null
}

/** A file that was copied into the library as evidence. */
export interface StoredFile {
  name: string
  sha256: string
  size: number
}

/** Something that carries a tag. */
export interface Carrier {
  article: string
  annotation: string
  kind: Kind
  /** In one line, shortened; '' for a note on the whole article. */
  quote: string
}

/** How many annotations carry a tag, in how many articles, and the first of them by article and place. */
export interface Carriers {
  annotations: number
  articles: number
  first: Carrier[]
}

/** What importing a codebook did. */
export interface CodebookImported {
  edited: Edited
  added: number
  changed: number
}

export const PICTURES = ['svg', 'png'] as const
export type PictureKind = (typeof PICTURES)[number]
export const CODEBOOK_FORMATS = ['json', 'csv', 'qdc'] as const
export type CodebookFormat = (typeof CODEBOOK_FORMATS)[number]

export const LIBRARY_SORTS = ['date', 'title', 'publisher', 'added', 'claims', 'open'] as const
export const LIBRARY_GROUPS = ['none', 'publisher', 'date', 'state', 'tag', 'collection'] as const
/** How the library lists its articles. */
export interface Arrangement {
  sort: (typeof LIBRARY_SORTS)[number]
  group: (typeof LIBRARY_GROUPS)[number]
  /** Whether archived articles are listed too. */
  archived: boolean
}

export const FIRST_STEPS = ['new', 'running', 'ended'] as const
/** How far somebody is with the first steps. What was done is read from the library: what was made since they began. */
export interface FirstSteps {
  /** Not seen yet, being taken, or done with for good. */
  state: (typeof FIRST_STEPS)[number]
  /** When they were begun, as an ISO time; '' before. */
  began: string
  /** The folder of the library and the id of the article that they are taken in. */
  library: string
  article: string
  /** The numbers of the steps that were passed over, counted from 0. */
  passed: number[]
}

export const FACES = ['serif', 'sans', 'system'] as const
export const THEMES = ['system', 'light', 'dark'] as const
/** What belongs to the person and the machine, not to the library. */
export interface Settings {
  theme: (typeof THEMES)[number]
  /** Body text of the article in CSS pixels. */
  textSize: number
  /** What the text of articles is set in. */
  face: (typeof FACES)[number]
  /** The width of its lines, in characters of Literata. */
  measure: number
  author: string
  /** Single letters act in the text (WCAG 2.1.4 asks for a way to switch them off). */
  letterKeys: boolean
  /** Keys that the person chose in place of the app's. */
  keys: KeyChoices
  panes: { library: boolean; inspector: boolean; libraryWidth: number; inspectorWidth: number }
  library: Arrangement
  /** Which library is opened; null for the usual folder. Main alone sets it. */
  libraryFolder: string | null
  /** How many daily backups of the library are kept; with 0 none are made. */
  dailyBackups: number
  /** Ids of the formats that were exported last, the last first. */
  formats: string[]
  lastArticle: string | null
  firstSteps: FirstSteps
  /** Ids of the articles that were opened lately, the last first. */
  recent: string[]
  places: Record<string, number>
}

/** What the menu shows of the renderer's commands. */
export interface CommandStates {
  disabled: CommandId[]
  checked: CommandId[]
  /** The view of the library that is shown, and what of its own can be done there now. */
  view: { shown: ShownView | null; enabled: ViewKeyId[] }
}

export interface Requests {
  'library:load': () => LibraryView
  'library:where': () => LibraryPlace
  /** Shows the library's folder in the system's file manager. */
  'library:show': () => void
  /** Moves the library to a folder that the person picks; false when they cancel. Then the page is loaded anew. */
  'library:move': () => boolean
  /** Calls off the move under way: its answer comes, and is false. */
  'library:stay': () => void
  /** Opens another library, or makes one, in a folder that the person picks; false when they cancel. Then the page is loaded anew. */
  'library:another': () => boolean
  /** The backups of the whole library, newest first. */
  'backups:list': () => Backup[]
  /** Makes one; null when it was called off. */
  'backups:make': () => WholeBackup | null
  /** Calls off the backup, or the going back, that is under way: its answer comes, and says so. */
  'backups:cancel': () => void
  'backups:delete': (id: string) => void
  /** Makes the library what it was in a backup; false when it was called off. Then the page is loaded anew. */
  'backups:back': (id: string) => boolean
  /** Shows the backups in the system's file manager. */
  'backups:show': () => void
  'article:open': (id: string) => OpenArticle
  'claims:all': () => ClaimWeb
  /** In the order asked for; what is not there (any more) is left out. */
  'claims:contexts': (places: { article: string; annotation: string }[]) => Context[]
  /** What carries a tag; what carries `without` as well is left out. */
  'tags:carriers': (tag: { tag: string; without: string | null }) => Carriers
  'edit:do': (action: Action) => Edited
  'edit:undo': () => Edited | null
  'edit:redo': () => Edited | null
  'settings:get': () => Settings
  'settings:set': (changes: Partial<Settings>) => Settings
  /** Forgets which articles and files were opened lately, here and in the system's own list. */
  'recent:clear': () => void
  'export:formats': () => FormatInfo[]
  /** What the format cannot hold of what would be exported. Nothing is written. */
  'export:preview': (request: ExportRequest) => ExportPreview
  /** Asks where through the system's dialog; null when the person cancels there, or calls it off before. */
  'export:run': (request: ExportRequest) => Exported | null
  /** Calls off the export under way: its answer comes, and is null. */
  'export:cancel': () => void
  'export:show': (path: string) => void
  /** Copies a file that the person picks into the library; null when they cancel. */
  'evidence:add': () => StoredFile | null
  'evidence:show': (sha256: string) => void
  /** Asks which files; null when the person cancels there. */
  'import:files': () => ImportReport | null
  'import:folder': () => ImportReport | null
  /** Asks which files, of the formats that annotations come in. */
  'import:annotations': () => ImportReport | null
  /** What the annotations that wait would do, if positions counted that, and those without an article went there. */
  'import:replan': (choice: ReadingChoice) => ImportPreview
  /** Brings in the annotations that wait, as they were planned last. */
  'import:bring': () => BroughtIn
  'import:paste': (pasted: Pasted) => ImportReport
  /** Imports the files that the system asked the app to open, as dropped ones; null where none wait. */
  'import:opened': () => ImportReport | null
  /** Where the links lead that the system asked the app to open. */
  'opened:links': () => LinkAnswer[]
  /** What answers, by kind: words, "phrases", -minus, tag:, by:, in:. */
  'search:run': (typed: string) => SearchResults
  /** Every passage of the articles that answers. */
  'search:passages': (typed: string) => SearchPassages
  /** Calls off the import under way: its answer comes, and says that it was called off. Annotations that wait are let go. */
  'import:cancel': () => void
  /** Asks for a file with another text of an article; null when the person cancels there. */
  'article:update': (article: string) => ImportReport | null
  'article:compare': (of: { article: string; revision: number }) => Comparison
  /** Where an annotation without a sure place could stand, best first. */
  'article:candidates': (of: { article: string; annotation: string }) => PlaceCandidate[]
  'codebook:export': (format: CodebookFormat) => { path: string } | null
  /** From a JSON or CSV file that the person picks; null when they cancel. */
  'codebook:import': () => CodebookImported | null
  /** Saves a picture of a view where the person says; null when they cancel. */
  'picture:save': (picture: { title: string; kind: PictureKind; bytes: Uint8Array }) => {
    path: string
  } | null
  'clipboard:write': (text: string) => void
  'about:get': () => About
  /** Shows one of the places in its folder. */
  'about:show': (place: AboutPlace) => void
  'commands:states': (states: CommandStates) => void
  /** Pastes into the page, as the menu's Paste does: the page gets what the clipboard holds as an event. */
  'window:paste': () => void
  /** The page has sent what was still being typed: main may close the window. */
  'window:flushed': () => void
}
export type Channel = keyof Requests
/**
 * What the preload alone asks: paths come from dialogs and from what the person drops, and the page names none; a link
 * is followed by a click or a key, and by nothing that the page does by itself.
 */
export interface InnerRequests {
  'import:dropped': (paths: string[]) => ImportReport | null
  /** Shows the person a link, and opens it in the system's browser or mail program where they agree. */
  'link:follow': (link: string) => Followed
}
export type Served = Requests & InnerRequests
export type ServedChannel = keyof Served

/** How far the library is read while it is being opened, in articles. */
export interface OpeningStep {
  done: number
  total: number
}

export interface Events {
  /** A click in the menu. */
  command: CommandId
  /** A click in the menu on something of the view that is shown. */
  viewCommand: ViewKeyId
  /** The window is about to close: send what is being typed, then call window:flushed. */
  flush: null
  /** The library is being opened. */
  opening: OpeningStep
  /** An export goes on. */
  exporting: ExportStep
  /** An import goes on. */
  importing: ImportProgress
  /** The index of search is being brought up to date; null when it is. */
  indexing: Indexing | null
  /** The system asked the app to open something; it waits until the page asks for it. */
  opened: OpenedKind
  /** An article was chosen from those that were opened lately. */
  article: string
  /** The library is being copied to its new folder. */
  moving: MoveProgress
  /** A backup is being made, or gone back to; null when that has ended. */
  backingUp: BackupStep | null
  /** A backup that Postil makes by itself could not be made: why, and what to do. */
  noBackup: string
  /** The system's theme or the setting changed. */
  theme: 'light' | 'dark'
}
export type EventName = keyof Events

/** The preload's allow-list at run time. */
export const CHANNELS = {
  'library:load': true,
  'library:where': true,
  'library:show': true,
  'library:move': true,
  'library:stay': true,
  'library:another': true,
  'backups:list': true,
  'backups:make': true,
  'backups:cancel': true,
  'backups:delete': true,
  'backups:back': true,
  'backups:show': true,
  'article:open': true,
  'claims:all': true,
  'claims:contexts': true,
  'tags:carriers': true,
  'edit:do': true,
  'edit:undo': true,
  'edit:redo': true,
  'settings:get': true,
  'settings:set': true,
  'recent:clear': true,
  'export:formats': true,
  'export:preview': true,
  'export:run': true,
  'export:cancel': true,
  'export:show': true,
  'evidence:add': true,
  'evidence:show': true,
  'import:files': true,
  'import:folder': true,
  'import:annotations': true,
  'import:replan': true,
  'import:bring': true,
  'import:paste': true,
  'import:opened': true,
  'opened:links': true,
  'import:cancel': true,
  'search:run': true,
  'search:passages': true,
  'article:update': true,
  'article:compare': true,
  'article:candidates': true,
  'codebook:export': true,
  'codebook:import': true,
  'picture:save': true,
  'clipboard:write': true,
  'about:get': true,
  'about:show': true,
  'commands:states': true,
  'window:paste': true,
  'window:flushed': true,
} as const satisfies Record<Channel, true>

export const INNER_CHANNELS = {
  'import:dropped': true,
  'link:follow': true,
} as const satisfies Record<keyof InnerRequests, true>

export const EVENT_NAMES = {
  command: true,
  viewCommand: true,
  flush: true,
  opening: true,
  exporting: true,
  importing: true,
  indexing: true,
  opened: true,
  article: true,
  moving: true,
  backingUp: true,
  noBackup: true,
  theme: true,
} as const satisfies Record<EventName, true>

/** What the preload puts on the window, under this name. */
export const API_NAME = 'postil'
export interface Api {
  request<C extends Channel>(
    channel: C,
    ...args: Parameters<Requests[C]>
  ): Promise<Result<ReturnType<Requests[C]>>>
  /** Imports files that the person dropped on the page. What is no file of the disk (a dragged picture) is left out. */
  drop(files: readonly File[]): Promise<Result<ImportReport | null>>
  /** Follows a link (http, https, mailto) that the person has just clicked, or pressed a key on. Else it is refused. */
  follow(link: string): Promise<Result<Followed>>
  /** The returned function, and nothing else, unsubscribes: functions cross the bridge as proxies. */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void
  platform: 'darwin' | 'win32' | 'linux'
}
