/** The single instance lock. It belongs to userData: a link with the owner's pid, and a folder where later ones knock. */
import {
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
  type FSWatcher,
} from 'node:fs'
import { join } from 'node:path'
import { cloneForIpc } from './clone.ts'
import { getPath } from './app-paths.ts'
import { decode, encode } from './wire.ts'

/** What a second instance tells the first. */
export interface Knock {
  argv: string[]
  cwd: string
  data: unknown
}

const LIMIT = 32 * 1024 * 1024
let held: { link: string; inbox: string; watcher: FSWatcher } | undefined

/** Takes the lock, or tells its owner that we came. */
export function requestLock(data: unknown, onKnock: (knock: Knock) => void): boolean {
  if (held) return true
  const folder = getPath('userData')
  mkdirSync(folder, { recursive: true })
  const link = join(folder, 'SingletonLock')
  const inbox = join(folder, 'SingletonInbox')
  for (;;) {
    try {
      symlinkSync(String(process.pid), link)
      held = { link, inbox, watcher: listen(inbox, onKnock) }
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (alive(link)) break
      rmSync(link, { force: true })
    }
  }
  const knock: Knock = {
    argv: process.argv,
    cwd: process.cwd(),
    data: data === undefined ? null : cloneForIpc(data),
  }
  const text = encode(knock)
  if (text.length > LIMIT) throw new Error('additionalData is over 32 MB: Electron would lose it')
  const file = join(inbox, `${process.pid}`)
  writeFileSync(`${file}.part`, text)
  renameSync(`${file}.part`, `${file}.knock`)
  return false
}

/** Gives the lock back. */
export function releaseLock(): void {
  if (!held) return
  held.watcher.close()
  rmSync(held.link, { force: true })
  rmSync(held.inbox, { recursive: true, force: true })
  held = undefined
}

/** Whether this process owns it. */
export const hasLock = (): boolean => held !== undefined

function listen(inbox: string, onKnock: (knock: Knock) => void): FSWatcher {
  mkdirSync(inbox, { recursive: true })
  const take = (): void => {
    for (const name of readdirSync(inbox).filter((one) => one.endsWith('.knock'))) {
      const file = join(inbox, name)
      const knock = decode(readFileSync(file, 'utf8')) as Knock
      rmSync(file)
      onKnock(knock)
    }
  }
  const watcher = watch(inbox, { persistent: false }, () => {
    if (held) take()
  })
  return watcher
}

function alive(link: string): boolean {
  try {
    lstatSync(link)
    process.kill(Number(readlinkSync(link)), 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
