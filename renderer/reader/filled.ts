/** What the keys of a claim took: what a repeated press and keys typed in one breath go by. */
import type { Role } from '../../preload/actions.ts'
import type { Draft } from './defaults.ts'

/** What the last press took, and from where: the same key with nothing between takes the next choice. */
export interface Filled {
  role: Role
  appearance: string
  /** What was filled before the first press. */
  draft: Draft
  /** Where the caret stood at the first press. */
  caret: number
  /** How often the key was pressed since, from 0. */
  turn: number
  add: boolean
}

/**
 * What was asked for and is not yet answered: keys typed in one breath must fill one claim, and read what the key before
 * them took.
 */
export class Filling {
  readonly #asked = new Map<string, { draft: Draft; open: number }>()

  begin(appearance: string, draft: Draft): void {
    this.#asked.set(appearance, { draft, open: (this.#asked.get(appearance)?.open ?? 0) + 1 })
  }

  end(appearance: string): void {
    const asked = this.#asked.get(appearance)
    if (!asked) return
    if (asked.open === 1) this.#asked.delete(appearance)
    else asked.open--
  }

  draftOf(appearance: string): Draft | null {
    return this.#asked.get(appearance)?.draft ?? null
  }
}
