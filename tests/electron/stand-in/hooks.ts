/** Answers import and require of 'electron' in main. */
import Module, { register } from 'node:module'
import { electron } from './electron.ts'

const NAMES = ['electron', 'electron/main', 'electron/common']
const KEY = 'postil.stand-in.electron'

/** Puts the answers in place. */
export function installHooks(): void {
  Object.defineProperty(globalThis, Symbol.for(KEY), { value: electron })
  const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown }
  const load = loader._load
  loader._load = (request, ...rest) =>
    NAMES.includes(request) ? electron : load.call(Module, request, ...rest)
  register(`data:text/javascript,${encodeURIComponent(importHooks())}`)
}

// Node runs these hooks in a thread of their own, so they are text; the module they answer with runs in this one.
function importHooks(): string {
  const exports = Object.keys(electron).map(
    (name) => `export const ${name} = electron[${JSON.stringify(name)}]`,
  )
  const module = [
    `const electron = globalThis[Symbol.for('${KEY}')]`,
    'export default electron',
    ...exports,
  ].join('\n')
  return `
    const names = ${JSON.stringify(NAMES)}
    export const resolve = (name, context, next) =>
      names.includes(name) ? { url: 'stand-in:electron', format: 'module', shortCircuit: true } : next(name, context)
    export const load = (url, context, next) =>
      url === 'stand-in:electron'
        ? { format: 'module', source: ${JSON.stringify(module)}, shortCircuit: true }
        : next(url, context)`
}
