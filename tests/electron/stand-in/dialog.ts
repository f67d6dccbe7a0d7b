/** dialog: checks what Electron checks, and then says that nobody here can answer. Tests replace these functions. */
import { existsSync } from 'node:fs'
import { fault } from './faults.ts'
import { behind, guard, notHere, onlyKnown } from './guard.ts'
import { needReady } from './state.ts'

type Options = Record<string, unknown>

const FILE = [
  'title',
  'defaultPath',
  'buttonLabel',
  'filters',
  'properties',
  'message',
  'securityScopedBookmarks',
]
const KNOWN: Record<string, string[]> = {
  showOpenDialog: FILE,
  showSaveDialog: [...FILE, 'nameFieldLabel', 'showsTagField'],
  showMessageBox: [
    'message',
    'type',
    'buttons',
    'defaultId',
    'signal',
    'title',
    'detail',
    'checkboxLabel',
    'checkboxChecked',
    'icon',
    'textWidth',
    'cancelId',
    'noLink',
    'normalizeAccessKeys',
  ],
}
const TEXTS = ['title', 'buttonLabel', 'defaultPath', 'message', 'detail', 'checkboxLabel', 'nameFieldLabel']
const LISTS: Record<string, string> = { filters: 'Filters', properties: 'Properties', buttons: 'Buttons' }
const TYPES = ['none', 'info', 'warning', 'error', 'question']

function ask(name: string, first: unknown, second: unknown): Promise<never> {
  needReady('dialog module can only be used after app is ready:')
  const withWindow = first !== null && typeof first === 'object' && 'isDestroyed' in behind(first)
  const options = ((withWindow || first === null || first === undefined ? second : first) ?? {}) as Options
  if (typeof options !== 'object') throw new TypeError('Options must be an object')
  onlyKnown(options, KNOWN[name] ?? [], `dialog.${name}`)
  for (const key of TEXTS)
    if (options[key] !== undefined && typeof options[key] !== 'string')
      throw new TypeError(`${key} must be a string`)
  for (const [key, word] of Object.entries(LISTS))
    if (options[key] !== undefined && !Array.isArray(options[key]))
      throw new TypeError(`${word} must be an array`)
  if (name === 'showMessageBox') checkBox(options)
  const { defaultPath } = options
  if (typeof defaultPath === 'string' && defaultPath.startsWith('~') && !existsSync(defaultPath))
    throw notHere('a defaultPath beginning with ~')
  const words = `dialog.${name} was not replaced through electronApp.evaluate, and no person is here to answer it`
  fault(words)
  return Promise.reject(notHere(words))
}

function checkBox({ type, checkboxChecked, checkboxLabel }: Options): void {
  if (type !== undefined && !TYPES.includes(type as string)) throw new TypeError('Invalid message box type')
  if (checkboxChecked !== undefined && typeof checkboxChecked !== 'boolean')
    throw new TypeError('checkboxChecked must be a boolean')
  if (checkboxChecked && !checkboxLabel)
    throw new Error('checkboxChecked requires that checkboxLabel also be passed')
}

/** Without a person the synchronous ones would never come back. */
const blocking = (name: string) => (): never => {
  throw notHere(`dialog.${name}: it blocks main until a person answers`)
}

export const DIALOG_MEMBERS = [
  'showOpenDialog',
  'showSaveDialog',
  'showMessageBox',
  'showErrorBox',
  'showOpenDialogSync',
  'showSaveDialogSync',
  'showMessageBoxSync',
] as const

/** What main imports as dialog. */
export const dialog = guard(
  {
    showOpenDialog: (first: unknown, second?: unknown) => ask('showOpenDialog', first, second),
    showSaveDialog: (first: unknown, second?: unknown) => ask('showSaveDialog', first, second),
    showMessageBox: (first: unknown, second?: unknown) => ask('showMessageBox', first, second),
    // May be called before ready: on Linux it is then a line on stderr.
    showErrorBox(title: string, content: string) {
      if (typeof title !== 'string' || typeof content !== 'string')
        throw new TypeError('title and content must be strings')
      fault(`dialog.showErrorBox: ${title}: ${content}`)
    },
    showOpenDialogSync: blocking('showOpenDialogSync'),
    showSaveDialogSync: blocking('showSaveDialogSync'),
    showMessageBoxSync: blocking('showMessageBoxSync'),
  },
  'dialog',
  DIALOG_MEMBERS,
)
