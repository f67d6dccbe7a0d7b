/** Throw by name, in the preload's world. */

const ASKED_OF_ANYTHING = new Set([
  'then',
  'toJSON',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'nodeType',
])

/** Shows what `parts` has, and throws by name for the rest. */
export function guardPreload<T extends object>(parts: T, name: string): T {
  return new Proxy(parts, {
    get(target, key, receiver) {
      if (typeof key === 'string' && !(key in target) && !ASKED_OF_ANYTHING.has(key))
        throw new Error(`not in the stand-in: ${name}.${key}`)
      return Reflect.get(target, key, receiver) as unknown
    },
  })
}
