/** Where a window stands and in which state: kept here, since main asks at once, and told to Chromium. */
import type { Protocol } from './devtools.ts'
import type { PageLink } from './page-link.ts'
import { line } from './state.ts'

type State = 'normal' | 'minimized' | 'maximized' | 'fullscreen'
type Changed =
  | 'resize'
  | 'move'
  | 'minimize'
  | 'maximize'
  | 'unmaximize'
  | 'restore'
  | 'enter-full-screen'
  | 'leave-full-screen'

const ENTERED = { minimized: 'minimize', maximized: 'maximize', fullscreen: 'enter-full-screen' } as const
const LEFT = { minimized: 'restore', maximized: 'unmaximize', fullscreen: 'leave-full-screen' } as const

/** One window's place. */
export class WindowPlace {
  bounds: Electron.Rectangle
  state: State = 'normal'
  readonly #link: PageLink
  readonly #changed: (what: Changed) => void
  #told: Promise<void>

  constructor(
    link: PageLink,
    options: Electron.BrowserWindowConstructorOptions,
    changed: (what: Changed) => void,
  ) {
    this.#link = link
    this.#changed = changed
    const { width = 800, height = 600, minWidth = 0, minHeight = 0, x = 0, y = 0 } = options
    this.bounds = { x, y, width: Math.max(width, minWidth), height: Math.max(height, minHeight) }
    this.#told = link.ready.then(() => this.#tell({ windowState: 'normal' }))
    this.#told.catch(() => {})
  }

  async #tell(bounds: Protocol.Browser.Bounds): Promise<void> {
    const browser = line().browser
    const { windowId } = await browser.send('Browser.getWindowForTarget', { targetId: this.#link.targetId })
    await browser.send('Browser.setWindowBounds', { windowId, bounds })
    if (this.state !== 'normal') return
    const { x: left, y: top, width, height } = this.bounds
    await browser.send('Browser.setWindowBounds', { windowId, bounds: { left, top } })
    // The page gets the size: Electron's frame on a bare X server has none to speak of.
    await browser.send('Browser.setContentsSize', { windowId, width, height })
  }

  #later(task: () => Promise<void>, what: () => Changed | undefined): void {
    this.#told = this.#told.then(task).then(
      () => {
        const changed = what()
        if (changed) this.#changed(changed)
      },
      () => {},
    )
  }

  /** setBounds */
  place(bounds: Partial<Electron.Rectangle>): void {
    const before = this.bounds
    this.bounds = { ...before, ...bounds }
    const resized = before.width !== this.bounds.width || before.height !== this.bounds.height
    this.#later(
      () => this.#tell({ windowState: 'normal' }),
      () => (resized ? 'resize' : 'move'),
    )
  }

  /** minimize, maximize, restore, setFullScreen */
  become(state: State): void {
    let before: State = 'normal'
    const task = async (): Promise<void> => {
      before = this.state
      // Chromium goes from one state to another only by way of the normal one.
      if (before !== 'normal' && state !== 'normal') await this.#tell({ windowState: 'normal' })
      this.state = state
      await this.#tell({ windowState: state })
    }
    this.#later(task, () => {
      if (before === state) return undefined
      return state === 'normal' ? LEFT[before as keyof typeof LEFT] : ENTERED[state]
    })
  }

  /** The page found itself resized, by us or by someone else (a window manager, Playwright). */
  resized(): void {
    let changed = false
    const task = async (): Promise<void> => {
      const { width, height } = (await this.#link.evaluate(
        '({ width: innerWidth, height: innerHeight })',
      )) as Electron.Size
      changed = this.state === 'normal' && (width !== this.bounds.width || height !== this.bounds.height)
      if (changed) this.bounds = { ...this.bounds, width, height }
    }
    this.#later(task, () => (changed ? 'resize' : undefined))
  }
}
