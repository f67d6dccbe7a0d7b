import { tick } from 'svelte'
import type { Panes } from '../commands/app.ts'
import type { FirstSteps } from '../first-steps/first-steps.svelte.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import type { PanesState, SidePane } from '../state/panes.svelte.ts'

/** What of the page can take the focus, where it is shown. */
export interface Focusable {
  library?: { focus(): void } | undefined
  inspector?: { focusFirst(): Promise<void>; focusNote(): Promise<void> } | undefined
  steps?: { focus(): void } | undefined
}

/** Which pane is shown when a command asks for it, and where the focus goes with it. */
export class PaneFocus implements Panes {
  constructor(
    readonly app: App,
    readonly desk: Desk,
    readonly panes: PanesState,
    readonly firstSteps: FirstSteps,
    readonly parts: Focusable,
  ) {}

  /** Views over the library have no card; what they show is opened in its article. */
  readonly inspectorShown = $derived.by(() => this.app.view === 'read' && this.panes.isOpen('inspector'))

  isOpen(pane: SidePane): boolean {
    return this.panes.isOpen(pane)
  }

  /** A pane that closes with the focus in it gives it back to the text; the library as a drawer, which covers the text, takes it. */
  async toggle(pane: SidePane): Promise<void> {
    const within = document.activeElement?.closest(`[data-pane="${pane}"]`) !== null
    this.panes.toggle(pane)
    await tick()
    if (!this.panes.isOpen(pane)) {
      if (within) this.desk.focus()
    } else if (pane === 'library' && this.panes.narrow) this.#focusLibrary()
  }

  async editInInspector(field?: 'note'): Promise<void> {
    this.showCard()
    // The fields are those of what the key before this one has made.
    await this.app.inTurn(tick)
    if (field === 'note') await this.parts.inspector?.focusNote()
    else await this.parts.inspector?.focusFirst()
  }

  showCard(): void {
    this.#showInspector()
    this.app.face = 'card'
  }

  async showList(): Promise<void> {
    this.#showInspector()
    this.app.face = 'list'
    await tick()
    await this.parts.inspector?.focusFirst()
  }

  beginFirstSteps(): Promise<void> {
    return this.firstSteps.begin()
  }

  leaveToText(): void {
    this.panes.closeDrawers()
    this.desk.focus()
  }

  /** Gives the focus to the pane after or before the one that has it, around. */
  async focusNext(by: 1 | -1): Promise<void> {
    const { app, parts, firstSteps } = this
    const order = (['library', 'text', 'beside', 'inspector'] as const).filter((pane) => {
      if (pane === 'beside') return app.view === 'read' && app.beside
      return pane === 'text' || (pane === 'inspector' ? this.inspectorShown : this.isOpen(pane))
    })
    const within = document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? 'text'
    const at = order.findIndex((pane) => pane === within)
    const to = order[(at + by + order.length) % order.length]
    await tick()
    if (to === 'library') this.#focusLibrary()
    else if (to === 'inspector' && firstSteps.shown) parts.steps?.focus()
    else if (to === 'inspector') await parts.inspector?.focusFirst()
    else this.desk.focus(to === 'beside' ? 1 : 0)
  }

  #focusLibrary(): void {
    if (this.app.view === 'read') this.parts.library?.focus()
    else document.querySelector<HTMLElement>('[data-side-focus]')?.focus()
  }

  /** The card or the list, in the place of the first steps too: they come back with the text. */
  #showInspector(): void {
    this.panes.open('inspector')
    this.firstSteps.aside = true
  }
}
