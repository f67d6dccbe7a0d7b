/** BrowserWindow, whole: as the app sees it. */
import { theApp } from './app.ts'
import { clipboardReaches } from './clipboard.ts'
import { behind, face, guard, notHere } from './guard.ts'
import type { WebContents } from './web-contents.ts'
import { WindowShape } from './window-shape.ts'

export const WINDOW_MEMBERS = [
  'id',
  'webContents',
  'loadURL',
  'reload',
  'show',
  'showInactive',
  'hide',
  'focus',
  'blur',
  'close',
  'destroy',
  'isDestroyed',
  'isVisible',
  'isFocused',
  'isMinimized',
  'minimize',
  'restore',
  'isMaximized',
  'maximize',
  'unmaximize',
  'isFullScreen',
  'setFullScreen',
  'getBounds',
  'getNormalBounds',
  'getContentBounds',
  'setBounds',
  'getSize',
  'setSize',
  'getContentSize',
  'getPosition',
  'setTitle',
  'getTitle',
  'title',
  'setBackgroundColor',
  'getBackgroundColor',
  'setMenuBarVisibility',
  'setAutoHideMenuBar',
  'setRepresentedFilename',
  'setDocumentEdited',
] as const

const all = new Map<number, Window>()
let focused: Window | undefined
const focusOn = (window: Window): void => void (focused = window)

class Window extends WindowShape implements Pick<Electron.BrowserWindow, (typeof WINDOW_MEMBERS)[number]> {
  #visible: boolean

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super(options)
    this.#visible = options.show !== false
    guard(this, 'BrowserWindow', [...WINDOW_MEMBERS])
    all.set(this.id, this)
    this.created()
    if (this.#visible) this.#takeFocus()
  }

  protected forgotten(): void {
    all.delete(this.id)
    if (focused === this) focused = undefined
  }

  // Electron tells of what the system did, a moment after it was asked for.
  #later(event: string): void {
    setImmediate(() => {
      if (!this.isDestroyed()) this.emit(event)
    })
  }
  #takeFocus(): void {
    if (focused === this) return
    focused?.blur()
    focusOn(this)
    this.#later('focus')
    setImmediate(() => theApp.ask('browser-window-focus', {}, face(this)))
  }

  show(): void {
    this.showInactive()
    this.#takeFocus()
  }
  showInactive(): void {
    this.live()
    if (this.#visible) return
    this.#visible = true
    this.#later('show')
  }
  hide(): void {
    this.live()
    if (!this.#visible) return
    this.#visible = false
    if (focused === this) focused = undefined
    this.#later('hide')
  }
  focus(): void {
    this.live()
    if (!this.#visible) return
    void this.contents.link.ready.then((session) => session.tell('Page.bringToFront'))
    this.#takeFocus()
  }
  blur(): void {
    this.live()
    if (focused !== this) return
    focused = undefined
    this.#later('blur')
    setImmediate(() => theApp.ask('browser-window-blur', {}, face(this)))
  }
  isVisible(): boolean {
    this.live()
    return this.#visible
  }
  isFocused(): boolean {
    this.live()
    return focused === this
  }
}

/** The double of the window that has the focus, for the menu. */
export const focusedWindow = (): Window | undefined => focused
clipboardReaches(async (text) => focused?.contents.link.deliver({ kind: 'clipboard', text }))
/** The double of the window a page belongs to. */
export const windowOf = (contents: { readonly id: number }): Window | undefined =>
  [...all.values()].find((one) => one.contents.id === contents.id)

const shown = (window: Window | undefined): Electron.BrowserWindow | null =>
  window ? (face(window) as unknown as Electron.BrowserWindow) : null

const STATICS: Record<string, unknown> = {
  getAllWindows: () => [...all.values()].map(shown),
  getFocusedWindow: () => shown(focused),
  fromWebContents: (contents: WebContents | undefined) => shown(contents && windowOf(behind(contents))),
  fromId: (id: number) => shown(all.get(id)),
} satisfies Partial<Record<keyof typeof Electron.BrowserWindow, unknown>>

/** What main imports as BrowserWindow. */
export const BrowserWindow = new Proxy(Window, {
  construct: (_, args: [Electron.BrowserWindowConstructorOptions?]) => face(new Window(...args)),
  get(target, key) {
    if (typeof key === 'symbol' || key === 'prototype' || key === 'name')
      return Reflect.get(target, key) as unknown
    if (!(key in STATICS)) throw notHere(`BrowserWindow.${key}`)
    return STATICS[key]
  },
  set(_, key, value) {
    if (typeof key === 'symbol' || !(key in STATICS)) throw notHere(`setting BrowserWindow.${String(key)}`)
    STATICS[key] = value
    return true
  },
}) as unknown as typeof Electron.BrowserWindow
export type { Window }
