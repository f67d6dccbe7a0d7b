/** The only file that touches what the preload exposes. */
import {
  API_NAME,
  type Api,
  type Channel,
  type EventName,
  type Events,
  type Failure,
  type Followed,
  type Requests,
} from '../preload/contract.ts'
import type { ImportReport } from '../preload/importing.ts'

declare global {
  interface Window {
    [API_NAME]: Api
  }
}

/** A request that main answered with a failure. The message is a sentence for the person. */
export class RequestError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message)
    this.name = 'RequestError'
  }
}

/**
 * Asks main. Arguments are snapshots, since a $state Proxy cannot cross the bridge (Electron throws
 * "An object could not be cloned").
 * @throws RequestError with main's sentence
 */
export async function request<C extends Channel>(
  channel: C,
  ...args: Parameters<Requests[C]>
): Promise<ReturnType<Requests[C]>> {
  const plain = snapshot(args) as Parameters<Requests[C]>
  const result = await window[API_NAME].request(channel, ...plain)
  if (!result.ok) throw new RequestError(result.error)
  return result.value
}

/**
 * Imports files that were dropped. They are no data: the preload takes their paths.
 * @throws RequestError with main's sentence
 */
export async function dropFiles(files: readonly File[]): Promise<ImportReport | null> {
  const result = await window[API_NAME].drop(files)
  if (!result.ok) throw new RequestError(result.error)
  return result.value
}

/**
 * Follows a link that was clicked: the person sees the whole of it before it opens.
 * @throws RequestError with main's sentence
 */
export async function follow(link: string): Promise<Followed> {
  const result = await window[API_NAME].follow(link)
  if (!result.ok) throw new RequestError(result.error)
  return result.value
}

/** Listens to an event of main's; the returned function stops it. */
export function listen<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void {
  return window[API_NAME].on(event, listener)
}

export function platform(): Api['platform'] {
  return window[API_NAME].platform
}

/** $state.snapshot is a rune of .svelte.ts files; a JSON-like copy does the same for the plain data of requests. */
function snapshot(value: unknown): unknown {
  // Bytes are no proxies, and cross as they are.
  if (ArrayBuffer.isView(value)) return value
  if (Array.isArray(value)) return value.map(snapshot)
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, snapshot(item)]))
  return value
}
