/** What the fields of a card need from the card round them. */
import { createContext } from 'svelte'
import type { App } from '../state/app.svelte.ts'

export interface CardContext {
  readonly app: App
  /** Opens a passage of any article; the way back leads to where one is. */
  go(passage: { article: string; annotation: string }): void
  /** Begins to relate the claim to another, or to join it with one. */
  begin(which: 'relate' | 'same'): void
  /** Enter in a field: on to the next one. */
  next(from: HTMLElement): void
}

export const [getCard, setCard] = createContext<CardContext>()
