/** The app with its window: everything that it is made of, put together once. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, ipcMain, session } from 'electron'
import { Alone } from '../alone.ts'
import { Reader } from '../articles/import/reader.ts'
import { BackingUp } from '../backing-up.ts'
import { PostilError, toFailure } from '../errors.ts'
import { FormatClient, formatWorker } from '../formats/client.ts'
import { withPdf } from '../formats/pdf.ts'
import { register } from '../ipc/register.ts'
import { Wanted, type Opened } from '../opened.ts'
import { Place } from '../place.ts'
import { recentArticles } from '../recent.ts'
import type { SessionParts } from '../session.ts'
import { Sessions } from '../sessions.ts'
import { knock } from '../store/knocks.ts'
import type { OpenLibrary } from '../store/library.ts'
import { openLibrary, type OpenOptions } from '../store/open.ts'
import { openSettings } from '../store/settings.ts'
import { whichLibrary } from '../which-library.ts'
import { describeApp } from './about.ts'
import type { Arguments } from './arguments.ts'
import { askOneFolder, askWhenGone } from './dialogs.ts'
import { manageLifecycle } from './lifecycle.ts'
import { MainWindow } from './main-window.ts'
import { setMenu } from './menu.ts'
import { printReport } from './print-report.ts'
import { serveScheme } from './protocol.ts'
import { secureSession } from './security.ts'
import { claimLinks } from './system-opens.ts'
import { systemOf } from './system.ts'
import { chooseTheme, followTheme } from './theme.ts'

export interface RunParts {
  given: Arguments
  /** What this start was for. */
  wanted: Wanted
  opened: Opened
  /** Something was opened while the app runs. */
  arrive(more: Wanted): void
  /** The folder of what was built. */
  out: string
  devServer: string | null
  /** The address of the page. */
  home: string
}

/**
 * Runs the app, once Electron is ready. The window opens while the library is still being read, so that whoever has much in
 * it sees how far it is. Rejects where it cannot start.
 * @param onWindow told how the window is brought forward, from when there is one
 */
export async function run(start: RunParts, onWindow: (forward: () => void) => void): Promise<void> {
  const { given, wanted, opened, arrive, out, devServer, home } = start
  claimLinks()
  secureSession(session.defaultSession, devServer)
  const userData = app.getPath('userData')
  mkdirSync(userData, { recursive: true })
  const settings = await openSettings(join(userData, 'settings.json'))
  const reader = new Reader({ worker: join(out, 'main/read-worker.cjs') })
  const formats = new FormatClient(formatWorker(join(out, 'main/format-worker.cjs')))
  const usual = join(userData, 'library')
  const log = (message: string, error: unknown): void => console.error(`${message}:`, error)
  const folder =
    given.library ??
    (await whichLibrary(settings, usual, { askWhenGone, askFolder: (title) => askOneFolder(null, title) }))
  if (folder === null) return app.exit(0)
  const open = (
    at: string,
    more: Pick<OpenOptions, 'held' | 'onStep' | 'signal'> = {},
  ): Promise<OpenLibrary> =>
    openLibrary({
      folder: at,
      // In the packed app they stand beside the archive, so that they are files that anyone can read.
      seeds: given.seeds ?? join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'seeds'),
      readFile: (file) => reader.read({ file }),
      author: () => settings.get().author,
      log,
      ...more,
    })

  const window = new MainWindow({
    home,
    preload: join(out, 'preload/index.cjs'),
    userData,
    isQuitting: () => lifecycle.isQuitting(),
    mayHold: () => sessions.now !== null,
  })
  const menu = setMenu({
    platform: process.platform,
    development: !app.isPackaged,
    choices: settings.get().keys,
    onCommand: (id) => window.send('command', id),
    onViewCommand: (id) => window.send('viewCommand', id),
    onArticle: (id) => window.send('article', id),
  })
  chooseTheme(settings.get().theme)
  followTheme(() => window.current)
  opened.tell = (kind) => window.send('opened', kind)
  serveScheme(devServer === null ? join(out, 'renderer') : null)

  let recentShown = ''
  function showRecent(): void {
    if (sessions.now === null) return
    const { recent, lastArticle } = settings.get()
    menu.showRecent(recentArticles(recent, lastArticle, sessions.library().view().articles))
  }
  // Not before the article is on the screen: reading the index takes the disk.
  const searchSoon = (): void => void setTimeout(() => sessions.now?.startSearch(), 2000).unref()
  async function enter(at: string): Promise<void> {
    await sessions.enter(await open(at))
    showRecent()
    // The answer to whoever asked goes first.
    setImmediate(() => window.current?.webContents.reload())
    searchSoon()
  }

  const alone = new Alone()
  const current = (): OpenLibrary => sessions.library()
  const place = new Place(
    {
      settings,
      named: given.library !== null,
      usual,
      current,
      enter,
      askFolder: (title) => askOneFolder(window.current, title),
      onProgress: (progress) => window.send('moving', progress),
    },
    alone,
  )
  const backups = new BackingUp(
    {
      settings,
      current,
      enter,
      onStep: (step) => window.send('backingUp', step),
      now: () => new Date(),
      log,
    },
    alone,
  )
  const parts: SessionParts = {
    settings,
    place,
    backups,
    formats: withPdf(formats, printReport),
    exporting: (step) => window.send('exporting', step),
    readFile: (task, signal) => reader.read(task, signal),
    opened,
    importing: (progress) => window.send('importing', progress),
    about: describeApp(out, process.resourcesPath),
    system: systemOf(() => window.current),
    menu,
    settingsChanged({ theme, keys, recent, lastArticle }) {
      chooseTheme(theme)
      menu.showKeys(keys)
      // Settings are set at every scroll, and the library's list may be long.
      const key = JSON.stringify([recent, lastArticle])
      if (key !== recentShown) showRecent()
      recentShown = key
    },
    flushed: () => window.flushed(),
    onArticles: showRecent,
    indexWorker: join(out, 'main/search-worker.cjs'),
    indexing: (indexing) => window.send('indexing', indexing),
    onKnock(message) {
      const parsed = Wanted.safeParse(message)
      if (parsed.success) arrive(parsed.data)
    },
    log,
  }

  const calledOff = new AbortController()
  // The window is asked for later than all that follows is there: the lock is taken first.
  const opening = open(folder, {
    held() {
      window.open()
      onWindow(() => window.forward())
    },
    onStep: (step) => window.send('opening', step),
    signal: calledOff.signal,
  })
  const sessions = new Sessions(parts, opening)
  register({ ipc: ipcMain, home, isOwn: (contents) => window.owns(contents) }, (channel) =>
    sessions.handlersOf(channel),
  )
  const lifecycle = manageLifecycle({
    openWindow: () => window.open(),
    hasWindow: () => window.current !== null,
    async closeLibrary() {
      calledOff.abort()
      // What was set a moment ago is not on the disk yet.
      await settings.settled()
      await backups.stop()
      const session = await sessions.first.then(
        () => sessions.now,
        () => null,
      )
      await session?.leave()
      reader.stop()
      formats.stop()
      await session?.library.close()
    },
  })

  try {
    await sessions.first
  } catch (error) {
    if (calledOff.signal.aborted) return
    const isOpen = error instanceof PostilError && error.code === 'library-in-use'
    // Whoever has it open is handed what this start was for.
    if (isOpen && (await knock(folder, wanted))) return app.exit(0)
    throw error
  }
  showRecent()
  searchSoon()
  function unbacked(error: unknown): void {
    if (!(error instanceof PostilError)) log('the daily backup', error)
    window.send('noBackup', toFailure(error).message)
  }
  // Later still: nobody waits for it.
  setTimeout(() => void backups.atStart().catch(unbacked), 10_000).unref()
}
