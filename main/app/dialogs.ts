import { join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { TEXTS } from '../../preload/texts.ts'
import type { FileQuestion, SaveSuggestion } from '../ipc/services.ts'
import type { GoneQuestion } from '../which-library.ts'
import { fileName, withExtension } from './file-names.ts'

const words = TEXTS.system

/** Asks where to save. */
export async function askWhereToSave(
  window: BrowserWindow | null,
  { title, kind, extension }: SaveSuggestion,
): Promise<string | null> {
  const options = {
    // Without an absolute path the dialog opens in Downloads.
    defaultPath: join(app.getPath('documents'), fileName(title, extension)),
    filters: [{ name: kind, extensions: [extension] }],
    properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
  }
  const { canceled, filePath } =
    window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options)
  return canceled || filePath === '' ? null : withExtension(filePath, extension)
}

/** Asks for a file. */
export async function askWhichFile(
  window: BrowserWindow | null,
  question: FileQuestion,
): Promise<string | null> {
  return (await askOpen(window, question, ['openFile']))[0] ?? null
}

/** Asks for files, any number of them. */
export function askWhichFiles(window: BrowserWindow | null, question: FileQuestion): Promise<string[]> {
  return askOpen(window, question, ['openFile', 'multiSelections'])
}

/** Asks for folders; one dialog for files and folders alike is there on macOS alone. */
export function askWhichFolder(window: BrowserWindow | null, title: string): Promise<string[]> {
  return askOpen(window, { title, kind: null }, ['openDirectory', 'multiSelections'])
}

async function askOpen(
  window: BrowserWindow | null,
  { title, kind }: FileQuestion,
  properties: ('openFile' | 'openDirectory' | 'multiSelections' | 'createDirectory')[],
): Promise<string[]> {
  const options = {
    title,
    defaultPath: app.getPath('documents'),
    ...(kind === null ? {} : { filters: [kind] }),
    properties,
  }
  const { canceled, filePaths } =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options)
  return canceled ? [] : filePaths
}

/** Asks what to do when the library is not where it was. No window is there yet. */
export async function askWhenGone({ folder, problem }: GoneQuestion): Promise<'retry' | 'choose' | 'quit'> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: words.gone.message,
    detail: [problem, words.gone.detail(folder)].filter((part) => part !== '').join('\n\n'),
    buttons: [words.gone.retry, words.gone.choose, words.quit],
    defaultId: 0,
    cancelId: 2,
  })
  return (['retry', 'choose'] as const)[response] ?? 'quit'
}

/** Asks for one folder, which may be made there; null where the person cancels. */
export async function askOneFolder(window: BrowserWindow | null, title: string): Promise<string | null> {
  return (await askOpen(window, { title, kind: null }, ['openDirectory', 'createDirectory']))[0] ?? null
}

/** Says why the app cannot start, and ends it. It may be called before `ready`. */
export function failToStart(message: string): void {
  console.error(`${words.cannotOpen}: ${message}`)
  dialog.showErrorBox(words.cannotOpen, message)
  // exit returns, and the lines after it run: callers end here.
  app.exit(1)
}

/** Asks what to do with a page that has crashed. */
export async function askAfterCrash(window: BrowserWindow): Promise<'reload' | 'quit'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: words.crashed.message,
    detail: words.crashed.detail,
    buttons: [words.crashed.reload, words.quit],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1 ? 'quit' : 'reload'
}
