import type { About, AboutPlace } from '../../preload/about.ts'
import type { CommandStates, Followed, Settings } from '../../preload/contract.ts'
import type { History } from '../../preload/edited.ts'
import type { ImportProgress } from '../../preload/importing.ts'
import type { ExportStep, FormatInfo } from '../../preload/interchange.ts'
import type { ImportResult } from '../articles/import/imported.ts'
import type { Task } from '../articles/import/worker.ts'
import type { BackingUp } from '../backing-up.ts'
import type { FormatClient } from '../formats/client.ts'
import type { Library } from '../library.ts'
import type { Opened } from '../opened.ts'
import type { Place } from '../place.ts'
import type { Searcher } from '../search/searcher.ts'
import type { SettingsStore } from '../store/settings.ts'

/** The formats that there are, and what can be done with them. */
export interface Formats extends Pick<FormatClient, 'preview' | 'write' | 'read'> {
  readonly list: readonly FormatInfo[]
}

/** What a save dialog opens with. */
export interface SaveSuggestion {
  /** What is exported: the file is named after it. */
  title: string
  /** The format's name and its extension, without the dot. */
  kind: string
  extension: string
}

/** What an open dialog offers. */
export interface FileQuestion {
  title: string
  /** What is offered first, by extensions without the dot; null for any file. */
  kind: { name: string; extensions: string[] } | null
}

/** All that the handlers need; those that stand for the system are given by main/app. */
export interface Services {
  library: Library
  settings: SettingsStore
  formats: Formats
  /** Reads a file that is imported, off the main thread. */
  readFile(task: Task, signal: AbortSignal): Promise<ImportResult>
  search: Pick<Searcher, 'search' | 'passages'>
  place: Pick<Place, 'where' | 'move' | 'cancel' | 'another'>
  backups: Pick<BackingUp, 'list' | 'make' | 'cancel' | 'delete' | 'goBack' | 'where'>
  /** What the system asked the app to open, until the page asks for it. */
  opened: Pick<Opened, 'takePaths' | 'takeLinks'>
  /** Told how far an export is. */
  exporting(step: ExportStep): void
  /** Told how far an import is. */
  importing(progress: ImportProgress): void
  about: {
    get(): Promise<About>
    /** Where the place is on the disk; null where it is not. */
    find(place: Exclude<AboutPlace, 'library'>): string | null
  }
  system: {
    /** Asks where to save; null when the person cancels. */
    askWhereToSave(suggestion: SaveSuggestion): Promise<string | null>
    /** Asks for a file that is there; null when the person cancels. */
    askWhichFile(question: FileQuestion): Promise<string | null>
    /** None where the person cancels. */
    askWhichFiles(question: FileQuestion): Promise<string[]>
    askWhichFolder(title: string): Promise<string[]>
    showInFolder(path: string): void
    /** Shows the person a link, and opens it where they agree. */
    openOutside(link: string): Promise<Followed>
    /** Puts a file into the system's own list of those that were opened lately, where it has one; or empties the list. */
    noteFile(path: string): void
    forgetFiles(): void
    copyText(text: string): Promise<void>
    /** Has the page paste what the clipboard holds. */
    paste(): void
  }
  menu: {
    showHistory(history: History): void
    showStates(states: CommandStates): void
  }
  /** Called after every change of the settings. */
  settingsChanged(settings: Settings): void
  flushed(): void
}
