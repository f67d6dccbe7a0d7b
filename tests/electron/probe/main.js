import { app, BrowserWindow, ipcMain, Menu, protocol, dialog } from 'electron'
import path from 'node:path'
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
globalThis.clicks = []
app.whenReady().then(async () => {
  protocol.handle('app', (r) => {
    globalThis.lastUrl = r.url
    return new Response('<!doctype html><title>Probe page</title><h1>hi</h1>', {
      headers: { 'content-type': 'text/html', 'content-security-policy': "default-src 'self'" },
    })
  })
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: 'X', submenu: [{ label: 'Go', accelerator: 'CmdOrCtrl+T', click: () => clicks.push('go') }] },
    ]),
  )
  ipcMain.handle('echo', (e, v) => v)
  ipcMain.handle('open', () => dialog.showOpenDialog({}))
  const w = new BrowserWindow({ webPreferences: { preload: path.join(import.meta.dirname, 'preload.cjs') } })
  w.on('ready-to-show', () => console.log('rts'))
  await w.loadURL('app://Probe/index.html')
  console.log('loaded', w.webContents.getURL())
})
