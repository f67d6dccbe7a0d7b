/**
 * Keys that the person chose, in place of those of the tables (preload/commands.ts, preload/views.ts). They are kept
 * in the settings, as Electron accelerators, by the command's id.
 */

/** What a command has in place of its own; what is left out is as the table has it. */
export interface OwnKeys {
  /** In the text, or in the view that the key is of. */
  readonly keys?: readonly string[]
  /** Everywhere, and in the menu; of a key of a view in that view alone. Null where it has none. */
  readonly chord?: string | null
}

/** By the id of the command, or `view-key.` and the id of a key of a view. Ids that nobody knows are kept and do nothing. */
export type KeyChoices = Readonly<Record<string, OwnKeys>>

export const NO_CHOICES: KeyChoices = {}

/** How many keys a command can have, and how many commands can have keys of the person's own. */
export const MOST_KEYS = 8
export const MOST_CHOICES = 400

/**
 * What is an accelerator: modifiers, then a letter, a digit, a sign or a name that Electron has (its page
 * "Accelerator"). The menu throws for what is none, so that nothing else is kept.
 */
export const ACCELERATOR =
  /^(?:(?:CmdOrCtrl|Cmd|Ctrl|Alt|Shift|Meta)\+)*(?:[A-Za-z]|\d|[!-/:-@[-`{-~]|F(?:[1-9]|1\d|2[0-4])|Plus|Space|Tab|Enter|Return|Escape|Backspace|Delete|Insert|Up|Down|Left|Right|Home|End|PageUp|PageDown)$/

/** The key under which a key of a view is kept. */
export function viewKeyChoice(id: string): string {
  return `view-key.${id}`
}
