/** app.getPath and app.setPath, with Electron's places on Linux (and the like elsewhere). */
import { mkdirSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { switchValue } from './command-line.ts'
import { run } from './state.ts'

const overridden = new Map<string, string>()

const XDG: Record<string, [key: string, folder: string]> = {
  desktop: ['DESKTOP', 'Desktop'],
  documents: ['DOCUMENTS', 'Documents'],
  downloads: ['DOWNLOAD', 'Downloads'],
  music: ['MUSIC', 'Music'],
  pictures: ['PICTURES', 'Pictures'],
  videos: ['VIDEOS', 'Videos'],
}

/** The name that userData is called by. */
export const appName = (): string =>
  overriddenName ?? run.manifest.productName ?? run.manifest.name ?? 'Electron'
let overriddenName: string | undefined

/** app.setName() */
export const setAppName = (name: string): void => void (overriddenName = name)

/** app.getPath() */
export function getPath(name: string): string {
  const path = overridden.get(name) ?? standard(name)
  if (path === undefined) throw new Error(`Failed to get '${name}' path`)
  return path
}

/** app.setPath() */
export function setPath(name: string, path: string): void {
  if (!isAbsolute(path)) throw new Error('Path must be absolute')
  if (standard(name) === undefined) throw new Error('Failed to set path')
  if (name === 'sessionData' && run.ready)
    throw new Error("setPath('sessionData') after ready has no effect in Electron")
  overridden.set(name, path)
}

/** Makes userData and what Chromium keeps in it, as Electron does when it is ready. */
export function fillUserData(): void {
  const userData = getPath('sessionData')
  for (const folder of ['Cache', 'Code Cache', 'Local Storage', 'Crashpad', 'Network'])
    mkdirSync(join(userData, folder), { recursive: true })
}

function standard(name: string): string | undefined {
  const home = homedir()
  const folder = XDG[name]
  if (folder) return userDir(home, ...folder)
  switch (name) {
    case 'home':
      return home
    case 'appData':
      if (process.platform === 'darwin') return join(home, 'Library', 'Application Support')
      return process.env['XDG_CONFIG_HOME'] || join(home, '.config')
    case 'userData': {
      const named = switchValue('user-data-dir')
      return named ? resolve(named) : join(getPath('appData'), appName())
    }
    case 'sessionData':
      return getPath('userData')
    case 'logs':
      return join(getPath('userData'), 'logs')
    case 'crashDumps':
      return join(getPath('userData'), 'Crashpad')
    case 'temp':
      return tmpdir()
    case 'exe':
    case 'module':
      return run.executable
    case 'assets':
      return run.resourcesPath
    default:
      return undefined
  }
}

function userDir(home: string, key: string, folder: string): string {
  try {
    const config = process.env['XDG_CONFIG_HOME'] || join(home, '.config')
    const text = readFileSync(join(config, 'user-dirs.dirs'), 'utf8')
    const match = new RegExp(`^XDG_${key}_DIR="(.*)"`, 'm').exec(text)
    if (match?.[1]) return match[1].replace('$HOME', home)
  } catch {
    // Not written on most servers.
  }
  return join(home, folder)
}
