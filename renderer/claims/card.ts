/** What the fields of a card need from the card round them. */
import { createContext } from 'svelte'
import type { Claim, Evidence } from '../../preload/model.ts'
import type { Passage } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'

export type Begin = 'relate' | 'same' | 'evidence'

export interface CardContext {
  readonly app: App
  /** Opens a passage of any article; the way back leads to where one is. */
  go(passage: Passage): void
  /** Shows somebody among the people. */
  person(id: string): void
  /** Begins to relate the claim to another, to join it with one, or to add evidence. */
  begin(which: Begin): void
  /** Asks for the passage that a piece of evidence rests on. */
  pickQuote(claim: Claim, piece: Evidence): void
  /** Gives the focus to the button that adds evidence, when what had it is gone. */
  focusAdd(): void
  /** Enter in a field: on to the next one. */
  next(from: HTMLElement): void
}

export const [getCard, setCard] = createContext<CardContext>()

/** The context of fields that stand in no claim's card: they are gone through and left, and nothing is begun from there. */
export function setFields(app: App, root: () => HTMLElement | undefined, go: CardContext['go']): void {
  setCard({
    app,
    go,
    person: () => undefined,
    begin: () => undefined,
    pickQuote: () => undefined,
    focusAdd: () => undefined,
    next(from) {
      const fields = [...(root()?.querySelectorAll<HTMLElement>('[data-field]') ?? [])]
      fields[fields.indexOf(from) + 1]?.focus()
    },
  })
}
