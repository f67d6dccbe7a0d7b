import type { LibraryView, ViewKeyId } from '../../preload/views.ts'
import type { Binding } from '../commands/bindings.ts'

/** What a view over the library is to the page: its keys, its line in the status bar, and what a place remembers of it. */
export interface ViewModel {
  /** What its keys do. Of the table's keys those without a binding do nothing here. */
  readonly commands: Partial<Record<ViewKeyId, Binding>>
  /** What is in hand ("4 marked"), and the keys that are of use just now, at the left and at the right. */
  readonly status: { said: string; keys: readonly ViewKeyId[]; aside: readonly ViewKeyId[] }
  /** What brings it back as it is: filter, scroll, selection. Plain data. */
  capture(): unknown
  restore(state: unknown): void
  /** The claim in hand, which another view may go on with. */
  readonly claim?: string | null
  /** Makes a claim what the view is about, where it can be. */
  about?(claim: string): void
}

/** One that does nothing, for a view that is not there (yet). */
export const noView = (): ViewModel => ({
  commands: {},
  status: { said: '', keys: [], aside: [] },
  capture: () => null,
  restore: () => undefined,
})

export type ViewModels = Record<LibraryView, ViewModel>
export const noViews = (): ViewModels => ({
  ledger: noView(),
  contradictions: noView(),
  timeline: noView(),
  map: noView(),
  codebook: noView(),
  people: noView(),
})
