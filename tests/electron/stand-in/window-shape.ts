/** BrowserWindow: its place, its state and its title. */
import { WindowCore } from './window-core.ts'
import { WindowPlace } from './window-place.ts'
import { theApp } from './app.ts'

/** Adds them. */
export abstract class WindowShape extends WindowCore {
  readonly #place: WindowPlace
  #title: string
  #background: string

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super(options)
    this.#title = options.title ?? theApp.name
    this.#background = options.backgroundColor ?? '#FFFFFF'
    this.#place = new WindowPlace(this.contents.link, options, (event) => {
      if (!this.isDestroyed()) this.emit(event)
    })
  }

  protected titled(title: string): void {
    this.contents.ask('page-title-updated', {}, title, true)
    if (!this.ask('page-title-updated', {}, title, true)) this.#title = title
  }
  protected resized(): void {
    this.#place.resized()
  }

  getTitle(): string {
    this.live()
    return this.#title
  }
  setTitle(title: string): void {
    this.live()
    this.#title = title
  }
  get title(): string {
    return this.getTitle()
  }
  set title(title: string) {
    this.setTitle(title)
  }
  getBackgroundColor(): string {
    this.live()
    return this.#background
  }
  setBackgroundColor(color: string): void {
    this.live()
    this.#background = color
  }

  getBounds(): Electron.Rectangle {
    this.live()
    return { ...this.#place.bounds }
  }
  // On a server without a window manager the content is the whole window.
  getNormalBounds(): Electron.Rectangle {
    return this.getBounds()
  }
  getContentBounds(): Electron.Rectangle {
    return this.getBounds()
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.live()
    this.#place.place(bounds)
  }
  getSize(): [number, number] {
    const { width, height } = this.getBounds()
    return [width, height]
  }
  getContentSize(): [number, number] {
    return this.getSize()
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  getPosition(): [number, number] {
    const { x, y } = this.getBounds()
    return [x, y]
  }

  isMinimized(): boolean {
    this.live()
    return this.#place.state === 'minimized'
  }
  minimize(): void {
    this.live()
    this.#place.become('minimized')
  }
  isMaximized(): boolean {
    this.live()
    return this.#place.state === 'maximized'
  }
  maximize(): void {
    this.live()
    this.#place.become('maximized')
  }
  unmaximize(): void {
    this.live()
    if (this.#place.state === 'maximized') this.#place.become('normal')
  }
  restore(): void {
    this.live()
    if (this.#place.state === 'minimized') this.#place.become('normal')
  }
  isFullScreen(): boolean {
    this.live()
    return this.#place.state === 'fullscreen'
  }
  setFullScreen(flag: boolean): void {
    this.live()
    if (flag !== this.isFullScreen()) this.#place.become(flag ? 'fullscreen' : 'normal')
  }

  // What only a desktop shows.
  setMenuBarVisibility(_visible: boolean): void {
    this.live()
  }
  setAutoHideMenuBar(_hide: boolean): void {
    this.live()
  }
  setRepresentedFilename(_filename: string): void {
    this.live()
  }
  setDocumentEdited(_edited: boolean): void {
    this.live()
  }
}
