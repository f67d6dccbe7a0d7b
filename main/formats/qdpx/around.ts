import type { Element } from 'domhandler'
import type { ReadAnnotation } from '../reading/reading.ts'
import type { ReadCode } from '../refi/read-codes.ts'
import type { ReadLink } from './chains.ts'
import type { Opened } from './open.ts'
import type { OwnCodes } from './own-codes.ts'
import type { How } from './places.ts'
import type { Problems } from './problems.ts'
import type { ReadNote, ReadValues, Users, Variables } from './said.ts'

/** What is known of the whole project. */
export interface Around {
  opened: Opened
  users: Users
  codes: ReadonlyMap<string, ReadCode>
  own: OwnCodes
  notes: ReadonlyMap<string, ReadNote>
  variables: Variables
  /** Values of cases that stand for one source each. */
  values: ReadonlyMap<string, ReadValues>
  links: readonly ReadLink[]
  /** Links that have been understood. */
  used: Set<ReadLink>
  /** GUIDs of notes that have been understood. */
  usedNotes: Set<string>
  problems: Problems
  /** Whether ends are those of the last character. */
  inside: boolean
  /** What positions count, as names show. */
  how: How
  /** Notes that links tie to a selection or source, by its GUID: NVivo has them so. */
  linked: ReadonlyMap<string, readonly ReadNote[]>
  /** What has been made of each selection, by its GUID. */
  made: Map<string, ReadAnnotation>
  /** The claim of selections, by GUID; null where no case has them. */
  claimOf(guids: readonly string[]): string | null
}

/** An element with selections, and its text before anything in it is read. */
export interface Source {
  element: Element
  /** The element that has notes, codes and values of the whole: for a PDF that is not the one with the selections. */
  outer: Element
  guid: string
  text: string | null
}
