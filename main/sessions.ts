import type { ServedChannel } from '../preload/contract.ts'
import { earlyHandlers } from './ipc/handlers.ts'
import type { Handlers, HandlersOf } from './ipc/handler.ts'
import { makeSession, type Session, type SessionParts } from './session.ts'
import type { OpenLibrary } from './store/library.ts'

/** The session that answers: none until the first library is open, and another one whenever another library is entered. */
export class Sessions {
  /** Rejects where the library cannot be opened. */
  readonly first: Promise<Session>
  readonly #early: Partial<Handlers>
  #now: Session | null = null

  constructor(
    readonly parts: SessionParts,
    opening: Promise<OpenLibrary>,
  ) {
    this.#early = earlyHandlers(parts)
    this.first = opening.then((library) => this.#show(library))
    // Whoever waits for it is told.
    this.first.catch(() => undefined)
  }

  /** Null while the first library is being opened. */
  get now(): Session | null {
    return this.#now
  }

  /** The library that is shown. Only what the page asks for can ask for it, and that waits until there is one. */
  library(): OpenLibrary {
    if (this.#now === null) throw new Error('no library is open yet')
    return this.#now.library
  }

  /** Who answers on a channel: what needs no library does at once, all else when there is one. */
  handlersOf<C extends ServedChannel>(channel: C): HandlersOf<C> | Promise<HandlersOf<C>> {
    if (this.#now) return this.#now.handlers
    if (channel in this.#early) return this.#early as HandlersOf<C>
    return this.first.then(({ handlers }) => handlers)
  }

  /** Another library, or the same one in another place, is shown from now on. */
  async enter(library: OpenLibrary): Promise<void> {
    // First, since what listens for one folder is one.
    await this.#now?.leave()
    await this.#show(library)
  }

  async #show(library: OpenLibrary): Promise<Session> {
    this.#now = await makeSession(library, this.parts)
    return this.#now
  }
}
