import type { CommandId } from '../../preload/commands.ts'

/** Chosen from the palette since the app started, the last first. */
let recent: readonly CommandId[] = []

/** What was chosen from the palette, the last first. */
export function recentCommands(): readonly CommandId[] {
  return recent
}

/** Notes that a command was chosen from the palette. */
export function remember(id: CommandId): void {
  recent = [id, ...recent.filter((each) => each !== id)]
}
