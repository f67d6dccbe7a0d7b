/**
 * The probe: an app that writes what it sees of Electron as JSON, to the file that PROBE_OUT names, and quits. It runs
 * on Electron's own binary and on the stand-in; what they write has to be the same (probe.test.ts).
 *   PROBE_OUT=probe.electron-45.json npx electron tests/electron/probe
 * With PROBE_STAY it stays open instead, for tests that press keys.
 */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { app, BrowserWindow, ipcMain, Menu, protocol, screen, session } from 'electron'
import { serve } from './serve.js'

const { samples, look, outcome } = createRequire(import.meta.url)('./samples.cjs')
const out = { early: {}, events: [], seen: [], navigation: [] }
const note = (event) => out.events.push(event)

out.argv = process.argv.slice(1).map((word) => (resolve(word) === import.meta.dirname ? 'APP' : word))
out.defaultApp = process.defaultApp === true
out.type = process.type
out.names = [app.getName(), app.getVersion(), app.isPackaged]
out.early.isReady = app.isReady()
for (const [name, use] of Object.entries({
  window: () => new BrowserWindow(),
  session: () => session.defaultSession,
  handle: () => protocol.handle('app', () => new Response('')),
  screen: () => screen.getPrimaryDisplay(),
  path: () => app.setPath('userData', 'relative'),
  unknownPath: () => app.getPath('nowhere'),
}))
  out.early[name] = (await outcome(use)).startsWith('threw')

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
for (const event of ['ready', 'web-contents-created', 'window-all-closed', 'before-quit', 'will-quit'])
  app.on(event, () => note(event))
app.on('quit', () => {
  note('quit')
  if (process.env.PROBE_OUT) writeFileSync(process.env.PROBE_OUT, JSON.stringify(out, null, 2) + '\n')
})
app
  .whenReady()
  .then(async () => {
    note('whenReady')
    await open()
    if (!process.env.PROBE_STAY) await observe()
  })
  .catch((error) => {
    console.error(error)
    app.exit(1)
  })
queueMicrotask(() => note('main has run'))

async function open() {
  protocol.handle('app', serve(out.seen))
  out.late = { register: (await outcome(() => protocol.registerSchemesAsPrivileged([]))).startsWith('threw') }
  handle()
  globalThis.clicks = []
  const click = (item) => globalThis.clicks.push(`${item.id} ${item.checked}`)
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: 'Probe',
        submenu: [
          { id: 'tab', label: 'Tab', accelerator: 'CmdOrCtrl+T', click },
          { id: 'check', label: 'Check', type: 'checkbox', accelerator: 'Alt+Shift+Left', click },
          { id: 'off', label: 'Off', accelerator: 'CmdOrCtrl+J', enabled: false, click },
          { id: 'silent', label: 'Silent', accelerator: 'CmdOrCtrl+L', registerAccelerator: false, click },
          { id: 'plus', label: 'Plus', accelerator: 'CmdOrCtrl+Plus', click },
          { role: 'selectAll' },
          { role: 'paste' },
        ],
      },
    ]),
  )
  const window = new BrowserWindow({
    width: 700,
    height: 500,
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      additionalArguments: ['--from-main'],
    },
  })
  for (const event of ['close', 'closed', 'ready-to-show', 'show'])
    window.on(event, () => note(`window ${event}`))
  for (const event of ['dom-ready', 'did-finish-load', 'destroyed'])
    window.webContents.on(event, () => note(event))
  window.once('ready-to-show', () => window.show())
  globalThis.main = { window, out }
  await window.loadURL('app://Probe/page.html')
  note('loadURL settled')
}

function handle() {
  ipcMain.handle('look', (_event, value) => look(value))
  ipcMain.handle('make', (_event, name) => samples[name]())
  ipcMain.handle('throws', () => {
    throw Object.assign(new TypeError('bad'), { code: 'E_CODE' })
  })
  ipcMain.handle('pool', () => {
    const small = Buffer.from('abc')
    return [small.buffer.byteLength > 3, small]
  })
  ipcMain.handle('sender', (event) => {
    const frame = event.senderFrame
    return [
      frame.url,
      frame.origin,
      frame === event.sender.mainFrame,
      event.sender === globalThis.main.window.webContents,
    ]
  })
}

async function observe() {
  const { window } = globalThis.main
  const contents = window.webContents
  const ask = (name, gesture = true) => contents.executeJavaScript(`sections.${name}()`, gesture)
  out.second = await outcome(() => ipcMain.handle('look', () => 0))
  out.url = contents.getURL()
  out.preload = await contents.executeJavaScript('JSON.parse(JSON.stringify(probe.facts))')
  out.bridge = await ask('bridge')
  out.ipc = await ask('ipc')
  session.defaultSession.webRequest.onBeforeRequest((details, callback) =>
    callback({ cancel: details.url.startsWith('https://example.com') }),
  )
  out.scheme = await ask('scheme')

  contents.on('will-navigate', (event) => {
    out.navigation.push(`will-navigate ${event.url}`)
    event.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) => {
    out.navigation.push(`open ${url}`)
    return { action: 'deny' }
  })
  out.opened = await ask('navigate')
  out.stayed = contents.getURL()

  window.focus()
  out.granted = await ask('clipboard')
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  out.denied = await ask('clipboard')
  contents.send('event', 1, new Map([[1, undefined]]))
  contents.send('event', () => 'lost')
  out.heard = await contents.executeJavaScript('probe.invoke("make", "nan").then(() => look(probe.heard()))')

  out.failed = await outcome(() => contents.loadURL('app://probe/throws'))
  window.once('close', (event) => {
    event.preventDefault()
    note('close prevented')
    // A prevented close calls the whole quit off.
    setImmediate(() => {
      note('quit again')
      app.quit()
    })
  })
  app.quit()
  note('app.quit returned')
}
