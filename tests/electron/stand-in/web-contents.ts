/** webContents, whole: as the app sees it. */
import { cloneForIpc } from './clone.ts'
import { face, guard, onlyKnown } from './guard.ts'
import { theApp } from './app.ts'
import { ContentsCommands } from './web-contents-commands.ts'
import type { ContentsOptions } from './web-contents-core.ts'
import { defaultSession } from './session.ts'
import { toPage } from './urls.ts'
import { encode } from './wire.ts'

export const WEB_CONTENTS_MEMBERS = [
  'id',
  'mainFrame',
  'session',
  'send',
  'loadURL',
  'getURL',
  'getTitle',
  'isDestroyed',
  'isLoading',
  'setWindowOpenHandler',
  'caretBrowsingEnabled',
  'isCaretBrowsingEnabled',
  'setCaretBrowsingEnabled',
  'printToPDF',
  'setZoomFactor',
  'getZoomFactor',
  'setZoomLevel',
  'getZoomLevel',
  'zoomFactor',
  'zoomLevel',
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'delete',
  'selectAll',
  'insertText',
  'reload',
  'reloadIgnoringCache',
  'setWebRTCIPHandlingPolicy',
  'executeJavaScript',
  'openDevTools',
  'toggleDevTools',
  'closeDevTools',
  'isDevToolsOpened',
  'focus',
  'isFocused',
  'close',
] as const

const all = new Map<number, WebContents>()

/** The double. */
export class WebContents
  extends ContentsCommands
  implements Pick<Electron.WebContents, (typeof WEB_CONTENTS_MEMBERS)[number]>
{
  readonly session = defaultSession as unknown as Electron.Session
  readonly #focus: () => void
  readonly #focused: () => boolean
  readonly #close: (ask: boolean) => void

  constructor(options: ContentsOptions & { focus(): void; focused(): boolean; close(ask: boolean): void }) {
    super(options)
    this.#focus = () => options.focus()
    this.#focused = () => options.focused()
    this.#close = (ask) => options.close(ask)
    guard(this, 'webContents', [...WEB_CONTENTS_MEMBERS])
    all.set(this.id, this)
    this.once('destroyed', () => all.delete(this.id))
    theApp.ask('web-contents-created', {}, face(this))
    this.on('render-process-gone', (event: unknown, details: unknown) => {
      theApp.emit('render-process-gone', event, face(this), details)
    })
  }

  getURL(): string {
    this.live()
    return this.page.url
  }
  getTitle(): string {
    this.live()
    return this.page.title
  }
  isLoading(): boolean {
    this.live()
    return this.page.loading
  }

  loadURL(url: string, options?: Electron.LoadURLOptions): Promise<void> {
    this.live()
    onlyKnown(options, [], 'loadURL')
    const loaded = this.page.load(url, async () => {
      await this.link.renewPreload()
      const session = await this.link.ready
      return (await session.send('Page.navigate', { url: toPage(url) })).errorText
    })
    // Electron's rejection is never an unhandled one.
    loaded.catch(() => {})
    return loaded
  }
  #reload(ignoreCache: boolean): void {
    this.live()
    void this.link
      .renewPreload()
      .then(async () => (await this.link.ready).tell('Page.reload', { ignoreCache }))
  }
  reload(): void {
    this.#reload(false)
  }
  reloadIgnoringCache(): void {
    this.#reload(true)
  }

  send(channel: string, ...args: unknown[]): void {
    this.live()
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument')
    try {
      this.link.tell({ kind: 'event', channel, args: encode(cloneForIpc(args)) })
    } catch (error) {
      // Its page says it throws; it logs and loses it (web-frame-main.ts).
      console.error('Error sending from webFrameMain: ', error)
    }
  }
  setWindowOpenHandler(
    handler: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse,
  ): void {
    this.live()
    this.navigation.setOpenHandler(handler)
  }

  focus(): void {
    this.live()
    this.#focus()
  }
  isFocused(): boolean {
    this.live()
    return this.#focused()
  }
  close(options?: Electron.CloseOpts): void {
    this.live()
    onlyKnown(options, ['waitForBeforeUnload'], 'webContents.close')
    this.#close(options?.waitForBeforeUnload === true)
  }
}

const byId = (id: number): WebContents | undefined => all.get(id)

/** Statics of what main imports as webContents; fromDevToolsTargetId is Playwright's. */
export const webContents = guard(
  {
    getAllWebContents: () => [...all.values()].map((one) => one.contents),
    getFocusedWebContents: () => [...all.values()].find((one) => one.isFocused())?.contents ?? null,
    fromId: (id: number) => byId(id)?.contents,
    fromDevToolsTargetId: (id: string) => [...all.values()].find((one) => one.link.targetId === id)?.contents,
  },
  'webContents',
  ['getAllWebContents', 'getFocusedWebContents', 'fromId', 'fromDevToolsTargetId'],
)
