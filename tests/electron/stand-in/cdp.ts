/** Chromium's DevTools protocol over a pipe: the stand-in's own line to the browser, beside Playwright's. */
import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { Protocol } from './devtools.ts'

type Commands = Protocol.CommandParameters
type Results = Protocol.CommandReturnValues
type Happenings = Protocol.Events

interface Message {
  id?: number
  method?: string
  params?: unknown
  result?: unknown
  error?: { message: string }
  sessionId?: string
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
  method: string
}

/** The browser closed the line, or the page is gone: expected while things close. */
export class LineClosed extends Error {}

/** The line itself. Messages end with a NUL byte. */
export class Cdp {
  readonly browser = new Session(this, undefined)
  /** Settles when Chromium hangs up. */
  readonly closed: Promise<void>
  readonly #out: Writable
  readonly #waiting = new Map<number, Waiting>()
  readonly #sessions = new Map<string, Session>()
  #last = 0
  #open = true

  constructor(out: Writable, input: Readable) {
    this.#out = out
    out.on('error', () => {})
    let parts: Buffer[] = []
    input.on('data', (chunk: Buffer) => {
      let from = 0
      for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
        parts.push(chunk.subarray(from, end))
        this.#receive(JSON.parse(Buffer.concat(parts).toString('utf8')) as Message)
        parts = []
        from = end + 1
      }
      if (from < chunk.length) parts.push(chunk.subarray(from))
    })
    this.closed = new Promise((resolve) => {
      input.once('close', () => {
        this.#open = false
        for (const one of this.#waiting.values())
          one.reject(new LineClosed(`${one.method}: Chromium hung up`))
        this.#waiting.clear()
        resolve()
      })
    })
  }

  /** The session of an attached target. */
  session(id: string): Session {
    const known = this.#sessions.get(id) ?? new Session(this, id)
    this.#sessions.set(id, known)
    return known
  }

  /** Sends one command; sessions use it. */
  send(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    if (!this.#open) return Promise.reject(new LineClosed(`${method}: Chromium is gone`))
    const id = ++this.#last
    const sent = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject, method }))
    this.#out.write(JSON.stringify({ id, method, params, sessionId }) + '\0')
    return sent
  }

  #receive(message: Message): void {
    if (message.id === undefined) {
      const session = message.sessionId ? this.#sessions.get(message.sessionId) : this.browser
      session?.emit(message.method ?? '', message.params)
      return
    }
    const one = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error) one?.reject(new Error(`${one.method}: ${message.error.message}`))
    else one?.resolve(message.result)
  }
}

/** One target's end of the line. */
export class Session extends EventEmitter {
  readonly #cdp: Cdp
  readonly #id: string | undefined

  constructor(cdp: Cdp, id: string | undefined) {
    super()
    this.#cdp = cdp
    this.#id = id
    this.setMaxListeners(0)
  }

  /** Sends a command and waits for its result. */
  send<C extends keyof Commands>(method: C, params?: Commands[C]): Promise<Results[C]> {
    return this.#cdp.send(method, params ?? {}, this.#id) as Promise<Results[C]>
  }

  /** Sends a command whose failure only means that the page went away meanwhile. */
  tell<C extends keyof Commands>(method: C, params?: Commands[C]): void {
    this.send(method, params).catch((error: unknown) => {
      if (!(error instanceof LineClosed) && process.env['POSTIL_STAND_IN_DEBUG']) console.error(String(error))
    })
  }

  /** Listens to an event of the protocol. */
  hear<E extends keyof Happenings>(event: E, listener: (params: Happenings[E]) => void): void {
    this.on(event, listener as (params: unknown) => void)
  }
}
