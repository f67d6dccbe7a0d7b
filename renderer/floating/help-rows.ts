/** The rows of the help sheet, read from the table of commands. */
import { COMMANDS, type CommandId, type HelpGroup } from '../../preload/commands.ts'
import { TEXTS } from '../../preload/texts.ts'

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
