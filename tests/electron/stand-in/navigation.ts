/** Where a page may go: will-navigate and its like, and what becomes of new windows. */
import type { Protocol } from './devtools.ts'
import type { Session } from './cdp.ts'
import { fault } from './faults.ts'
import { notHere } from './guard.ts'
import { NEW_WINDOW } from './targets.ts'
import { toMain } from './urls.ts'

type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse

/** Asks the owner's listeners; true if one prevented it. */
type Ask = (
  event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect',
  details: object,
  url: string,
) => boolean

// Loaded by Chromium itself, so Fetch shows the document before it loads.
const LOADABLE = /^(https?|data|blob|about|file):/

/** One page's navigations. */
export class Navigation {
  readonly #ask: Ask
  readonly #frameId: () => string
  // What a page asked for itself, by frame: only that is announced, not loadURL, reload or history.
  readonly #requested = new Map<string, string>()
  #openHandler: OpenHandler | undefined

  constructor(frameId: () => string, ask: Ask) {
    this.#frameId = frameId
    this.#ask = ask
  }

  /** Follows what the page asks for. */
  watch(session: Session): void {
    session.hear('Page.windowOpen', ({ url, windowName }) => {
      // The stand-in's own windows are opened from a page, too.
      if (url !== NEW_WINDOW)
        this.opened({ url, name: windowName.replace(/^_blank$/, ''), disposition: 'foreground-tab' })
    })
    session.hear('Page.frameRequestedNavigation', ({ frameId, url, disposition }) => {
      if (disposition === 'newTab' || disposition === 'newWindow')
        this.opened({ url, disposition: disposition === 'newTab' ? 'foreground-tab' : 'new-window' })
      else if (LOADABLE.test(url)) this.#requested.set(frameId, url)
      else if (!this.#asks(frameId, url))
        fault(`a page went to ${toMain(url)}, and nothing in the app stopped it: the system would open it`)
    })
  }

  setOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  /** Decides about a document that Chromium is about to load. */
  mayLoad(paused: Protocol.Fetch.requestPausedPayload): boolean {
    const { frameId, request } = paused
    if (paused.redirectedRequestId)
      return !this.#ask('will-redirect', this.#details(frameId, request.url), toMain(request.url))
    const main = frameId === this.#frameId()
    const asked = this.#requested.get(frameId)
    this.#requested.delete(frameId)
    if (main && asked === undefined) return true
    return !this.#asks(frameId, request.url)
  }

  #details(frameId: string, url: string): object {
    return { url: toMain(url), isSameDocument: false, isMainFrame: frameId === this.#frameId() }
  }

  #asks(frameId: string, url: string): boolean {
    const details = this.#details(frameId, url)
    if (this.#ask('will-frame-navigate', details, toMain(url))) return true
    return frameId === this.#frameId() && this.#ask('will-navigate', details, toMain(url))
  }

  /** The page wants a window. */
  opened(asked: {
    url: string
    name?: string
    features?: string
    disposition?: Electron.HandlerDetails['disposition']
  }): void {
    const url = toMain(asked.url)
    if (!this.#openHandler) {
      fault(`a page opened a window for ${url}, and no setWindowOpenHandler stopped it`)
      return
    }
    const answer = this.#openHandler({
      url,
      frameName: asked.name ?? '',
      features: asked.features ?? '',
      disposition: asked.disposition ?? 'foreground-tab',
      referrer: { url: '', policy: 'strict-origin-when-cross-origin' },
    })
    if (answer?.action === 'allow') throw notHere("setWindowOpenHandler's {action: 'allow'}")
  }
}
