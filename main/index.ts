/**
 * The composition root: builds everything and starts the app. Nothing here waits at the top level, since Electron is
 * not ready before this module has run to its end.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, clipboard, ipcMain, session, shell, type BrowserWindow } from 'electron'
import { Alone } from './alone.ts'
import { BackingUp } from './backing-up.ts'
import { describeApp } from './app/about.ts'
import { parseArguments } from './app/arguments.ts'
import { devServerOf } from './app/addresses.ts'
import { HOME } from './app/assets.ts'
import { holdClose } from './app/closing.ts'
import {
  askAfterCrash,
  askOneFolder,
  askWhenGone,
  askWhereToSave,
  askWhichFile,
  askWhichFiles,
  askWhichFolder,
  failToStart,
} from './app/dialogs.ts'
import { bringForward, claimInstance, welcomeSecond } from './app/instance.ts'
import { manageLifecycle } from './app/lifecycle.ts'
import { setMenu } from './app/menu.ts'
import { openOutside } from './app/outside.ts'
import { printReport } from './app/print-report.ts'
import { declareScheme, serveScheme } from './app/protocol.ts'
import { claimLinks, hearSystem } from './app/system-opens.ts'
import { secureContents, secureSession, shutOffNames } from './app/security.ts'
import { chooseTheme, followTheme } from './app/theme.ts'
import { rememberedSize, rememberSize } from './app/window-size.ts'
import { wantedOf } from './app/wanted.ts'
import { createWindow } from './app/window.ts'
import { Reader } from './articles/import/reader.ts'
import { runProcess } from './cli/process.ts'
import { PostilError, toFailure } from './errors.ts'
import { FormatClient, formatWorker } from './formats/client.ts'
import { withPdf } from './formats/pdf.ts'
import { sendEvent } from './ipc/events.ts'
import { register } from './ipc/register.ts'
import { Opened, Wanted } from './opened.ts'
import { Place } from './place.ts'
import { recentArticles } from './recent.ts'
import { makeSession, type Session, type SessionParts } from './session.ts'
import { knock } from './store/knocks.ts'
import type { OpenLibrary } from './store/library.ts'
import { openLibrary } from './store/open.ts'
import { openSettings } from './store/settings.ts'
import { whichLibrary } from './which-library.ts'

const given = parseArguments({
  argv: process.argv,
  defaultApp: process.defaultApp === true,
  cwd: process.cwd(),
})
const out = join(import.meta.dirname, '..')
const devServer = devServerOf(app.isPackaged, process.env)
const home = devServer ?? HOME

for (const unknown of given.unknown) console.error(`Postil does not know ${unknown}.`)
declareScheme()
shutOffNames(devServer)

const opened = new Opened()
const wanted = wantedOf(given.words, process.cwd())
let forward: () => void = () => undefined
/** Something was opened while the app runs, or is about to. */
function arrive(more: Wanted): void {
  opened.add(more)
  forward()
}

// The packed app runs nothing as Node, so its command line is the app without a window.
if (given.command !== null) {
  void runProcess(given.command, out).then((code) => app.exit(code))
} else if (!claimInstance(given.library === null, wanted)) {
  app.quit()
} else {
  hearSystem(arrive)
  welcomeSecond(arrive)
  opened.add(wanted)
  app.on('web-contents-created', (_event, contents) => secureContents(contents))
  app.whenReady().then(start).catch(fail)
}

async function start(): Promise<void> {
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
  const open = (at: string): Promise<OpenLibrary> =>
    openLibrary({
      folder: at,
      // In the packed app they stand beside the archive, so that they are files that anyone can read.
      seeds: given.seeds ?? join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'seeds'),
      readFile: (file) => reader.read({ file }),
      author: () => settings.get().author,
      log,
    })
  const first = await open(folder).catch(async (error: unknown) => {
    const isOpen = error instanceof PostilError && error.code === 'library-in-use'
    if (isOpen && (await knock(folder, wanted))) return null
    throw error
  })
  // Whoever has it open was handed what this start was for.
  if (first === null) return app.exit(0)

  let window: BrowserWindow | null = null
  let flushed: () => void = () => undefined
  const current = (): BrowserWindow | null => window
  const sizeFile = join(userData, 'window.json')

  const menu = setMenu({
    platform: process.platform,
    development: !app.isPackaged,
    choices: settings.get().keys,
    onCommand: (id) => sendEvent(window, 'command', id),
    onViewCommand: (id) => sendEvent(window, 'viewCommand', id),
    onArticle: (id) => sendEvent(window, 'article', id),
  })
  function openWindow(): void {
    const opened = createWindow({
      home,
      preload: join(out, 'preload/index.cjs'),
      size: rememberedSize(sizeFile),
    })
    window = opened
    flushed = holdClose(opened, lifecycle.isQuitting)
    rememberSize(opened, sizeFile)
    opened.on('closed', () => (window = null))
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') void afterCrash(opened)
    })
  }

  async function afterCrash(crashed: BrowserWindow): Promise<void> {
    if (lifecycle.isQuitting() || crashed.isDestroyed()) return
    if ((await askAfterCrash(crashed)) === 'quit') app.quit()
    else if (!crashed.isDestroyed()) crashed.webContents.reload()
  }

  chooseTheme(settings.get().theme)
  followTheme(current)
  opened.tell = (kind) => sendEvent(window, 'opened', kind)
  serveScheme(devServer === null ? join(out, 'renderer') : null)
  let recentShown = ''
  function showRecent(): void {
    const { recent, lastArticle } = settings.get()
    menu.showRecent(recentArticles(recent, lastArticle, now.library.view().articles))
  }

  const alone = new Alone()
  async function enter(at: string): Promise<void> {
    const library = await open(at)
    // First, since what listens for one folder is one.
    await now.leave()
    now = await makeSession(library, parts)
    showRecent()
    // The answer to whoever asked goes first.
    setImmediate(() => window?.webContents.reload())
    searchSoon()
  }
  const place = new Place(
    {
      settings,
      named: given.library !== null,
      usual,
      current: () => now.library,
      enter,
      askFolder: (title) => askOneFolder(window, title),
      onProgress: (progress) => sendEvent(window, 'moving', progress),
    },
    alone,
  )
  const backups = new BackingUp(
    {
      settings,
      current: () => now.library,
      enter,
      onStep: (step) => sendEvent(window, 'backingUp', step),
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
    exporting: (step) => sendEvent(window, 'exporting', step),
    readFile: (task, signal) => reader.read(task, signal),
    opened,
    importing: (progress) => sendEvent(window, 'importing', progress),
    about: describeApp(out, process.resourcesPath),
    system: {
      askWhereToSave: (suggestion) => askWhereToSave(window, suggestion),
      askWhichFile: (question) => askWhichFile(window, question),
      askWhichFiles: (question) => askWhichFiles(window, question),
      askWhichFolder: (title) => askWhichFolder(window, title),
      showInFolder: (path) => shell.showItemInFolder(path),
      openOutside: (link) => openOutside(window, link),
      copyText: (text) => clipboard.writeText(text),
      paste: () => window?.webContents.paste(),
      noteFile: (path) => app.addRecentDocument(path),
      forgetFiles: () => app.clearRecentDocuments(),
    },
    menu,
    settingsChanged({ theme, keys, recent, lastArticle }) {
      chooseTheme(theme)
      menu.showKeys(keys)
      // Settings are set at every scroll, and the library's list may be long.
      const key = JSON.stringify([recent, lastArticle])
      if (key !== recentShown) showRecent()
      recentShown = key
    },
    flushed: () => flushed(),
    onArticles: () => showRecent(),
    indexWorker: join(out, 'main/search-worker.cjs'),
    indexing: (indexing) => sendEvent(window, 'indexing', indexing),
    onKnock(message) {
      const parsed = Wanted.safeParse(message)
      if (parsed.success) arrive(parsed.data)
    },
    log,
  }
  let now: Session = await makeSession(first, parts)
  showRecent()
  // Not before the article is on the screen: reading the index takes the disk.
  const searchSoon = (): void => void setTimeout(() => now.startSearch(), 2000).unref()
  register({ ipc: ipcMain, home, isOwn: (contents) => contents === window?.webContents }, () => now.handlers)
  function unbacked(error: unknown): void {
    if (!(error instanceof PostilError)) log('the daily backup', error)
    sendEvent(window, 'noBackup', toFailure(error).message)
  }
  const lifecycle = manageLifecycle({
    openWindow,
    hasWindow: () => window !== null,
    async closeLibrary() {
      // What was set a moment ago is not on the disk yet.
      await settings.settled()
      await backups.stop()
      await now.leave()
      reader.stop()
      formats.stop()
      await now.library.close()
    },
  })

  openWindow()
  // Not before: what arrives earlier waits for the window that is about to open.
  forward = () => bringForward(window, openWindow)
  searchSoon()
  // Later still: nobody waits for it.
  setTimeout(() => void backups.atStart().catch(unbacked), 10_000).unref()
}

function fail(error: unknown): void {
  if (!(error instanceof PostilError)) console.error('Postil cannot start:', error)
  failToStart(error instanceof Error ? error.message : String(error))
}
