/** Every request of a page comes by here: the app's scheme is answered by the app, and no network is reached unnoticed. */
import type { Protocol } from './devtools.ts'
import type { Session } from './cdp.ts'
import { fault } from './faults.ts'
import { serve } from './serve.ts'
import { cancelled } from './web-request.ts'
import { schemeOf, toMain } from './urls.ts'

type Paused = Protocol.Fetch.requestPausedPayload

const INNER = /^(data|blob|about|devtools|chrome|chrome-error):/

/** What a page decides about the documents it is asked to load. */
export type Navigating = (paused: Paused) => boolean

/** Stands between one page and all networks. `navigating` may refuse a document. */
export async function guardNetwork(
  session: Session,
  webContentsId: number,
  navigating: Navigating,
): Promise<void> {
  session.hear('Fetch.requestPaused', (paused) => {
    answer(session, webContentsId, navigating, paused).catch((error: unknown) => {
      fault(`answering ${toMain(paused.request.url)}: ${String(error)}`)
      session.tell('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' })
    })
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}

async function answer(
  session: Session,
  webContentsId: number,
  navigating: Navigating,
  paused: Paused,
): Promise<void> {
  const { requestId, request } = paused
  const url = toMain(request.url)
  const refuse = (errorReason: Protocol.Network.ErrorReason): void =>
    session.tell('Fetch.failRequest', { requestId, errorReason })
  // Electron fetches no icon of a page's; Chromium asks for one that nobody named.
  if (paused.resourceType === 'Other' && new URL(url).pathname === '/favicon.ico')
    return session.tell('Fetch.fulfillRequest', { requestId, responseCode: 204 })
  if (paused.resourceType === 'Document' && !navigating(paused)) return refuse('Aborted')
  if (await cancelled(details(paused, url, webContentsId))) return refuse('BlockedByClient')
  const scheme = schemeOf(request.url)
  if (scheme) return serve(session, paused, scheme)
  if (INNER.test(url) || fromDevServer(url)) return session.tell('Fetch.continueRequest', { requestId })
  fault(`a page asked the network for ${url}, and nothing in the app stopped it`)
  refuse('InternetDisconnected')
}

/** Whether an address is the dev server's, let through in `npm run dev` alone. */
export function fromDevServer(url: string): boolean {
  const dev = process.env['ELECTRON_RENDERER_URL']
  return dev !== undefined && URL.canParse(url) && new URL(url).origin === new URL(dev).origin
}

const TYPES: Partial<
  Record<Protocol.Network.ResourceType, Electron.OnBeforeRequestListenerDetails['resourceType']>
> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Image: 'image',
  Font: 'font',
  Script: 'script',
  XHR: 'xhr',
  Fetch: 'xhr',
  Media: 'media',
  Ping: 'ping',
  WebSocket: 'webSocket',
  CSPViolationReport: 'cspReport',
}

const details = (
  paused: Paused,
  url: string,
  webContentsId: number,
): Electron.OnBeforeRequestListenerDetails => ({
  id: Number(paused.networkId?.split('.').at(-1) ?? 0),
  url,
  method: paused.request.method,
  webContentsId,
  resourceType: TYPES[paused.resourceType] ?? 'other',
  referrer: toMain(paused.request.headers['Referer'] ?? ''),
  timestamp: Date.now(),
  uploadData: [],
})
