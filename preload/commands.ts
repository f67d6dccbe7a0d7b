/**
 * The table of commands: keys, menu, palette and help sheet are all read from it.
 *
 * `keys` are the keys of the text: they act only while the text has the focus (WCAG 2.1.4) and letters among them can
 * be switched off. `chord` works everywhere and stands in the menu, so that whoever cannot use letters (a screen
 * reader keeps them for itself) reaches all of it. Both are written as Electron accelerators.
 */
export type MenuId = 'file' | 'edit' | 'annotate' | 'move' | 'view' | 'help'
/** The groups of the help sheet: what one does, not where the menu has it. */
export type HelpGroup = 'move' | 'mark' | 'work'

export interface Command {
  readonly id: string
  readonly label: string
  readonly menu: MenuId
  /** Commands of one section stand together, between lines. */
  readonly section: number
  readonly keys?: readonly string[]
  readonly chord?: string
  /** Where macOS has other keys for the same, or keeps these for itself. */
  readonly mac?: { readonly keys?: readonly string[]; readonly chord?: string }
  readonly help?: HelpGroup
  /** Further words by which the palette finds it. */
  readonly words?: string
  readonly checkable?: true
  /** Left out of the palette: a movement has no use from there. */
  readonly hidden?: true
}

const TABLE = [
  {
    id: 'export.article',
    label: 'Export this article…',
    menu: 'file',
    section: 1,
    chord: 'CmdOrCtrl+E',
    words: 'save as W3C JSON-LD CSV Markdown',
  },
  {
    id: 'export.library',
    label: 'Export the library…',
    menu: 'file',
    section: 1,
    chord: 'CmdOrCtrl+Shift+E',
    words: 'save as all articles W3C JSON-LD CSV Markdown',
  },
  {
    id: 'settings',
    label: 'Settings…',
    menu: 'file',
    section: 2,
    chord: 'CmdOrCtrl+,',
    words: 'preferences options author letters',
  },

  { id: 'undo', label: 'Undo', menu: 'edit', section: 1, chord: 'CmdOrCtrl+Z', help: 'work' },
  { id: 'redo', label: 'Redo', menu: 'edit', section: 1, chord: 'CmdOrCtrl+Shift+Z', help: 'work' },
  {
    id: 'palette',
    label: 'Any command…',
    menu: 'edit',
    section: 3,
    chord: 'CmdOrCtrl+K',
    help: 'work',
    words: 'search palette',
  },

  {
    id: 'claim.source',
    label: 'Source',
    menu: 'annotate',
    section: 1,
    keys: ['s'],
    chord: 'CmdOrCtrl+Shift+S',
    help: 'mark',
    words: 'who says it',
  },
  {
    id: 'claim.cue',
    label: 'Cue',
    menu: 'annotate',
    section: 1,
    keys: ['q'],
    chord: 'CmdOrCtrl+Shift+U',
    help: 'mark',
    words: 'said denied according to',
  },
  {
    id: 'claim.content',
    label: 'Content',
    menu: 'annotate',
    section: 1,
    keys: ['c'],
    chord: 'CmdOrCtrl+Shift+C',
    help: 'mark',
    words: 'tag claim what is claimed',
  },
  {
    id: 'claim.source.add',
    label: 'Add to the source',
    menu: 'annotate',
    section: 1,
    keys: ['Shift+S'],
    chord: 'CmdOrCtrl+Alt+Shift+S',
    help: 'mark',
    words: 'piece fragment',
  },
  {
    id: 'claim.content.add',
    label: 'Add to the content',
    menu: 'annotate',
    section: 1,
    keys: ['Shift+C'],
    chord: 'CmdOrCtrl+Alt+Shift+C',
    help: 'mark',
    words: 'piece fragment split',
  },
  {
    id: 'claim.noSource',
    label: 'No source is named',
    menu: 'annotate',
    section: 1,
    keys: ['0'],
    chord: 'CmdOrCtrl+Shift+0',
    help: 'mark',
  },
  {
    id: 'claim.close',
    label: 'Done with this claim',
    menu: 'annotate',
    section: 1,
    keys: ['Escape'],
    words: 'close',
  },
  {
    id: 'highlight',
    label: 'Highlight',
    menu: 'annotate',
    section: 2,
    keys: ['h'],
    chord: 'CmdOrCtrl+Shift+H',
    help: 'mark',
  },
  {
    id: 'note',
    label: 'Note',
    menu: 'annotate',
    section: 2,
    keys: ['n'],
    chord: 'CmdOrCtrl+Shift+N',
    help: 'mark',
    words: 'comment write',
  },
  {
    id: 'tag.pick',
    label: 'Tag…',
    menu: 'annotate',
    section: 3,
    keys: ['t'],
    chord: 'CmdOrCtrl+T',
    help: 'mark',
    words: 'codebook label',
  },
  ...([1, 2, 3, 4, 5, 6, 7, 8, 9] as const).map((n) => ({
    id: `tag.${n}` as const,
    label: `Tag ${n}`,
    menu: 'annotate' as const,
    section: 3,
    keys: [`${n}`],
    chord: `Alt+${n}`,
  })),
  {
    id: 'edge.end.later',
    label: 'Move the end to the right',
    menu: 'annotate',
    section: 4,
    chord: 'Alt+Shift+Right',
    mac: { chord: 'Ctrl+Alt+Shift+Right' },
    help: 'work',
    words: 'edge grow',
  },
  {
    id: 'edge.end.earlier',
    label: 'Move the end to the left',
    menu: 'annotate',
    section: 4,
    chord: 'Alt+Shift+Left',
    mac: { chord: 'Ctrl+Alt+Shift+Left' },
    words: 'edge shrink',
  },
  {
    id: 'edge.start.earlier',
    label: 'Move the start to the left',
    menu: 'annotate',
    section: 4,
    chord: 'Alt+Shift+Up',
    mac: { chord: 'Ctrl+Alt+Shift+Up' },
    words: 'edge grow',
  },
  {
    id: 'edge.start.later',
    label: 'Move the start to the right',
    menu: 'annotate',
    section: 4,
    chord: 'Alt+Shift+Down',
    mac: { chord: 'Ctrl+Alt+Shift+Down' },
    words: 'edge shrink',
  },
  {
    id: 'annotation.delete',
    label: 'Delete annotation',
    menu: 'annotate',
    section: 5,
    keys: ['Delete', 'Backspace'],
    mac: { keys: ['Backspace', 'Delete'] },
    chord: 'CmdOrCtrl+Backspace',
    help: 'work',
    words: 'remove',
  },

  {
    id: 'annotation.next',
    label: 'Next annotation',
    menu: 'move',
    section: 1,
    keys: ['j'],
    chord: 'CmdOrCtrl+J',
    help: 'move',
  },
  {
    id: 'annotation.previous',
    label: 'Previous annotation',
    menu: 'move',
    section: 1,
    keys: ['k'],
    chord: 'CmdOrCtrl+Shift+J',
    help: 'move',
  },
  {
    id: 'inspector.edit',
    label: 'Edit in the inspector',
    menu: 'move',
    section: 1,
    keys: ['Enter'],
    chord: 'CmdOrCtrl+Enter',
    help: 'work',
  },
  {
    id: 'move.saying.next',
    label: 'Next word of saying',
    menu: 'move',
    section: 2,
    keys: ['w'],
    chord: 'F3',
    help: 'move',
    hidden: true,
  },
  {
    id: 'move.saying.previous',
    label: 'Previous word of saying',
    menu: 'move',
    section: 2,
    keys: ['b'],
    chord: 'CmdOrCtrl+F3',
    hidden: true,
  },
  {
    id: 'move.name.next',
    label: 'Next name',
    menu: 'move',
    section: 2,
    keys: ['e'],
    chord: 'F2',
    help: 'move',
    hidden: true,
  },
  {
    id: 'move.name.previous',
    label: 'Previous name',
    menu: 'move',
    section: 2,
    keys: ['a'],
    chord: 'CmdOrCtrl+F2',
    hidden: true,
  },
  {
    id: 'move.word.next',
    label: 'Next word',
    menu: 'move',
    section: 3,
    keys: ['Ctrl+Right'],
    mac: { keys: ['Alt+Right'] },
    help: 'move',
    hidden: true,
  },
  {
    id: 'move.word.previous',
    label: 'Previous word',
    menu: 'move',
    section: 3,
    keys: ['Ctrl+Left'],
    mac: { keys: ['Alt+Left'] },
    hidden: true,
  },
  {
    id: 'move.clause.next',
    label: 'Next clause',
    menu: 'move',
    section: 3,
    keys: [','],
    chord: 'F7',
    help: 'move',
    hidden: true,
  },
  {
    id: 'move.clause.previous',
    label: 'Previous clause',
    menu: 'move',
    section: 3,
    keys: ['m'],
    chord: 'CmdOrCtrl+F7',
    hidden: true,
  },
  {
    id: 'move.sentence.next',
    label: 'Next sentence',
    menu: 'move',
    section: 3,
    keys: ['.'],
    chord: 'F8',
    help: 'move',
    hidden: true,
  },
  {
    id: 'move.sentence.previous',
    label: 'Previous sentence',
    menu: 'move',
    section: 3,
    keys: ['l'],
    chord: 'CmdOrCtrl+F8',
    hidden: true,
  },
  {
    id: 'move.paragraph.next',
    label: 'Next paragraph',
    menu: 'move',
    section: 3,
    keys: ['Ctrl+Down'],
    mac: { keys: ['Alt+Down'] },
    help: 'move',
    hidden: true,
  },
  {
    id: 'move.paragraph.previous',
    label: 'Previous paragraph',
    menu: 'move',
    section: 3,
    keys: ['Ctrl+Up'],
    mac: { keys: ['Alt+Up'] },
    hidden: true,
  },
  {
    id: 'article.next',
    label: 'Next article',
    menu: 'move',
    section: 4,
    chord: 'CmdOrCtrl+PageDown',
    words: 'open library',
  },
  {
    id: 'article.previous',
    label: 'Previous article',
    menu: 'move',
    section: 4,
    chord: 'CmdOrCtrl+PageUp',
    words: 'open library',
  },
  {
    id: 'pane.next',
    label: 'Go to the next pane',
    menu: 'move',
    section: 5,
    chord: 'F6',
    words: 'focus library inspector',
  },
  {
    id: 'pane.previous',
    label: 'Go to the previous pane',
    menu: 'move',
    section: 5,
    chord: 'Shift+F6',
    words: 'focus',
  },

  {
    id: 'pane.library',
    label: 'Library',
    menu: 'view',
    section: 1,
    chord: 'CmdOrCtrl+B',
    checkable: true,
    words: 'pane hide show sidebar',
  },
  {
    id: 'pane.inspector',
    label: 'Inspector',
    menu: 'view',
    section: 1,
    chord: 'CmdOrCtrl+I',
    checkable: true,
    words: 'pane hide show card',
  },
  {
    id: 'inspector.list',
    label: 'Annotations of this article',
    menu: 'view',
    section: 1,
    chord: 'CmdOrCtrl+L',
    help: 'work',
    words: 'list filter',
  },
  {
    id: 'text.larger',
    label: 'Larger text',
    menu: 'view',
    section: 2,
    chord: 'CmdOrCtrl+=',
    words: 'size zoom',
  },
  {
    id: 'text.smaller',
    label: 'Smaller text',
    menu: 'view',
    section: 2,
    chord: 'CmdOrCtrl+-',
    words: 'size zoom',
  },
  {
    id: 'text.reset',
    label: 'Usual text size',
    menu: 'view',
    section: 2,
    chord: 'CmdOrCtrl+0',
    words: 'size zoom reset',
  },
  {
    id: 'theme.system',
    label: 'Theme of the system',
    menu: 'view',
    section: 3,
    checkable: true,
    words: 'light dark',
  },
  { id: 'theme.light', label: 'Light theme', menu: 'view', section: 3, checkable: true },
  { id: 'theme.dark', label: 'Dark theme', menu: 'view', section: 3, checkable: true },

  {
    id: 'help',
    label: 'Keys',
    menu: 'help',
    section: 1,
    keys: ['?'],
    chord: 'F1',
    help: 'work',
    words: 'help shortcuts keyboard',
  },
] as const satisfies readonly Command[]

export type CommandId = (typeof TABLE)[number]['id']
export const COMMANDS: readonly (Command & { readonly id: CommandId })[] = TABLE

const byId = new Map(COMMANDS.map((command) => [command.id, command]))
/** The command of an id; every id has one. */
export function commandOf(id: CommandId): Command & { readonly id: CommandId } {
  return byId.get(id)!
}

/** The keys that a command has in the text on a platform. */
export function keysOf(command: Command, platform: string): readonly string[] {
  return (platform === 'darwin' ? command.mac?.keys : undefined) ?? command.keys ?? []
}

/** The chord that a command has everywhere on a platform, if it has one. */
export function chordOf(command: Command, platform: string): string | undefined {
  return (platform === 'darwin' ? command.mac?.chord : undefined) ?? command.chord
}
