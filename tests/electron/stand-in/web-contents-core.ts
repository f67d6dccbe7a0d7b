/** webContents: the page of one window, and what it hears from it. */
import type { Told } from '../page/line.ts'
import type { Session } from './cdp.ts'
import { copied } from './clipboard.ts'
import { Emitter } from './emitter.ts'
import { frameFace } from './frame.ts'
import { face } from './guard.ts'
import { dispatchInvoke, dispatchSend } from './ipc-main.ts'
import { applyTheme } from './native-theme.ts'
import { Navigation } from './navigation.ts'
import { PageEvents, PAGE_EVENTS } from './page-events.ts'
import { PageLink } from './page-link.ts'
import { applyPermissions } from './permissions.ts'
import { toMain } from './urls.ts'

export const WEB_CONTENTS_EVENTS = [
  ...PAGE_EVENTS,
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'will-prevent-unload',
  'preload-error',
  'context-menu',
  'destroyed',
  'page-title-updated',
]

/** What a window asks of the page it makes, and hears of it beside the page's own events. */
export interface ContentsOptions {
  preload: string | undefined
  additionalArguments: readonly string[]
  javascript: boolean
  gone(): void
  titled(title: string): void
  resized(): void
  painted(): void
}

/** Accelerators of the menu, and what they do: set by the menu. */
export const accelerators = {
  told: (): Told => ({ kind: 'accelerators', list: [] }),
  hit: (_item: number, _contents: ContentsCore): void => {},
}

const PATIENCE = 5000
let lastId = 0

/** The part of the double that the stand-in itself works with. */
export class ContentsCore extends Emitter {
  readonly id = ++lastId
  /** The link to the page. */
  readonly link: PageLink
  protected readonly navigation: Navigation
  protected readonly page: PageEvents
  protected caret = false
  readonly #options: ContentsOptions
  #destroyed = false
  #asking: ((objects: boolean) => void) | undefined

  constructor(options: ContentsOptions) {
    super('webContents', WEB_CONTENTS_EVENTS)
    this.#options = options
    this.page = new PageEvents(this, options)
    this.navigation = new Navigation(
      () => this.link.targetId,
      (event, details, url) => this.ask(event, details, url),
    )
    this.link = new PageLink(
      this.id,
      () => ({
        path: options.preload,
        additionalArguments: options.additionalArguments,
        javascript: options.javascript,
        caret: this.caret,
      }),
      {
        told: (told, sender) => this.#told(told, sender),
        preloadBroken: (error) => this.#preloadFailed(error),
        navigating: (paused) => this.navigation.mayLoad(paused),
        attached: (session) => this.#attached(session),
        gone: () => {
          this.destroyed()
          options.gone()
        },
      },
    )
  }

  #attached(session: Session): void {
    this.navigation.watch(session)
    this.page.watch(session, () => this.link.targetId)
    applyTheme(session)
    void applyPermissions(this.contents)
  }

  /** What the app holds of this. */
  get contents(): Electron.WebContents {
    return face(this) as unknown as Electron.WebContents
  }

  #told(told: Told, sender: Electron.WebFrameMain): void {
    switch (told.kind) {
      case 'hello':
        this.link.tell(accelerators.told())
        this.link.tell({ kind: 'caret', enabled: this.caret })
        return
      case 'invoke':
        return void dispatchInvoke(this, sender, told)
      case 'send':
        return dispatchSend(this, sender, told)
      case 'accelerator':
        return accelerators.hit(told['item'] as number, this)
      case 'open':
        return this.navigation.opened(told as unknown as { url: string; name: string; features: string })
      case 'unload':
        return this.#asking?.(told['objects'] as boolean)
      case 'copied':
        return copied(told['text'] as string)
      case 'title':
        return this.page.titled(told['title'] as string)
      case 'resized':
        return this.#options.resized()
      case 'preload-error':
        return this.#preloadFailed(
          Object.assign(new Error(told['message'] as string), { name: told['name'], stack: told['stack'] }),
        )
      case 'context-menu': {
        const { kind: _, linkURL, ...params } = told
        const more = { linkURL: toMain(linkURL as string), pageURL: this.page.url, frame: sender }
        return void this.ask('context-menu', {}, { ...params, ...more })
      }
      default:
        throw new Error(`the page told main something unknown: ${told.kind}`)
    }
  }

  #preloadFailed(error: Error): void {
    console.error(`Unable to load preload script: ${this.#options.preload}\n${error.stack}`)
    this.ask('preload-error', {}, this.#options.preload, error)
  }

  /** Throws Electron's error once the page is gone. */
  protected live(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  get mainFrame(): Electron.WebFrameMain {
    this.live()
    return frameFace(this.link.frame)
  }

  /** Asks the page whether it objects to being closed (beforeunload). */
  objectsToUnload(): Promise<boolean> {
    return new Promise((resolve) => {
      this.#asking = resolve
      // A page that does not answer is closed all the same, as Chromium does.
      setTimeout(resolve, PATIENCE, false).unref()
      if (!this.link.tell({ kind: 'unload' })) resolve(false)
    })
  }
  /** The page is gone. */
  destroyed(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.#asking?.(false)
    this.emit('destroyed')
  }
}
