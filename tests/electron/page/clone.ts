/** The page's side of IPC: Blink's structured clone, without what Electron's serializer adds no support for. */
import { REFUSED } from './bridge-values.ts'

// Blink clones these between its own worlds; Electron's IPC knows none of them (v8_util.cc, doc: ipc-renderer).
const HOSTS = [
  'Blob',
  'FileList',
  'ImageData',
  'ImageBitmap',
  'DOMRectReadOnly',
  'DOMPointReadOnly',
  'DOMMatrixReadOnly',
  'DOMQuad',
  'DOMException',
  'CryptoKey',
  'FileSystemHandle',
  'SharedArrayBuffer',
].flatMap((name) => {
  const Kind = (globalThis as unknown as Record<string, unknown>)[name]
  return typeof Kind === 'function' ? [Kind as new () => object] : []
})

/** A structured clone as Electron's IPC makes it. Throws Electron's error for what cannot cross. */
export function cloneForIpc(value: unknown): unknown {
  let copy: unknown
  try {
    copy = structuredClone(value)
  } catch {
    throw new Error(REFUSED)
  }
  refuseHosts(copy, new Set())
  return copy
}

function refuseHosts(value: unknown, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(value)
  if (HOSTS.some((Kind) => value instanceof Kind)) throw new Error(REFUSED)
  if (ArrayBuffer.isView(value)) {
    if (HOSTS.some((Kind) => value.buffer instanceof Kind)) throw new Error(REFUSED)
    return
  }
  if (value instanceof Map) for (const pair of value) pair.forEach((one) => refuseHosts(one, seen))
  if (value instanceof Set) for (const one of value) refuseHosts(one, seen)
  for (const inner of Object.values(value)) refuseHosts(inner, seen)
}
