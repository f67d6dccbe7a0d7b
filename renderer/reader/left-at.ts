/** Where one left an article, so that it opens there again. */
import type { SettingsState } from '../state/settings.svelte.ts'

/** So long the page rests before its place is kept, in milliseconds. */
const REST = 800
/** So many articles are remembered: those that were left last. */
const MOST = 500

export class LeftAt {
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(readonly settings: SettingsState) {}

  /** The offset at the top of the page when it was left, in UTF-16 code units; null where it was left at its beginning. */
  of(article: string): number | null {
    return this.settings.value.places[article] ?? null
  }

  /** Keeps the place once the page rests. `offset` is asked for then; null is the beginning. */
  scrolled(article: string, offset: () => number | null): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#keep(article, offset()), REST)
  }

  /** The page shows another article: what was on its way is of the one before. */
  forget(): void {
    clearTimeout(this.#timer)
  }

  #keep(article: string, offset: number | null): void {
    const { [article]: before, ...others } = this.settings.value.places
    if ((before ?? null) === offset) return
    const kept = Object.entries(others).slice(1 - MOST)
    const places = Object.fromEntries(offset === null ? kept : [...kept, [article, offset]])
    // That it could not be kept is told by nobody's missing it.
    this.settings.set({ places }).catch(() => undefined)
  }
}
