/** Electron's emitters, but deaf to no one: a listener for an event that the stand-in never emits is refused by name. */
import { EventEmitter } from 'node:events'
import { notHere } from './guard.ts'

type Listener = (...args: any[]) => void // eslint-disable-line @typescript-eslint/no-explicit-any -- as in EventEmitter's own types

/** The event object that Electron hands to listeners; a handler may only prevent it synchronously. */
export class DomLikeEvent {
  defaultPrevented = false
  constructor(details: object = {}) {
    Object.assign(this, details)
  }
  preventDefault(): void {
    this.defaultPrevented = true
  }
}

/** Base of all doubles that emit. `known` are the events they really emit. */
export class Emitter extends EventEmitter {
  readonly #known: ReadonlySet<string>
  readonly #of: string

  constructor(of: string, known: readonly string[]) {
    super()
    this.#of = of
    this.#known = new Set(known)
  }

  #check(event: string | symbol): void {
    if (typeof event === 'string' && !this.#known.has(event)) throw notHere(`event '${event}' of ${this.#of}`)
  }
  override on(event: string | symbol, listener: Listener): this {
    this.#check(event)
    return super.on(event, listener)
  }
  override addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener)
  }
  override once(event: string | symbol, listener: Listener): this {
    this.#check(event)
    return super.once(event, listener)
  }
  override prependListener(event: string | symbol, listener: Listener): this {
    this.#check(event)
    return super.prependListener(event, listener)
  }
  override prependOnceListener(event: string | symbol, listener: Listener): this {
    this.#check(event)
    return super.prependOnceListener(event, listener)
  }

  /** Emits with an event that listeners can prevent, and tells whether one did. */
  ask(event: string, details: object = {}, ...args: unknown[]): boolean {
    const asked = new DomLikeEvent(details)
    this.emit(event, asked, ...args)
    return asked.defaultPrevented
  }
}
