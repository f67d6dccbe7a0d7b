import { app, clipboard, shell, type BrowserWindow } from 'electron'
import type { Services } from '../ipc/services.ts'
import { askWhereToSave, askWhichFile, askWhichFiles, askWhichFolder } from './dialogs.ts'
import { openOutside } from './outside.ts'

/** What handlers ask of the system; dialogs belong to the window that there is when they are asked for. */
export function systemOf(window: () => BrowserWindow | null): Services['system'] {
  return {
    askWhereToSave: (suggestion) => askWhereToSave(window(), suggestion),
    askWhichFile: (question) => askWhichFile(window(), question),
    askWhichFiles: (question) => askWhichFiles(window(), question),
    askWhichFolder: (title) => askWhichFolder(window(), title),
    showInFolder: (path) => shell.showItemInFolder(path),
    openOutside: (link) => openOutside(window(), link),
    copyText: (text) => clipboard.writeText(text),
    paste: () => window()?.webContents.paste(),
    noteFile: (path) => app.addRecentDocument(path),
    forgetFiles: () => app.clearRecentDocuments(),
  }
}
