/**
 * What keeps the stand-in from being kinder than Electron: whoever touches a member that it does not have
 * is told so by name, instead of getting `undefined` and a test that passes on nothing.
 */
import type { EventEmitter } from 'node:events'

/** The error of everything that Electron has and the stand-in has not. */
export const notHere = (name: string): Error => new Error(`not in the stand-in: ${name}`)

/** Members of every emitter, allowed on each guarded double that is one. */
const EMITTER = [
  'on',
  'once',
  'off',
  'addListener',
  'removeListener',
  'removeAllListeners',
  'prependListener',
  'prependOnceListener',
  'emit',
  'listeners',
  'rawListeners',
  'listenerCount',
  'eventNames',
  'setMaxListeners',
  'getMaxListeners',
] as const satisfies readonly (keyof EventEmitter)[]

/** Asked by promises, JSON, inspectors and Playwright of any object they are shown; Electron's answer is what the object has. */
const ASKED_OF_ANYTHING = new Set([
  'then',
  'toJSON',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'nodeType',
])

const proxies = new WeakMap<object, object>()
const targets = new WeakMap<object, object>()

/** The guarded face of a double: what the app may hold. */
export const face = <T extends object>(target: T): T => (proxies.get(target) ?? target) as T

/** The double behind a guarded face: what the stand-in itself works on. */
export const behind = <T extends object>(proxy: T): T => (targets.get(proxy) ?? proxy) as T

/** Shows only `members` of `target`, and throws by name for the rest. Members can be replaced, as tests do with dialogs. */
export function guard<T extends object>(target: T, name: string, members: readonly (keyof T)[]): T {
  const allowed = new Set<PropertyKey>(members)
  if ('emit' in target) for (const key of EMITTER) allowed.add(key)
  const replaced = new Set<PropertyKey>()
  const bound = new Map<PropertyKey, { from: unknown; to: unknown }>()
  const bind = (key: PropertyKey, value: unknown): unknown => {
    const before = bound.get(key)
    if (before && before.from === value) return before.to
    const to = (...args: unknown[]): unknown => {
      const result: unknown = Reflect.apply(value as () => unknown, target, args)
      return result === target ? proxy : result
    }
    bound.set(key, { from: value, to })
    return to
  }
  const proxy: T = new Proxy(target, {
    get(_, key) {
      if (typeof key === 'symbol' || ASKED_OF_ANYTHING.has(key)) return Reflect.get(target, key, target)
      if (!allowed.has(key)) throw notHere(`${name}.${key}`)
      const value: unknown = Reflect.get(target, key, target)
      if (typeof value !== 'function' || replaced.has(key) || isClass(value)) return value
      return bind(key, value)
    },
    set(_, key, value) {
      if (typeof key !== 'symbol' && !allowed.has(key)) throw notHere(`setting ${name}.${key}`)
      if (typeof value === 'function') replaced.add(key)
      return Reflect.set(target, key, value, target)
    },
    ownKeys: () => Reflect.ownKeys(target).filter((key) => typeof key === 'symbol' || allowed.has(key)),
  })
  proxies.set(target, proxy)
  targets.set(proxy, target)
  return proxy
}

/** Stands where Electron has a whole module that the stand-in has not: it can be imported, and nothing more. */
export function absent(name: string): object {
  const refuse = (): never => {
    throw notHere(name)
  }
  return new Proxy(function () {}, {
    get: (_, key) =>
      typeof key === 'symbol' || ASKED_OF_ANYTHING.has(key) ? undefined : raise(notHere(`${name}.${key}`)),
    set: refuse,
    apply: refuse,
    construct: refuse,
  })
}

/** Refuses options whose effect the stand-in does not have. */
export function onlyKnown(options: object | undefined, known: readonly string[], where: string): void {
  for (const [key, value] of Object.entries(options ?? {}))
    if (value !== undefined && !known.includes(key)) throw notHere(`option '${key}' of ${where}`)
}

/** `throw` as an expression. */
export function raise(error: unknown): never {
  throw error
}

const isClass = (value: unknown): boolean =>
  typeof value === 'function' && targets.has(value as unknown as object)
