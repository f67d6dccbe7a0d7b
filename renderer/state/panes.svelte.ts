import type { App } from './app.svelte.ts'

export type SidePane = 'library' | 'inspector'

/** Below this the side panes are drawers. */
const NARROW = '(max-width: 999px)'

/** Which panes are open and how wide. What is a column at full width is a drawer in a narrow window, and closed at first. */
export class PanesState {
  narrow = $state(false)
  #drawers = $state({ library: false, inspector: false })
  /** A width while it is being dragged. */
  #dragged = $state.raw<Partial<Record<SidePane, number>>>({})

  constructor(readonly app: App) {}

  watch(): void {
    const query = matchMedia(NARROW)
    this.narrow = query.matches
    query.addEventListener('change', () => (this.narrow = query.matches))
  }

  isOpen(pane: SidePane): boolean {
    return this.narrow ? this.#drawers[pane] : this.app.settings.value.panes[pane]
  }

  open(pane: SidePane): void {
    if (!this.isOpen(pane)) this.toggle(pane)
  }

  toggle(pane: SidePane): void {
    if (this.narrow) this.#drawers[pane] = !this.#drawers[pane]
    else {
      const { panes } = this.app.settings.value
      void this.app.settings.set({ panes: { ...panes, [pane]: !panes[pane] } })
    }
  }

  closeDrawers(): void {
    this.#drawers.library = false
  }

  width(pane: SidePane): number {
    const { libraryWidth, inspectorWidth } = this.app.settings.value.panes
    return this.#dragged[pane] ?? (pane === 'library' ? libraryWidth : inspectorWidth)
  }

  /** The width of the pane's column; a closed one keeps room for its button in the bar. */
  column(pane: SidePane): number {
    return this.isOpen(pane) ? this.width(pane) : 156
  }

  resize(pane: SidePane, width: number): void {
    this.#dragged = { ...this.#dragged, [pane]: width }
  }

  /** Keeps what was dragged. */
  keep(): void {
    const { panes } = this.app.settings.value
    const { library = panes.libraryWidth, inspector = panes.inspectorWidth } = this.#dragged
    this.#dragged = {}
    void this.app.settings.set({ panes: { ...panes, libraryWidth: library, inspectorWidth: inspector } })
  }
}
