import { app, type BrowserWindow } from 'electron'
import { Wanted } from '../opened.ts'

/**
 * Whether this process may go on. One window a person: a second start brings the running one forward and hands it what
 * it was to open. Electron's lock belongs to userData, so with --library the library's own lock decides instead.
 */
export function claimInstance(ownLibrary: boolean, wanted: Wanted): boolean {
  // Electron changes the order of the second's argv, and its paths are from its own folder: they go along as data.
  return !ownLibrary || app.requestSingleInstanceLock(wanted)
}

/** Hears of second starts. What one hands over is parsed: any program of the person's can knock here. */
export function welcomeSecond(onSecond: (wanted: Wanted) => void): void {
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const parsed = Wanted.safeParse(data)
    onSecond(parsed.success ? parsed.data : { paths: [], links: [] })
  })
}

/** Brings the window forward; opens one where none is left. */
export function bringForward(window: BrowserWindow | null, open: () => void): void {
  if (window === null || window.isDestroyed()) return open()
  if (window.isMinimized()) window.restore()
  window.focus()
}
