/** BrowserWindow: its page, and how both end. */
import { theApp } from './app.ts'
import { Emitter } from './emitter.ts'
import { face } from './guard.ts'
import { closeCancelled, windowClosed, windowOpened, type Closable } from './lifecycle.ts'
import { needReady } from './state.ts'
import { closeTarget } from './targets.ts'
import { WebContents } from './web-contents.ts'
import { checkOptions } from './window-options.ts'

export const WINDOW_EVENTS = [
  'close',
  'closed',
  'ready-to-show',
  'show',
  'hide',
  'focus',
  'blur',
  'resize',
  'move',
  'minimize',
  'maximize',
  'unmaximize',
  'restore',
  'enter-full-screen',
  'leave-full-screen',
  'page-title-updated',
]

let lastId = 0

/** The part of the double that makes a page and ends it. */
export abstract class WindowCore extends Emitter implements Closable {
  readonly id = ++lastId
  /** The page's double. */
  readonly contents: WebContents
  #destroyed = false
  #closing = false
  #painted = false

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super('BrowserWindow', WINDOW_EVENTS)
    needReady('Cannot create BrowserWindow')
    checkOptions(options)
    this.contents = new WebContents({
      preload: options.webPreferences?.preload,
      additionalArguments: options.webPreferences?.additionalArguments ?? [],
      javascript: options.webPreferences?.javascript ?? true,
      gone: () => this.#gone(),
      titled: (title) => this.titled(title),
      resized: () => this.resized(),
      painted: () => {
        // Once in a window's life, not at each load.
        if (!this.#painted) this.emit('ready-to-show')
        this.#painted = true
      },
      focus: () => this.focus(),
      focused: () => this.isFocused(),
      close: (ask) => void this.#closePage(ask),
    })
    windowOpened(this)
  }

  protected abstract titled(title: string): void
  protected abstract resized(): void
  /** The window is no more; forget it. */
  protected abstract forgotten(): void
  abstract focus(): void
  abstract isFocused(): boolean

  /** Throws Electron's error once the window is closed. */
  protected live(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
  }
  get webContents(): Electron.WebContents {
    // Electron has it yet while 'closed' is told, destroyed.
    return this.contents.contents
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  loadURL(url: string, options?: Electron.LoadURLOptions): Promise<void> {
    this.live()
    return this.contents.loadURL(url, options)
  }
  reload(): void {
    this.live()
    this.contents.reload()
  }

  close(): void {
    this.live()
    if (this.ask('close')) return closeCancelled()
    void this.#closePage(true)
  }
  async #closePage(ask: boolean): Promise<void> {
    if (this.#closing) return
    this.#closing = true
    if (ask && (await this.contents.objectsToUnload()) && !this.contents.ask('will-prevent-unload')) {
      this.#closing = false
      return closeCancelled()
    }
    await this.#closeTarget()
  }
  destroy(): void {
    if (this.#destroyed) return
    if (this.contents.link.targetId) closeTarget(this.contents.link.targetId)
    else void this.#closeTarget()
    this.contents.destroyed()
    this.#gone()
  }
  async #closeTarget(): Promise<void> {
    await this.contents.link.ready
    closeTarget(this.contents.link.targetId)
  }
  #gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.forgotten()
    this.emit('closed')
    windowClosed(this)
  }
  /** Says to the app that the window was made. */
  protected created(): void {
    theApp.ask('browser-window-created', {}, face(this))
  }
}
