import { BrowserWindow } from 'electron'
import { TEXTS } from '../../preload/texts.ts'
import { paper } from './theme.ts'
import { SHUT_IN } from './web-preferences.ts'

export interface Size {
  width: number
  height: number
}

/** The size that the window has at first, and the least it can have. */
export const USUAL_SIZE: Size = { width: 1320, height: 820 }
export const LEAST: Size = { width: 640, height: 480 }

export interface WindowParts {
  home: string
  preload: string
  size: Size
}

/** Makes the window and loads the page; it is shown when there is something to see. */
export function createWindow({ home, preload, size }: WindowParts): BrowserWindow {
  const window = new BrowserWindow({
    ...size,
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    title: TEXTS.system.app,
    show: false,
    backgroundColor: paper(),
    webPreferences: { ...SHUT_IN, preload },
  })
  // Chromium's own caret in text that is not edited: the article is read and marked with it.
  window.webContents.setCaretBrowsingEnabled(true)
  window.once('ready-to-show', () => window.show())
  window.webContents.on('preload-error', (_event, path, error) => console.error(`${path} failed:`, error))
  window.loadURL(home).catch((error: unknown) => console.error(`${home} could not be loaded:`, error))
  return window
}
