import type { LibraryView } from '../../preload/views.ts'
import type { App } from '../state/app.svelte.ts'
import type { ViewModel } from './view.ts'

/** The state of each view: it outlives the view's components, so that coming back is coming back to where one was. */
export interface ViewModels extends Record<LibraryView, ViewModel> {
  readonly ledger: ViewModel
}

const nothing = (): ViewModel => ({
  commands: {},
  status: { said: '', keys: [], aside: [] },
  capture: () => null,
  restore: () => undefined,
})

export function viewModels(_app: App): ViewModels {
  return {
    ledger: nothing(),
    contradictions: nothing(),
    timeline: nothing(),
    map: nothing(),
    codebook: nothing(),
    people: nothing(),
  }
}
