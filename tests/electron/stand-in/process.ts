/** What Electron makes of Node's process in main. */
import { fault } from './faults.ts'
import { exit, quit } from './lifecycle.ts'
import { ELECTRON_VERSION, run } from './state.ts'

/** Gives the process Electron's members, and its ways of going on and of ending. */
export function becomeElectron(): void {
  const define = (on: object, key: string, value: unknown): void =>
    void Object.defineProperty(on, key, { value, configurable: true, enumerable: true, writable: true })
  process.execPath = run.executable
  define(process, 'type', 'browser')
  define(process, 'resourcesPath', run.resourcesPath)
  define(process, 'versions', {
    ...process.versions,
    electron: ELECTRON_VERSION,
    get chrome() {
      return run.chromeVersion
    },
  })
  if (!run.packaged) define(process, 'defaultApp', true)
  // It returns, and the next lines run.
  process.exit = ((code?: number | string | null) =>
    exit(Number(code ?? process.exitCode ?? 0))) as typeof process.exit
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => quit())

  // Electron shows a box, or a warning, and goes on: so does this, and the test hears of it.
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return
    fault(`Uncaught Exception in main: ${error?.stack ?? String(error)}`)
  })
  process.on('unhandledRejection', (reason) => {
    if (process.listenerCount('unhandledRejection') > 1) return
    fault(`Unhandled rejection in main: ${reason instanceof Error ? reason.stack : String(reason)}`)
  })
}
