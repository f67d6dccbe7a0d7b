/** What has keys, as the sheet of keys lists it: the commands by their menu, then the keys of each view. */
import { chordOf, COMMANDS, keysOf, type Command, type MenuId } from '../../preload/commands.ts'
import { viewKeyChoice, type KeyChoices, type OwnKeys } from '../../preload/own-keys.ts'
import { TEXTS } from '../../preload/texts.ts'
import { VIEW_KEYS, viewChordOf, viewKeysOf, VIEWS, type View } from '../../preload/views.ts'
import type { Platform } from '../commands/keys.ts'
import type { Slot } from './capture.ts'

export interface KeyRow {
  /** Under which its keys are kept. */
  readonly id: string
  readonly label: string
  readonly group: string
  /** Where its keys act. A command's chord acts everywhere, that of a key of a view where its keys do. */
  readonly where: readonly View[]
  /** Whether it is a key of views. */
  readonly ofView: boolean
  /** Whether it has nothing to act on in a view: there its chord may be a view's. */
  readonly ofText: boolean
  /** Its keys move the caret: with Shift they extend the selection. */
  readonly moves: boolean
  /** What can be changed. */
  readonly slots: readonly Slot[]
  /** Its keys and its chord, after these choices. */
  held(choices: KeyChoices, platform: Platform): { keys: readonly string[]; chord: string | null }
}

const words = TEXTS.keys
const MENUS: readonly MenuId[] = ['annotate', 'move', 'article', 'edit', 'file', 'view', 'help']

/** Escape leaves, and 1 to 9 are the tags' own, given in the codebook. */
function isFixed({ id }: Command): boolean {
  return id === 'claim.close' || /^tag\.\d$/.test(id)
}

export const ROWS: readonly KeyRow[] = [
  ...MENUS.flatMap((menu) =>
    COMMANDS.filter((command) => command.menu === menu).map((command): KeyRow => ({
      id: command.id,
      label: command.label,
      group: words.menus[menu],
      where: command.inViews ? VIEWS : ['read'],
      ofView: false,
      ofText: menu === 'annotate' || menu === 'move' || command.id === 'find',
      moves: command.id.startsWith('move.'),
      slots: isFixed(command) ? ['chord'] : ['keys', 'chord'],
      held: (choices, platform) => ({
        keys: keysOf(command, platform, choices),
        chord: chordOf(command, platform, choices) ?? null,
      }),
    })),
  ),
  ...VIEW_KEYS.map((key): KeyRow => ({
    id: viewKeyChoice(key.id),
    label: key.label,
    group: words.inViews,
    where: key.in,
    ofView: true,
    ofText: false,
    moves: false,
    // Keys that nobody types act where letters do not: they need no chord beside them.
    slots: key.chord === undefined ? ['keys'] : ['keys', 'chord'],
    held: (choices) => ({ keys: viewKeysOf(key, choices), chord: viewChordOf(key, choices) ?? null }),
  })),
]

/** What the rows of a group say where a label alone would not tell: the views that a key is of. */
export function viewsOf({ where, group }: KeyRow): string {
  return group === words.inViews ? where.map((view) => TEXTS.shell.names[view]).join(', ') : ''
}

/** The choices with a row's keys set to these: what is as the table has it is not kept. */
export function withKeys(choices: KeyChoices, row: KeyRow, own: OwnKeys, platform: Platform): KeyChoices {
  const { [row.id]: before = {}, ...rest } = choices
  const usual = row.held({}, platform)
  const now = { ...before, ...own }
  const kept: OwnKeys = {
    ...(now.keys && now.keys.join(' ') !== usual.keys.join(' ') ? { keys: now.keys } : {}),
    ...(now.chord !== undefined && now.chord !== usual.chord ? { chord: now.chord } : {}),
  }
  return kept.keys === undefined && kept.chord === undefined ? rest : { ...rest, [row.id]: kept }
}
