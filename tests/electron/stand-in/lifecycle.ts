/** Quitting, in the order and with the ways out of Electron's browser.cc. */
import type { Emitter } from './emitter.ts'
import { FAULT_EXIT, faults } from './faults.ts'
import { run } from './state.ts'

/** What a window must do for quitting. */
export interface Closable {
  close(): void
  destroy(): void
}

const windows = new Set<Closable>()
const endings: (() => void)[] = []
let app: Emitter | undefined
let quitting = false
let exiting = false
let shut = false
let exitCode = 0

/** The real process.exit, before main's is replaced by app.exit. */
const leave = process.exit.bind(process)

/** Names the emitter of the app's events. */
export const lifecycleOf = (emitter: Emitter): void => void (app = emitter)

/** Runs when the process ends, whichever way. */
export const atEnd = (task: () => void): void => void endings.push(task)

/** All open windows, oldest first. */
export const openWindows = (): readonly Closable[] => [...windows]

/** A window was made. */
export const windowOpened = (window: Closable): void => void windows.add(window)

/** A window was closed and has said so. */
export function windowClosed(window: Closable): void {
  if (!windows.delete(window) || windows.size > 0) return
  if (exiting) shutdown()
  else if (quitting) notifyAndShutdown()
  else if (app?.listenerCount('window-all-closed')) app.emit('window-all-closed')
  else quit()
}

/** A 'close' was prevented: the whole quit is off. */
export const closeCancelled = (): void => void (quitting = false)

/** app.quit() */
export function quit(): void {
  if (quitting) return
  quitting = !app?.ask('before-quit')
  if (!quitting) return
  if (windows.size === 0) notifyAndShutdown()
  else for (const window of [...windows]) window.close()
}

/** app.exit() */
export function exit(code = 0): void {
  exitCode = code
  if (!run.ready) {
    end()
    leave(codeOf())
  }
  quitting = true
  exiting = true
  if (windows.size === 0) shutdown()
  else for (const window of [...windows]) window.destroy()
}

function notifyAndShutdown(): void {
  if (shut) return
  if (app?.ask('will-quit')) quitting = false
  else shutdown()
}

function shutdown(): void {
  if (shut) return
  shut = true
  quitting = true
  app?.ask('quit', {}, exitCode)
  // Electron leaves its message loop: what was called from JavaScript returns first.
  setImmediate(() => {
    end()
    leave(codeOf())
  })
}

const codeOf = (): number => (exitCode === 0 && faults().length > 0 ? FAULT_EXIT : exitCode)

function end(): void {
  for (const task of endings.splice(0)) task()
}
process.on('exit', end)
