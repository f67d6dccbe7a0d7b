/** What the parts of the stand-in share about this one run. */
import { notHere } from './guard.ts'
import type { Cdp } from './cdp.ts'

/** The version of Electron whose documented behaviour is kept. */
export const ELECTRON_VERSION = '45.4.1'

/** This run, filled in by boot. */
export const run = {
  /** Electron's ready: Chromium runs and windows can be made. */
  ready: false,
  packaged: false,
  appPath: '',
  manifest: {} as { name?: string; productName?: string; version?: string; main?: string; type?: string },
  executable: '',
  resourcesPath: '',
  cdp: undefined as Cdp | undefined,
  chromeVersion: '',
}

/** Electron's error for what may be used only after ready. */
export function needReady(what: string): void {
  if (!run.ready) throw new Error(`${what} before app is ready`)
}

/** The line to Chromium; there only after ready. */
export function line(): Cdp {
  if (!run.cdp) throw notHere('the browser before ready')
  return run.cdp
}
