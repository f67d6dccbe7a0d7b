/** What main gets for `import ... from 'electron'`. */
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { clipboard } from './clipboard.ts'
import { dialog } from './dialog.ts'
import { absent } from './guard.ts'
import { ipcMain } from './ipc-main.ts'
import { menus } from './menu.ts'
import { nativeImage } from './native-image.ts'
import { nativeTheme } from './native-theme.ts'
import { protocol } from './protocol.ts'
import { screen } from './screen.ts'
import { session } from './session.ts'
import { shell } from './shell.ts'
import { webContents } from './web-contents.ts'

// The rest of module-list.ts: importable, and refused by name at the first use.
const ABSENT = [
  'autoUpdater',
  'BaseWindow',
  'BrowserView',
  'contentTracing',
  'crashReporter',
  'desktopCapturer',
  'globalShortcut',
  'ImageView',
  'inAppPurchase',
  'MessageChannelMain',
  'net',
  'netLog',
  'Notification',
  'powerMonitor',
  'powerSaveBlocker',
  'pushNotifications',
  'safeStorage',
  'ServiceWorkerMain',
  'sharedTexture',
  'ShareMenu',
  'systemPreferences',
  'TouchBar',
  'Tray',
  'utilityProcess',
  'View',
  'webFrameMain',
  'WebContentsView',
]

/** The module. */
export const electron: Record<string, unknown> = {
  ...Object.fromEntries(ABSENT.map((name) => [name, absent(name)])),
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu: menus.Menu,
  MenuItem: menus.MenuItem,
  nativeImage,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
  webContents,
}
