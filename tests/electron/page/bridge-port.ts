/**
 * One end of the bridge between the isolated world and the page. The worlds share the document and nothing else:
 * CustomEvent.detail crosses between them by a true structured clone, at once, and as null for what cannot be cloned.
 */
import { pack, REFUSED, unpack, type Packed, type Packer, type Unpacker } from './bridge-values.ts'

type Fn = (...args: unknown[]) => unknown
type Sent =
  | { kind: 'expose'; key: string; value: Packed }
  | { kind: 'call'; id: number; args: Packed }
  | { kind: 'reply'; ok: boolean; value: Packed }
  | { kind: 'settle'; id: number; ok: boolean; value: Packed }

/** What one world needs to be an end of the bridge. */
export interface PortOptions {
  /** Names of the two event types: what this end sends, what it hears. */
  send: string
  hear: string
  isProxy(value: object): boolean
  /** Makes a value of the other side available under a name. Only the page's end does. */
  expose?(key: string, value: unknown): void
}

/** One end. */
export class BridgePort implements Packer, Unpacker {
  readonly #options: PortOptions
  readonly #document = document
  readonly #dispatch = EventTarget.prototype.dispatchEvent.bind(document)
  readonly #CustomEvent = CustomEvent
  readonly #functions: Fn[] = []
  #nextPromise = 0
  #reply: { ok: boolean; value: Packed } | undefined
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>()

  constructor(options: PortOptions) {
    this.#options = options
    this.#document.addEventListener(options.hear, (event) =>
      this.#hear((event as CustomEvent<Sent | null>).detail),
    )
  }

  isProxy(value: object): boolean {
    return this.#options.isProxy(value)
  }
  // A function sent twice is two proxies, as in Electron: nothing here looks for an earlier one.
  functionId(fn: Fn): number {
    return this.#functions.push(fn) - 1
  }
  promiseId(promise: Promise<unknown>): number {
    const id = this.#nextPromise++
    const settle = (ok: boolean, value: unknown): void => {
      try {
        this.#send({ kind: 'settle', id, ok, value: pack(value, this) })
      } catch (error) {
        this.#send({ kind: 'settle', id, ok: false, value: pack(error, this) })
      }
    }
    promise.then(
      (value) => settle(true, value),
      (error: unknown) => settle(false, error),
    )
    return id
  }
  remoteFunction(id: number): Fn {
    return (...args) => this.#call(id, args)
  }
  remotePromise(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
  }

  /** Makes a value available on the other side. */
  expose(key: string, value: unknown): void {
    this.#answered(() => this.#send({ kind: 'expose', key, value: pack(value, this) }))
  }

  #call(id: number, args: unknown[]): unknown {
    return this.#answered(() => this.#send({ kind: 'call', id, args: pack(args, this) }))
  }

  #answered(send: () => void): unknown {
    this.#reply = undefined
    send()
    const reply = this.#reply as { ok: boolean; value: Packed } | undefined
    this.#reply = undefined
    if (!reply) throw new Error(REFUSED)
    const value = unpack(reply.value, this)
    if (!reply.ok) throw value
    return value
  }

  #send(detail: Sent): void {
    this.#dispatch(new this.#CustomEvent(this.#options.send, { detail }))
  }

  #hear(sent: Sent | null): void {
    // Null: the clone between the worlds refused it; the sender finds no reply and throws.
    if (!sent) return
    if (sent.kind === 'reply') this.#reply = sent
    else if (sent.kind === 'settle') {
      const waiting = this.#waiting.get(sent.id)
      this.#waiting.delete(sent.id)
      if (sent.ok) waiting?.resolve(unpack(sent.value, this))
      else waiting?.reject(unpack(sent.value, this))
    } else this.#answer(sent)
  }

  #answer(sent: Extract<Sent, { kind: 'expose' | 'call' }>): void {
    let ok = true
    let value: Packed
    try {
      value = pack(this.#perform(sent), this)
    } catch (error) {
      ok = false
      value = { t: 'e', message: messageOf(error) }
    }
    this.#send({ kind: 'reply', ok, value })
  }

  #perform(sent: Extract<Sent, { kind: 'expose' | 'call' }>): unknown {
    if (sent.kind === 'call') return this.#functions[sent.id]!(...(unpack(sent.args, this) as unknown[]))
    this.#options.expose?.(sent.key, unpack(sent.value, this))
    return undefined
  }
}

// The source keeps the message of what was thrown, and has these words where there is none.
const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : 'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.'
