/** The rows of the help sheet, read from the table of commands. */
import { commandOf, COMMANDS, type CommandId, type HelpGroup } from '../../preload/commands.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { KeyChoices } from '../../preload/own-keys.ts'
import { viewKeysIn, type LibraryView } from '../../preload/views.ts'
import type { Platform } from '../commands/keys.ts'
import { shownKeys } from '../commands/view-keys.ts'

const words = TEXTS.help

export interface HelpRow {
  readonly label: string
  /** Several commands stand in one row where one is the other's counterpart. */
  readonly commands: readonly CommandId[]
}

/** What is drawn to scale above the groups is not listed again below. */
const DRAWN: readonly string[] = words.units.flatMap((unit) => unit.command ?? [])

/** Commands that stand in the row of another. */
const WITH: Partial<Record<CommandId, readonly CommandId[]>> = {
  'annotation.next': ['annotation.previous'],
  'move.saying.next': ['move.saying.previous'],
  'move.name.next': ['move.name.previous'],
  'claim.source.add': ['claim.content.add'],
  'edge.end.later': ['edge.start.earlier'],
  'tag.pick': ['tag.1'],
  undo: ['redo'],
}
const seconds = new Set(Object.values(WITH).flat())

/** The rows of a group, in the order of the table. */
export function helpRows(group: HelpGroup): HelpRow[] {
  const labels: Partial<Record<CommandId, string>> = words.rows
  return COMMANDS.filter(({ id, help }) => help === group && !DRAWN.includes(id) && !seconds.has(id)).map(
    ({ id, label }) => ({ label: labels[id] ?? label, commands: [id, ...(WITH[id] ?? [])] }),
  )
}

export interface ViewRow {
  readonly label: string
  /** Accelerators, all of which act. */
  readonly keys: readonly string[]
}

/** The keys of a view, in the order of their table: letters where they are on, else what acts in their place. */
export function viewRows(
  view: LibraryView,
  letters: boolean,
  platform: Platform,
  choices?: KeyChoices,
): ViewRow[] {
  return viewKeysIn(view).map((key) => ({
    label: key.label,
    keys: shownKeys(key, letters, platform, choices),
  }))
}

/** What acts in the views as it does everywhere. */
const EVERYWHERE = {
  views: COMMANDS.filter(({ id }) => id.startsWith('view.')).map(({ id }) => [id]),
  move: [
    ['place.back', 'place.forward'],
    ['pane.next', 'pane.previous'],
    ['article.next'],
    ['article.previous'],
  ],
  work: [['undo', 'redo'], ['palette'], ['export.library'], ['settings'], ['help']],
} as const satisfies Record<string, readonly (readonly CommandId[])[]>
export type EverywhereGroup = keyof typeof EVERYWHERE

/** The rows of a group in the help of a view. */
export function everywhereRows(group: EverywhereGroup): HelpRow[] {
  const labels: Partial<Record<CommandId, string>> = words.everywhereRows
  const rows: readonly (readonly CommandId[])[] = EVERYWHERE[group]
  return rows.flatMap((commands) =>
    commands[0] ? [{ label: labels[commands[0]] ?? commandOf(commands[0]).label, commands }] : [],
  )
}
