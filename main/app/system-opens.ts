import { app } from 'electron'
import type { Wanted } from '../opened.ts'

/** The scheme of links to passages. */
const SCHEME = 'postil'

/**
 * Hears what macOS hands to the app, files and links. It may do so before `ready`, so this comes first of all.
 * Windows and Linux put both into argv.
 */
export function hearSystem(onWanted: (wanted: Wanted) => void): void {
  app.on('open-file', (event, path) => {
    event.preventDefault()
    onWanted({ paths: [path], links: [] })
  })
  app.on('open-url', (event, url) => {
    event.preventDefault()
    onWanted({ paths: [], links: [url] })
  })
}

/**
 * Has links opened by the installed app. On Linux the package's desktop entry says so. On Windows this does, and what
 * follows `--` is no switch of Chromium's or ours, whatever a page puts into a link.
 */
export function claimLinks(): void {
  if (app.isPackaged && process.platform !== 'linux')
    app.setAsDefaultProtocolClient(SCHEME, process.execPath, ['--'])
}
