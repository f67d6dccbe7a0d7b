import type { Carriers } from '../../preload/contract.ts'
import type { App } from '../state/app.svelte.ts'
import type { CodebookModel } from './codebook.svelte.ts'

/** What carries the tag that is shown, asked for anew with each edit. Made where effects may be. */
export class Carrying {
  #known = $state.raw<{ tag: string; carriers: Carriers } | null>(null)
  readonly #tag: () => string | null
  /** Null until main has answered. */
  readonly now = $derived.by(() => (this.#known?.tag === this.#tag() ? this.#known.carriers : null))

  constructor(
    readonly app: App,
    model: CodebookModel,
    tag: () => string | null,
  ) {
    this.#tag = tag
    $effect(() => {
      const id = tag()
      // Each edit counts anew.
      void app.library.tagCounts
      if (id === null) return
      let wanted = true
      model.carriers(id).then(
        (carriers) => wanted && (this.#known = { tag: id, carriers }),
        (error: unknown) => app.announcer.complain(error),
      )
      return () => (wanted = false)
    })
  }

  /** Known at once, while the places still have to be asked for. */
  get annotations(): number {
    return this.app.library.tagCounts[this.#tag() ?? ''] ?? 0
  }
  get articles(): number {
    return this.now?.articles ?? 0
  }
}
