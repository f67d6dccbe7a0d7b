import type { Component } from 'svelte'
import type { LibraryView } from '../../preload/views.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'

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
