/** The roles of menu items (menu-item-roles.ts), as far as they do what the stand-in can do. */
import { theApp } from './app.ts'
import type { Window } from './browser-window.ts'
import type { ContentsCommands } from './web-contents-commands.ts'

const MAC = process.platform === 'darwin'

/** What a role brings. */
export interface Role {
  label: string
  accelerator?: string
  /** False: Chromium handles the key itself. */
  registerAccelerator?: false
  app?(): void
  window?(window: Window): void
  contents?(contents: ContentsCommands & { reload(): void; reloadIgnoringCache(): void }): void
  submenu?: Electron.MenuItemConstructorOptions[]
}

/** The roles. */
export const ROLES: Record<string, Role> = {
  about: { label: 'About', app: () => theApp.showAboutPanel() },
  quit: {
    label: MAC ? `Quit` : 'Quit',
    accelerator: MAC ? 'Command+Q' : 'Control+Q',
    app: () => theApp.quit(),
  },
  close: {
    label: MAC ? 'Close Window' : 'Close',
    accelerator: 'CommandOrControl+W',
    window: (one) => one.close(),
  },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M', window: (one) => one.minimize() },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: MAC ? 'Control+Command+F' : 'F11',
    window: (one) => one.setFullScreen(!one.isFullScreen()),
  },
  undo: { label: 'Undo', accelerator: 'CommandOrControl+Z', contents: (one) => one.undo() },
  redo: { label: 'Redo', accelerator: 'Shift+CommandOrControl+Z', contents: (one) => one.redo() },
  cut: {
    label: 'Cut',
    accelerator: 'CommandOrControl+X',
    registerAccelerator: false,
    contents: (one) => one.cut(),
  },
  copy: {
    label: 'Copy',
    accelerator: 'CommandOrControl+C',
    registerAccelerator: false,
    contents: (one) => one.copy(),
  },
  paste: {
    label: 'Paste',
    accelerator: 'CommandOrControl+V',
    registerAccelerator: false,
    contents: (one) => one.paste(),
  },
  delete: { label: 'Delete', contents: (one) => one.delete() },
  // Electron registers this key, but Chromium's editor takes it first (editing_behavior.cc), so the menu never sees it;
  // by way of main it would come after what is typed next, and select that.
  selectall: {
    label: 'Select All',
    accelerator: 'CommandOrControl+A',
    registerAccelerator: false,
    contents: (one) => one.selectAll(),
  },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', contents: (one) => one.reload() },
  forcereload: {
    label: 'Force Reload',
    accelerator: 'Shift+CmdOrCtrl+R',
    contents: (one) => one.reloadIgnoringCache(),
  },
  toggledevtools: {
    label: 'Toggle Developer Tools',
    accelerator: MAC ? 'Alt+Command+I' : 'Ctrl+Shift+I',
    contents: (one) => one.toggleDevTools(),
  },
  resetzoom: {
    label: 'Actual Size',
    accelerator: 'CommandOrControl+0',
    contents: (one) => one.setZoomLevel(0),
  },
  zoomin: {
    label: 'Zoom In',
    accelerator: 'CommandOrControl+Plus',
    contents: (one) => one.setZoomLevel(one.getZoomLevel() + 0.5),
  },
  zoomout: {
    label: 'Zoom Out',
    accelerator: 'CommandOrControl+-',
    contents: (one) => one.setZoomLevel(one.getZoomLevel() - 0.5),
  },
  appmenu: { label: theApp.name, submenu: [{ role: 'about' }, { type: 'separator' }, { role: 'quit' }] },
  filemenu: { label: 'File', submenu: [MAC ? { role: 'close' } : { role: 'quit' }] },
  editmenu: {
    label: 'Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'delete' },
      { type: 'separator' },
      { role: 'selectAll' },
    ],
  },
  viewmenu: {
    label: 'View',
    submenu: [
      { role: 'reload' },
      { role: 'forceReload' },
      { role: 'toggleDevTools' },
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  },
  windowmenu: { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'close' }] },
  help: { label: 'Help' },
  services: { label: 'Services' },
  hide: { label: 'Hide' },
  hideothers: { label: 'Hide Others' },
  unhide: { label: 'Show All' },
  front: { label: 'Bring All to Front' },
  zoom: { label: 'Zoom' },
  window: { label: 'Window' },
}

/** The menu of an app that sets none, packaged too (default-menu.ts). */
export const DEFAULT_MENU: Electron.MenuItemConstructorOptions[] = [
  ...(MAC ? [{ role: 'appMenu' } as const] : []),
  { role: 'fileMenu' },
  { role: 'editMenu' },
  { role: 'viewMenu' },
  { role: 'windowMenu' },
]
