/** Main's side of IPC: V8's own serializer with what Electron's v8_util.cc adds, so that what it refuses is refused. */
import { Deserializer, Serializer } from 'node:v8'
import { types } from 'node:util'

/** Electron's words. */
export const REFUSED = 'An object could not be cloned.'

// Node lets V8 write these as plain objects or hands them on; Electron's serializer knows none of them.
const HOSTS = [
  'Blob',
  'File',
  'MessagePort',
  'BroadcastChannel',
  'ReadableStream',
  'WritableStream',
  'TransformStream',
  'CryptoKey',
].flatMap((name) => {
  const Kind = (globalThis as Record<string, unknown>)[name]
  return typeof Kind === 'function' ? [Kind as new () => object] : []
})

interface Serializing extends Serializer {
  // In Node since 8, in its documentation, and missing in its types.
  _setTreatArrayBufferViewsAsHostObjects(flag: boolean): void
}

/** A structured clone as Electron's IPC makes it. Throws Electron's error for what cannot cross. */
export function cloneForIpc(value: unknown): unknown {
  refuseHosts(value, new Set())
  const serializer = new Serializer() as Serializing
  // As in V8's own format: a view carries the whole buffer it looks at, a Buffer thus its pool.
  serializer._setTreatArrayBufferViewsAsHostObjects(false)
  try {
    serializer.writeHeader()
    serializer.writeValue(value)
    const reader = new Deserializer(serializer.releaseBuffer())
    reader.readHeader()
    return reader.readValue()
  } catch {
    throw new Error(REFUSED)
  }
}

function refuseHosts(value: unknown, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(value)
  if (types.isProxy(value) || types.isExternal(value) || types.isSharedArrayBuffer(value))
    throw new Error(REFUSED)
  if (HOSTS.some((Kind) => value instanceof Kind)) throw new Error(REFUSED)
  if (ArrayBuffer.isView(value)) return
  if (value instanceof Map) for (const pair of value) pair.forEach((one) => refuseHosts(one, seen))
  if (value instanceof Set) for (const one of value) refuseHosts(one, seen)
  for (const key of Object.keys(value)) {
    const property = Object.getOwnPropertyDescriptor(value, key)
    if (property && 'value' in property) refuseHosts(property.value, seen)
  }
}
