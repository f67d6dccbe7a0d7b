/** Runs in the isolated world of each document: the preload's require, its globals, and the stand-in's observers. */
import { BridgePort } from './bridge-port.ts'
import { watchCaret } from './caret.ts'
import { getPathForFile } from './file-path.ts'
import { ipcRenderer } from './ipc-renderer.ts'
import { watchKeys } from './keys.ts'
import { Line } from './line.ts'
import { observe } from './observe.ts'
import { answerUnload } from './unload.ts'
import { guardPreload } from './preload-guard.ts'

/** What main tells this script. */
export interface IsolatedConfig {
  binding: string
  ear: string
  toPage: string
  toPreload: string
  opened: string
  caret: boolean
  process: {
    argv: string[]
    env: Record<string, string | undefined>
    platform: string
    arch: string
    versions: object
  }
}

type Preload = (
  require: (name: string) => unknown,
  module: { exports: object },
  exports: object,
  process: object,
  global: typeof globalThis,
  setImmediate: (task: () => void) => number,
  clearImmediate: (id: number) => void,
) => void

/** Sets the isolated world up and runs the preload. */
export function start(config: IsolatedConfig, isProxy: (value: object) => boolean, preload?: Preload): void {
  // Electron gives the preload to the main frame alone; Chromium runs this in every frame.
  if (window !== window.top) return
  const line = new Line(config.binding, config.ear)
  const port = new BridgePort({ send: config.toPage, hear: config.toPreload, isProxy })
  document.addEventListener(config.opened, (event) => {
    line.tell({ kind: 'open', ...(event as CustomEvent<object>).detail })
  })
  watchKeys(line)
  watchCaret(line, config.caret)
  observe(line)
  answerUnload(line)
  line.tell({ kind: 'hello', url: location.href })
  if (!preload) return
  try {
    const module = { exports: {} }
    const process = guardPreload(
      { ...config.process, type: 'renderer', sandboxed: true, contextIsolated: true },
      'process',
    )
    preload(
      requireOf(line, port),
      module,
      module.exports,
      process,
      globalThis,
      (task) => Number(setTimeout(task)),
      (id) => clearTimeout(id),
    )
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
    line.tell({ kind: 'preload-error', name, message, stack: stack ?? '' })
  }
}

function requireOf(line: Line, port: BridgePort): (name: string) => unknown {
  const contextBridge: Pick<Electron.ContextBridge, 'exposeInMainWorld'> = {
    exposeInMainWorld(key, api) {
      if (typeof key !== 'string')
        throw new TypeError('Error processing argument at index 0, conversion failure')
      port.expose(key, api)
    },
  }
  const electron = guardPreload(
    {
      contextBridge: guardPreload(contextBridge, 'contextBridge'),
      ipcRenderer: ipcRenderer(line),
      webUtils: guardPreload(
        { getPathForFile } satisfies Pick<Electron.WebUtils, 'getPathForFile'>,
        'webUtils',
      ),
    },
    'electron (preload)',
  )
  return (name) => {
    const bare = name.replace(/^node:/, '')
    if (['electron', 'electron/common', 'electron/renderer'].includes(name)) return electron
    if (['events', 'timers', 'url'].includes(bare))
      throw new Error(`not in the stand-in: require('${name}') in a preload`)
    throw new Error(`module not found: ${name}`)
  }
}
