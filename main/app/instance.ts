import { app, type BrowserWindow } from 'electron'

/**
 * Whether this process may go on. One window a person: a second start brings the running one forward. Electron's lock
 * belongs to userData, so with --library the library's own lock decides instead.
 */
export function claimInstance(ownLibrary: boolean): boolean {
  return !ownLibrary || app.requestSingleInstanceLock()
}

/** Brings the window forward when the app is started again; opens one where none is left. */
export function welcomeSecond(window: () => BrowserWindow | null, open: () => void): void {
  app.on('second-instance', () => {
    const shown = window()
    if (shown === null || shown.isDestroyed()) {
      open()
      return
    }
    if (shown.isMinimized()) shown.restore()
    shown.focus()
  })
}
