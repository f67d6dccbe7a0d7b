/** The scripts that Chromium runs before a document's own: the page's end of the bridge, then the preload in its world. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'
import type { IsolatedConfig } from '../page/isolated.ts'
import type { MainWorldConfig } from '../page/main-world.ts'
import { ELECTRON_VERSION, run } from './state.ts'

/** The world that preloads run in. */
export const WORLD = 'Electron Isolated Context'

/** Names that one window's scripts share with main. */
export interface Names {
  binding: string
  ear: string
  toPage: string
  toPreload: string
  opened: string
}

/** Names that no page can guess. */
export const makeNames = (): Names => {
  const secret = randomUUID()
  return {
    binding: `standIn:${secret}`,
    ear: `standInEar:${secret}`,
    toPage: `page:${secret}`,
    toPreload: `preload:${secret}`,
    opened: `opened:${secret}`,
  }
}

const IS_PROXY = '(value) => %IsJSProxy(value)'
const bundled = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')

/** The script for the page's own world. */
export function mainWorldScript(names: Names): string {
  const config: MainWorldConfig = { toPage: names.toPage, toPreload: names.toPreload, opened: names.opened }
  return `(() => {${bundled('main-world.js')}\nmainWorld.start(${JSON.stringify(config)}, ${IS_PROXY})\n})()`
}

/** What a window asked of its preload. */
export interface PreloadOptions {
  path: string | undefined
  additionalArguments: readonly string[]
  /** Without it nothing runs in the page, the preload neither. */
  javascript: boolean
  caret: boolean
}

/** The script for the isolated world; `broken` is why the preload cannot run at all. */
export function isolatedScript(
  names: Names,
  options: PreloadOptions,
): { source: string; broken: Error | undefined } {
  let preload = ''
  let broken: Error | undefined
  if (options.path !== undefined) {
    try {
      const text = readFileSync(options.path, 'utf8')
      const wrapped = `function (require, module, exports, process, global, setImmediate, clearImmediate) {${text}\n}`
      new Script(`(${wrapped})`, { filename: options.path })
      preload = `, ${wrapped}`
    } catch (error) {
      broken = error as Error
    }
  }
  const config: IsolatedConfig = {
    ...names,
    caret: options.caret,
    process: {
      argv: [run.executable, '--type=renderer', ...options.additionalArguments],
      env: { ...process.env },
      platform: process.platform,
      arch: process.arch,
      versions: {
        node: process.versions.node,
        chrome: run.chromeVersion,
        electron: ELECTRON_VERSION,
        v8: process.versions.v8,
      },
    },
  }
  const source = `(() => {${bundled('isolated.js')}\nisolated.start(${JSON.stringify(config)}, ${IS_PROXY}${preload})\n})()`
  return { source, broken }
}
