/** The views of the library, and the keys that act within them: what keys do, the help and the status line are read from here. */
import { NO_CHOICES, viewKeyChoice, type KeyChoices } from './own-keys.ts'

export const VIEWS = ['read', 'ledger', 'contradictions', 'timeline', 'map', 'codebook', 'people'] as const
export type View = (typeof VIEWS)[number]
/** Those that are built and shown: all of them. */
export const SHOWN_VIEWS: readonly View[] = VIEWS
/** Those that look at the whole library. */
export type LibraryView = Exclude<View, 'read'>

export interface ViewKey {
  readonly id: string
  readonly label: string
  /** Electron accelerators; they act while the view has the focus and no field of it. */
  readonly keys: readonly string[]
  /**
   * What acts where single letters are off or a screen reader keeps them; only where `keys` has nothing but what one
   * types. A chord of the text may be one here too, since its command has nothing to act on in a view.
   */
  readonly chord?: string
  readonly in: readonly LibraryView[]
}

const TABLE = [
  {
    id: 'open',
    label: 'Open the passage',
    keys: ['Enter'],
    in: ['ledger', 'timeline', 'map', 'people', 'codebook'],
  },
  { id: 'both', label: 'Both articles side by side', keys: ['Enter'], in: ['contradictions'] },
  { id: 'next', label: 'Next', keys: ['j', 'Down'], in: ['ledger', 'contradictions', 'people', 'codebook'] },
  {
    id: 'previous',
    label: 'Previous',
    keys: ['k', 'Up'],
    in: ['ledger', 'contradictions', 'people', 'codebook'],
  },
  { id: 'first', label: 'First', keys: ['Home'], in: ['ledger', 'contradictions', 'people', 'codebook'] },
  { id: 'last', label: 'Last', keys: ['End'], in: ['ledger', 'contradictions', 'people', 'codebook'] },
  {
    id: 'pageDown',
    label: 'A page down',
    keys: ['PageDown'],
    in: ['ledger', 'contradictions', 'people', 'codebook'],
  },
  {
    id: 'pageUp',
    label: 'A page up',
    keys: ['PageUp'],
    in: ['ledger', 'contradictions', 'people', 'codebook'],
  },
  { id: 'left', label: 'To the left', keys: ['Left'], in: ['timeline', 'map'] },
  { id: 'right', label: 'To the right', keys: ['Right'], in: ['timeline', 'map'] },
  { id: 'up', label: 'Up', keys: ['Up'], in: ['timeline', 'map'] },
  { id: 'down', label: 'Down', keys: ['Down'], in: ['timeline', 'map'] },
  { id: 'mark', label: 'Mark', keys: ['x', 'Space'], in: ['ledger'] },
  { id: 'markAll', label: 'Mark all', keys: ['CmdOrCtrl+A'], in: ['ledger'] },
  { id: 'markTo', label: 'Mark and go on', keys: ['Shift+Down'], in: ['ledger'] },
  { id: 'markBack', label: 'Mark and go back', keys: ['Shift+Up'], in: ['ledger'] },
  { id: 'unfold', label: 'Where it is said', keys: ['Right'], in: ['ledger'] },
  { id: 'fold', label: 'Fold', keys: ['Left'], in: ['ledger'] },
  { id: 'unmark', label: 'Unmark', keys: ['Escape'], in: ['ledger'] },
  { id: 'tag', label: 'Tag', keys: ['t'], chord: 'CmdOrCtrl+T', in: ['ledger'] },
  { id: 'judge', label: 'Verdict', keys: ['v'], chord: 'CmdOrCtrl+Shift+V', in: ['ledger'] },
  { id: 'sort', label: 'Another order', keys: ['o'], chord: 'CmdOrCtrl+D', in: ['ledger', 'contradictions'] },
  {
    id: 'turn',
    label: 'Turn the order round',
    keys: ['Shift+O'],
    chord: 'CmdOrCtrl+Shift+T',
    in: ['ledger'],
  },
  {
    id: 'export',
    label: 'Export',
    keys: ['e'],
    chord: 'CmdOrCtrl+S',
    in: ['ledger', 'contradictions', 'timeline'],
  },
  { id: 'picture', label: 'Picture', keys: ['e'], chord: 'CmdOrCtrl+S', in: ['map'] },
  { id: 'note', label: 'Note', keys: ['n'], chord: 'CmdOrCtrl+Shift+N', in: ['contradictions'] },
  {
    id: 'relation',
    label: 'Change the relation',
    keys: ['r'],
    chord: 'CmdOrCtrl+Shift+R',
    in: ['contradictions'],
  },
  {
    id: 'filter',
    label: 'Filter',
    keys: ['/'],
    chord: 'CmdOrCtrl+F',
    in: ['ledger', 'contradictions', 'timeline', 'map', 'people', 'codebook'],
  },
  { id: 'zoomIn', label: 'Closer', keys: ['Plus', '='], chord: 'PageUp', in: ['timeline', 'map'] },
  { id: 'zoomOut', label: 'Farther', keys: ['-'], chord: 'PageDown', in: ['timeline', 'map'] },
  { id: 'fit', label: 'All of it', keys: ['0'], chord: 'Home', in: ['timeline', 'map'] },
  { id: 'letGo', label: 'Let go', keys: ['Escape'], in: ['timeline', 'map'] },
  { id: 'middle', label: 'Put it in the middle', keys: ['f'], chord: 'CmdOrCtrl+Enter', in: ['map'] },
  {
    id: 'map',
    label: 'Show it on the map',
    keys: ['m'],
    chord: 'CmdOrCtrl+Shift+M',
    in: ['ledger', 'contradictions', 'timeline'],
  },
  { id: 'edit', label: 'Edit', keys: ['F2', 'e'], in: ['people', 'codebook'] },
  { id: 'new', label: 'New', keys: ['n'], chord: 'CmdOrCtrl+N', in: ['codebook'] },
  { id: 'adopt', label: 'Make a person', keys: ['p'], chord: 'CmdOrCtrl+N', in: ['people'] },
  { id: 'merge', label: 'Merge into…', keys: ['m'], chord: 'CmdOrCtrl+Shift+M', in: ['people', 'codebook'] },
  {
    id: 'remove',
    label: 'Delete',
    keys: ['Delete', 'Backspace'],
    in: ['people', 'codebook', 'contradictions'],
  },
  { id: 'nest', label: 'Move below the one before', keys: ['.', 'CmdOrCtrl+Right'], in: ['codebook'] },
  { id: 'lift', label: 'Move out', keys: [',', 'CmdOrCtrl+Left'], in: ['codebook'] },
  { id: 'openBranch', label: 'Open the branch', keys: ['Right'], in: ['codebook'] },
  { id: 'closeBranch', label: 'Close the branch', keys: ['Left'], in: ['codebook'] },
  { id: 'import', label: 'Import…', keys: ['i'], chord: 'CmdOrCtrl+U', in: ['codebook'] },
  { id: 'exportJson', label: 'Export as JSON', keys: ['s'], chord: 'CmdOrCtrl+S', in: ['codebook'] },
  {
    id: 'exportCsv',
    label: 'Export as CSV',
    keys: ['Shift+S'],
    chord: 'CmdOrCtrl+Shift+S',
    in: ['codebook'],
  },
  {
    id: 'exportQdc',
    label: 'Export as REFI-QDA codebook',
    keys: ['Shift+Q'],
    chord: 'CmdOrCtrl+Alt+Shift+S',
    in: ['codebook'],
  },
] as const satisfies readonly ViewKey[]

export type ViewKeyId = (typeof TABLE)[number]['id']
export const VIEW_KEYS: readonly (ViewKey & { readonly id: ViewKeyId })[] = TABLE

/** What a key of a view is called and which keys it has. */
export function viewKeyOf(id: ViewKeyId): ViewKey {
  return VIEW_KEYS.find((key) => key.id === id) ?? { id, label: id, keys: [], in: [] }
}

/** The keys that a key of a view has: those that the person chose, else those of the table. */
export function viewKeysOf(key: ViewKey, choices: KeyChoices = NO_CHOICES): readonly string[] {
  return choices[viewKeyChoice(key.id)]?.keys ?? key.keys
}

/** The chord that a key of a view has: the one that the person chose, or none, else that of the table. */
export function viewChordOf(key: ViewKey, choices: KeyChoices = NO_CHOICES): string | undefined {
  const own = choices[viewKeyChoice(key.id)]?.chord
  return own === undefined ? key.chord : (own ?? undefined)
}

/** What a view's table has for one view, in the order in which its menu has it. */
export function viewKeysIn(view: LibraryView): readonly (ViewKey & { readonly id: ViewKeyId })[] {
  return VIEW_KEYS.filter((key) => key.in.includes(view))
}
