/** shell: opens nothing here. Tests replace these functions, or read what was asked for. */
import { fault } from './faults.ts'
import { guard } from './guard.ts'

const refuse = (what: string): void =>
  fault(`shell.${what}: not replaced through electronApp.evaluate, and nothing here may open it`)

const double: Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'> = {
  openExternal(url) {
    if (!URL.canParse(url)) return Promise.reject(new Error(`Invalid URL: ${url}`))
    refuse(`openExternal(${url})`)
    return Promise.reject(new Error('Failed to open: no application'))
  },
  openPath(path) {
    refuse(`openPath(${path})`)
    return Promise.resolve('Failed to open path')
  },
  showItemInFolder(path) {
    if (typeof path !== 'string')
      throw new TypeError('Error processing argument at index 0, conversion failure')
    refuse(`showItemInFolder(${path})`)
  },
}

export const SHELL_MEMBERS = ['openExternal', 'openPath', 'showItemInFolder'] as const

/** What main imports as shell. */
export const shell = guard(double, 'shell', SHELL_MEMBERS)
