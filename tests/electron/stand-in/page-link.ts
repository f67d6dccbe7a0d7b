/** One window's page as main talks to it: Chromium's session, the isolated world of the current document, its frame. */
import type { Told } from '../page/line.ts'
import type { Session } from './cdp.ts'
import { Frame, frameFace } from './frame.ts'
import { answerFilePaths } from './file-path.ts'
import { guardNetwork, type Navigating } from './network.ts'
import { isolatedScript, mainWorldScript, makeNames, WORLD, type PreloadOptions } from './page-scripts.ts'
import { openTarget, type Target, type TargetEvents } from './targets.ts'
import { toMain } from './urls.ts'

/** What the owner hears of its page. */
export interface LinkEvents extends TargetEvents {
  told(told: Told, sender: Electron.WebFrameMain): void
  preloadBroken(error: Error): void
  navigating: Navigating
  /** Called once, when the session is there and before anything is loaded. */
  attached(session: Session): void
}

/** The link. Whatever is said before the page is there waits for it. */
export class PageLink {
  readonly ready: Promise<Session>
  readonly #names = makeNames()
  readonly #events: LinkEvents
  readonly #options: () => PreloadOptions
  #target: Target | undefined
  #script: string | undefined
  #context: number | undefined
  frame = new Frame(0, '')
  #frames = 0
  #crashed = false

  constructor(webContentsId: number, options: () => PreloadOptions, events: LinkEvents) {
    this.#events = events
    this.#options = options
    this.ready = this.#attach(webContentsId)
    this.ready.catch(() => {})
  }

  /** Chromium's id of the page; '' before it has one. */
  get targetId(): string {
    return this.#target?.id ?? ''
  }

  async #attach(webContentsId: number): Promise<Session> {
    const target = await openTarget(this.#events)
    this.#target = target
    const { session } = target
    this.#listen(session)
    this.#events.attached(session)
    answerFilePaths(session)
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Log.enable'),
      session.send('Debugger.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Runtime.addBinding', { name: this.#names.binding, executionContextName: WORLD }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(this.#names) }),
      guardNetwork(session, webContentsId, this.#events.navigating),
    ])
    // Last: with scripts off Chromium's debugger cannot be had.
    if (!this.#options().javascript)
      await session.send('Emulation.setScriptExecutionDisabled', { value: true })
    return session
  }

  #listen(session: Session): void {
    session.hear('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = (context.auxData ?? {}) as { frameId?: string }
      if (context.name === WORLD && frameId === this.#target?.id) this.#context = context.id
    })
    session.hear('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#context) this.#leave()
    })
    session.hear('Runtime.executionContextsCleared', () => this.#leave())
    session.hear('Inspector.targetCrashed', () => {
      this.#crashed = true
      this.#leave()
    })
    session.hear('Inspector.targetReloadedAfterCrash', () => (this.#crashed = false))
    session.hear('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== this.#names.binding || executionContextId !== this.#context) return
      const told = JSON.parse(payload) as Told
      if (told.kind === 'hello') {
        this.frame.dispose()
        this.frame = new Frame(++this.#frames, toMain(told['url'] as string))
      }
      this.#events.told(told, frameFace(this.frame))
    })
  }

  #leave(): void {
    this.#context = undefined
    this.frame.dispose()
  }

  /** Reads the preload anew, as Electron does for each load that main begins. */
  async renewPreload(): Promise<void> {
    const session = await this.ready
    // A page that is gone answers nothing before it is loaded again, with the scripts it had.
    if (this.#crashed) return
    if (this.#script !== undefined)
      await session.send('Page.removeScriptToEvaluateOnNewDocument', { identifier: this.#script })
    const { source, broken } = isolatedScript(this.#names, this.#options())
    const { identifier } = await session.send('Page.addScriptToEvaluateOnNewDocument', {
      source,
      worldName: WORLD,
    })
    this.#script = identifier
    if (broken) this.#events.preloadBroken(broken)
  }

  /** Tells the current document's isolated world. Without a document it is lost, as in Electron; says so. */
  tell(told: Told): boolean {
    if (this.#context === undefined) return false
    this.deliver(told).catch(() => {})
    return true
  }

  /** Tells it, and waits until it has heard. */
  async deliver(told: Told): Promise<void> {
    await this.#target?.session.send('Runtime.evaluate', {
      expression: `globalThis[${JSON.stringify(this.#names.ear)}](${JSON.stringify(told)})`,
      userGesture: told.kind === 'clipboard',
      ...(this.#context === undefined ? {} : { contextId: this.#context }),
    })
  }

  /** Evaluates in the isolated world, where the page cannot look. */
  async evaluate(expression: string): Promise<unknown> {
    const session = await this.ready
    const { result } = await session.send('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
      userGesture: true,
      ...(this.#context === undefined ? {} : { contextId: this.#context }),
    })
    return result.value
  }
}
