import type { Component } from 'svelte'
import type { LibraryView, ViewKeyId } from '../../preload/views.ts'
import type { Binding } from '../commands/bindings.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'

/** What a view over the library is to the page: its keys, its line in the status bar, and what a place remembers of it. */
export interface ViewModel {
  /** What its keys do. Of the table's keys those without a binding do nothing here. */
  readonly commands: Partial<Record<ViewKeyId, Binding>>
  /** What is in hand ("4 marked"), and the keys that are of use just now, at the left and at the right. */
  readonly status: { said: string; keys: readonly ViewKeyId[]; aside: readonly ViewKeyId[] }
  /** What brings it back as it is: filter, scroll, selection. Plain data. */
  capture(): unknown
  restore(state: unknown): void
}

export interface ViewProps {
  app: App
  desk: Desk
}

/** The components of a view. `Main` must have one element with data-view-focus, which takes the focus; `Side` takes the library's place. */
export interface ViewParts {
  readonly Main: Component<ViewProps>
  readonly Side: Component<ViewProps>
}
export type AllParts = Record<LibraryView, ViewParts>
