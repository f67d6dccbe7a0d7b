/** What happens in a page, as webContents' events, in Electron's order. */
import type { Session } from './cdp.ts'
import type { Emitter } from './emitter.ts'
import { toMain } from './urls.ts'

export const PAGE_EVENTS = [
  'did-start-loading',
  'did-stop-loading',
  'did-finish-load',
  'did-fail-load',
  'did-navigate',
  'did-navigate-in-page',
  'dom-ready',
  'console-message',
  'render-process-gone',
]

const ERRORS: Record<string, number> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_UNEXPECTED: -9,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_INTERNET_DISCONNECTED: -106,
  ERR_INVALID_URL: -300,
}
const BEGINNING = /^(data:text\/html,|about:blank#stand-in)$/
const LEVELS: Record<string, string> = {
  log: 'info',
  info: 'info',
  warning: 'warning',
  error: 'error',
  debug: 'debug',
  verbose: 'debug',
  assert: 'error',
}

/** What the window hears beside. */
export interface Seen {
  titled(title: string): void
  painted(): void
}

/** Follows one page. */
export class PageEvents {
  url = ''
  title = ''
  loading = false
  readonly #emitter: Emitter
  readonly #seen: Seen
  #loader = ''
  #asked = ''
  #loads: { resolve(): void; reject(error: Error): void }[] = []

  constructor(emitter: Emitter, seen: Seen) {
    this.#emitter = emitter
    this.#seen = seen
  }

  /** Loads an address by `go`, which tells Chromium's word for a failure. Settles as loadURL does. */
  load(url: string, go: () => Promise<string | undefined>): Promise<void> {
    // A second load takes the first one's place.
    this.#fail('ERR_ABORTED', this.url)
    this.loading = true
    this.#asked = url
    this.#emitter.ask('did-start-loading')
    return new Promise((resolve, reject) => {
      this.#loads.push({ resolve, reject })
      go().then(
        (failed) => {
          // A refused handler is Chromium's ERR_FAILED here, and ERR_UNEXPECTED in Electron (protocol.ts).
          if (failed) this.#fail(failed.replace('net::', '').replace(/^ERR_FAILED$/, 'ERR_UNEXPECTED'), url)
        },
        () => this.#fail('ERR_ABORTED', url),
      )
    })
  }

  #fail(name: string, url: string): void {
    const loads = this.#loads.splice(0)
    if (!loads.length) return
    const errno = ERRORS[name] ?? -2
    const words = `${name} (${errno}) loading '${url}'`
    if (name !== 'ERR_ABORTED') {
      this.#emitter.ask('did-fail-load', {}, errno, name, url, true)
      this.loading = false
      this.#emitter.ask('did-stop-loading')
    }
    for (const one of loads) one.reject(Object.assign(new Error(words), { errno, code: name, url }))
  }

  /** The page said its title; '' where it has none, and the window then keeps its own. */
  titled(title: string): void {
    if (!title || title === this.title) return
    this.title = title
    this.#seen.titled(title)
  }

  /** Listens. */
  watch(session: Session, frameId: () => string): void {
    session.hear('Page.frameNavigated', ({ frame }) => {
      // The empty page that a window begins with is nobody's load.
      if (frame.id !== frameId() || (BEGINNING.test(frame.url) && frame.url !== this.#asked)) return
      // Of Chromium's page about a failure Electron tells nothing.
      this.#loader = frame.unreachableUrl ? '' : frame.loaderId
      if (frame.unreachableUrl) return
      this.loading = true
      this.title = ''
      this.url = toMain(frame.url)
      this.#emitter.ask('did-navigate', {}, this.url, 200, 'OK')
    })
    session.hear('Page.navigatedWithinDocument', ({ frameId: id, url }) => {
      if (id !== frameId()) return
      this.url = toMain(url)
      this.#emitter.ask('did-navigate-in-page', {}, this.url, true)
    })
    session.hear('Page.lifecycleEvent', ({ frameId: id, loaderId, name }) => {
      if (id !== frameId() || loaderId !== this.#loader || !this.url) return
      if (name === 'DOMContentLoaded') this.#emitter.ask('dom-ready')
      if (name === 'firstContentfulPaint') this.#seen.painted()
      if (name === 'load') this.#finished()
    })
    session.hear('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
      const message = args
        .map((arg) => String(arg.value ?? arg.unserializableValue ?? arg.description ?? arg.type))
        .join(' ')
      const top = stackTrace?.callFrames[0]
      this.#said(LEVELS[type] ?? 'info', message, (top?.lineNumber ?? 0) + 1, top?.url ?? '')
    })
    session.hear('Runtime.exceptionThrown', ({ exceptionDetails: details }) => {
      const message = `Uncaught ${details.exception?.description?.split('\n')[0] ?? details.text}`
      this.#said('error', message, details.lineNumber + 1, details.url ?? '')
    })
    session.hear('Log.entryAdded', ({ entry }) => {
      this.#said(LEVELS[entry.level] ?? 'info', entry.text, entry.lineNumber ?? 0, entry.url ?? '')
    })
    session.hear('Inspector.targetCrashed', () => {
      this.#emitter.ask('render-process-gone', {}, { reason: 'crashed', exitCode: 11 })
    })
    session.tell('Inspector.enable')
  }

  #finished(): void {
    this.loading = false
    this.#emitter.ask('did-finish-load')
    this.#emitter.ask('did-stop-loading')
    for (const one of this.#loads.splice(0)) one.resolve()
  }

  #said(level: string, message: string, lineNumber: number, sourceId: string): void {
    this.#emitter.ask('console-message', { level, message, lineNumber, sourceId: toMain(sourceId) })
  }
}
