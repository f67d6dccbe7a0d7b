import { join } from 'node:path'
import { app, type BrowserWindow, type WebContents } from 'electron'
import { sendEvent } from '../ipc/events.ts'
import type { EventName, Events } from '../../preload/contract.ts'
import { holdClose } from './closing.ts'
import { askAfterCrash } from './dialogs.ts'
import { bringForward } from './instance.ts'
import { rememberedSize, rememberSize } from './window-size.ts'
import { createWindow } from './window.ts'

export interface MainWindowParts {
  /** The address of the page. */
  home: string
  preload: string
  /** Where the window's size is kept. */
  userData: string
  isQuitting(): boolean
  /** Whether the page can hold anything that is not stored: closing waits for it then. */
  mayHold(): boolean
}

/** The one window: none before it is opened, and none on macOS while it is closed. */
export class MainWindow {
  #window: BrowserWindow | null = null
  #flushed: () => void = () => undefined

  constructor(readonly parts: MainWindowParts) {}

  get current(): BrowserWindow | null {
    return this.#window
  }

  /** Whether these are the contents of the window. */
  owns(contents: WebContents): boolean {
    return contents === this.#window?.webContents
  }

  send<E extends EventName>(event: E, payload: Events[E]): void {
    sendEvent(this.#window, event, payload)
  }

  open(): void {
    const { home, preload, userData, isQuitting, mayHold } = this.parts
    const sizeFile = join(userData, 'window.json')
    const window = createWindow({ home, preload, size: rememberedSize(sizeFile) })
    this.#window = window
    this.#flushed = holdClose(window, { isQuitting, mayHold })
    rememberSize(window, sizeFile)
    window.on('closed', () => (this.#window = null))
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') void this.#afterCrash(window)
    })
  }

  /** Brings the window forward; opens one where none is left. */
  forward(): void {
    bringForward(this.#window, () => this.open())
  }

  /** The page says that it has sent all that was being typed. */
  flushed(): void {
    this.#flushed()
  }

  async #afterCrash(crashed: BrowserWindow): Promise<void> {
    if (this.parts.isQuitting() || crashed.isDestroyed()) return
    if ((await askAfterCrash(crashed)) === 'quit') app.quit()
    else if (!crashed.isDestroyed()) crashed.webContents.reload()
  }
}
