/**
 * What Electron cannot do inside app.asar, refused for the unpacked copy that stands for it: writing, watching, and
 * what its wrapper of fs leaves out (asar-fs-wrapper.ts). The copy is a folder, and would else be kinder.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import worker, { type WorkerOptions } from 'node:worker_threads'
import { notHere } from './guard.ts'

type Fn = (...args: unknown[]) => unknown
type Functions = Record<string, Fn>

const WRITING = [
  'writeFile',
  'appendFile',
  'mkdir',
  'mkdtemp',
  'rm',
  'rmdir',
  'unlink',
  'truncate',
  'utimes',
  'chmod',
]
// Name of the function, and which of its arguments is written to.
const TWO_PATHS = { rename: [0, 1], copyFile: [1], cp: [1], link: [1], symlink: [1] } as const
const UNWRAPPED = ['watch', 'watchFile', 'openAsBlob', 'glob', 'globSync']

/** Makes the copy as read-only as an archive. */
export function guardArchive(copy: string): void {
  const inside = (path: unknown): boolean => {
    const text = path instanceof URL ? fileURLToPath(path) : typeof path === 'string' ? resolve(path) : ''
    return text === copy || text.startsWith(copy + sep)
  }
  const refuse = (
    on: Functions,
    name: string,
    places: readonly number[],
    error: (path: unknown) => Error,
  ): void => {
    const original = on[name]
    if (!original) return
    on[name] = (...args) => {
      const hit = places.find((place) => inside(args[place]))
      if (hit === undefined) return Reflect.apply(original, on, args)
      const callback = args.at(-1)
      if (on === (fs.promises as unknown)) return Promise.reject(error(args[hit]))
      if (typeof callback !== 'function') throw error(args[hit])
      process.nextTick(callback as () => void, error(args[hit]))
      return undefined
    }
  }
  const denied = (name: string) => (path: unknown) =>
    Object.assign(new Error(`EACCES: permission denied, ${name} '${String(path)}'`), {
      code: 'EACCES',
      syscall: name,
    })
  const unwrapped = (name: string) => (): Error =>
    notHere(`fs.${name} inside app.asar: Electron's fs does not wrap it`)

  const callbacks = fs as unknown as Functions
  const promises = fs.promises as unknown as Functions
  for (const on of [callbacks, promises]) {
    for (const name of WRITING) for (const one of [name, `${name}Sync`]) refuse(on, one, [0], denied(name))
    for (const [name, places] of Object.entries(TWO_PATHS))
      for (const one of [name, `${name}Sync`]) refuse(on, one, places, denied(name))
    for (const name of UNWRAPPED) refuse(on, name, [0], unwrapped(name))
  }
  for (const [on, name] of [
    [callbacks, 'open'],
    [callbacks, 'openSync'],
    [promises, 'open'],
  ] as const) {
    const original = on[name]!
    refuse(on, name, [0], denied('open'))
    const refusing = on[name]!
    on[name] = (...args) =>
      Reflect.apply(
        args[1] === undefined || args[1] === 'r' || typeof args[1] === 'function' ? original : refusing,
        on,
        args,
      )
  }
  refuse(callbacks, 'createWriteStream', [0], denied('open'))

  const Worker = worker.Worker
  worker.Worker = class extends Worker {
    constructor(file: string | URL, options?: WorkerOptions) {
      // Electron tests workers from an archive as CommonJS alone (asar-spec.ts).
      if (inside(file) && !String(file).endsWith('.cjs'))
        throw notHere(`a worker that is no .cjs inside app.asar: ${String(file)}`)
      super(file, options)
    }
  }
  syncBuiltinESMExports()
}
