/**
 * What contextBridge does to each value on its way to the other world (electron_api_context_bridge.cc): primitives
 * pass, functions and promises become proxies, errors keep their message, plain objects and arrays are rebuilt, and
 * the rest is left to structured clone. Packed values are plain data, so that CustomEvent.detail can clone them.
 */

/** A value packed for the other world. */
export type Packed =
  | { t: 'v'; v: unknown }
  | { t: 'f'; id: number }
  | { t: 'p'; id: number }
  | { t: 'e'; message: string }
  | { t: 'a'; id: number; items: (Packed | undefined)[] }
  | { t: 'o'; id: number; keys: string[]; items: Packed[] }
  | { t: 'r'; id: number }

/** Electron's words. */
export const REFUSED = 'An object could not be cloned.'
const MAX_DEPTH = 1000

/** What packing needs of its side of the bridge. */
export interface Packer {
  isProxy(value: object): boolean
  functionId(fn: (...args: unknown[]) => unknown): number
  promiseId(promise: Promise<unknown>): number
}

/** What unpacking needs of its side of the bridge. */
export interface Unpacker {
  remoteFunction(id: number): (...args: unknown[]) => unknown
  remotePromise(id: number): Promise<unknown>
}

// Everything V8 would not call a plain object (IsPlainObject in the source): left to structured clone.
const BUILT_IN = [
  Date,
  RegExp,
  Map,
  Set,
  WeakMap,
  WeakSet,
  ArrayBuffer,
  Boolean,
  Number,
  String,
  Blob,
  typeof SharedArrayBuffer === 'undefined' ? Date : SharedArrayBuffer,
  typeof WebAssembly === 'undefined' ? Date : WebAssembly.Memory,
]
const TAGGED =
  /^\[object (Arguments|Generator|AsyncGenerator|Map Iterator|Set Iterator|Module|BigInt|Symbol)\]$/

/** Packs a value. Throws Electron's error for what cannot cross. */
export function pack(value: unknown, packer: Packer): Packed {
  const seen = new Map<object, number>()
  const one = (it: unknown, depth: number): Packed => {
    if (depth > MAX_DEPTH)
      throw new Error(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      )
    if (typeof it === 'function' && !packer.isProxy(it))
      return { t: 'f', id: packer.functionId(it as () => unknown) }
    if (typeof it === 'symbol') throw new Error('not in the stand-in: a symbol over contextBridge')
    if (typeof it !== 'object' || it === null) return { t: 'v', v: it }
    if (packer.isProxy(it)) throw new Error(REFUSED)
    const known = seen.get(it)
    if (known !== undefined) return { t: 'r', id: known }
    if (it instanceof Promise) return { t: 'p', id: packer.promiseId(it) }
    if (it instanceof Error) return { t: 'e', message: String(it.message) }
    if (it instanceof Element) throw new Error('not in the stand-in: an Element over contextBridge')
    if (Array.isArray(it)) {
      const id = note(it)
      return { t: 'a', id, items: Array.from({ length: it.length }, (_, i) => one(it[i], depth + 1)) }
    }
    if (!isPlain(it)) return { t: 'v', v: it }
    const id = note(it)
    const keys = Object.keys(it)
    return {
      t: 'o',
      id,
      keys,
      items: keys.map((key) => one((it as Record<string, unknown>)[key], depth + 1)),
    }
  }
  const note = (it: object): number => {
    seen.set(it, seen.size)
    return seen.size - 1
  }
  return one(value, 0)
}

/** The value in this world's own objects. */
export function unpack(packed: Packed, unpacker: Unpacker): unknown {
  const made = new Map<number, unknown>()
  const one = (it: Packed): unknown => {
    switch (it.t) {
      case 'v':
        return it.v
      case 'f':
        return unpacker.remoteFunction(it.id)
      case 'p':
        return unpacker.remotePromise(it.id)
      case 'e':
        return new Error(it.message)
      case 'r':
        return made.get(it.id)
      case 'a': {
        const array: unknown[] = []
        made.set(it.id, array)
        for (const item of it.items) array.push(one(item!))
        return array
      }
      case 'o': {
        const object = {}
        made.set(it.id, object)
        it.keys.forEach((key, i) =>
          Object.defineProperty(object, key, {
            value: one(it.items[i]!),
            configurable: true,
            enumerable: true,
            writable: true,
          }),
        )
        return object
      }
    }
  }
  return one(packed)
}

/** Freezes an exposed API to its depths, as Electron does. */
export function deepFreeze(value: unknown): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || Object.isFrozen(value))
    return
  if (ArrayBuffer.isView(value)) return
  Object.freeze(value)
  for (const inner of Object.values(value)) deepFreeze(inner)
}

const isPlain = (it: object): boolean =>
  !BUILT_IN.some((Kind) => it instanceof Kind) &&
  !ArrayBuffer.isView(it) &&
  !TAGGED.test(Object.prototype.toString.call(it))
