/** The options of new BrowserWindow that the stand-in has an effect for, or that have none to be seen. */
import { isAbsolute } from 'node:path'
import { notHere, onlyKnown } from './guard.ts'

export const WINDOW_OPTIONS = [
  'width',
  'height',
  'minWidth',
  'minHeight',
  'x',
  'y',
  'show',
  'title',
  'icon',
  'backgroundColor',
  'autoHideMenuBar',
  'titleBarStyle',
  'useContentSize',
  'center',
  'webPreferences',
] as const

export const WEB_PREFERENCES = [
  'preload',
  'sandbox',
  'contextIsolation',
  'nodeIntegration',
  'webviewTag',
  'spellcheck',
  'devTools',
  'navigateOnDragDrop',
  'additionalArguments',
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'safeDialogs',
  'disableDialogs',
  'enableWebSQL',
  'javascript',
] as const

/** Preferences that the stand-in keeps at one value: another would be another Electron. */
const FIXED: Partial<Record<(typeof WEB_PREFERENCES)[number], boolean>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
}

/** Refuses what the stand-in does not have. */
export function checkOptions(options: Electron.BrowserWindowConstructorOptions): void {
  onlyKnown(options, WINDOW_OPTIONS, 'BrowserWindow')
  const preferences = options.webPreferences ?? {}
  onlyKnown(preferences, WEB_PREFERENCES, 'webPreferences')
  for (const [key, value] of Object.entries(FIXED)) {
    const given = preferences[key as keyof typeof FIXED]
    if (given !== undefined && given !== value) throw notHere(`webPreferences.${key}: ${String(given)}`)
  }
  const { preload } = preferences
  if (preload !== undefined && !isAbsolute(preload))
    throw new Error(`preload script must have absolute path: ${preload}`)
}
