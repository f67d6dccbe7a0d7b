import { FILTERS, type Filter, type FilterValue } from '../../preload/search/query.ts'
import { foldText } from '../../preload/search/fold.ts'
import { beginsWord } from '../../preload/search/words.ts'
import type { SearchDocument } from './document.ts'

/** The values that tag:, by: and in: ask for, and the slots of the documents that have each. */
export class Facets {
  readonly #slots: Record<Filter, Map<string, number[]>> = { tag: new Map(), by: new Map(), in: new Map() }

  add(document: SearchDocument, slot: number): void {
    for (const filter of FILTERS) {
      for (const value of new Set(document[filter].map(foldText))) {
        const slots = this.#slots[filter].get(value)
        if (slots) slots.push(slot)
        else this.#slots[filter].set(value, [slot])
      }
    }
  }

  /** Which slots have a value for each filter that is asked for: of several for the same filter, any. Null if all may. */
  allowed(wanted: readonly FilterValue[], size: number): Uint8Array | null {
    if (wanted.length === 0) return null
    const names = new Set(wanted.map(({ filter }) => filter))
    const counts = new Uint8Array(size)
    for (const name of names) {
      const found = this.matching(
        wanted.filter(({ filter }) => filter === name),
        size,
      )
      for (let slot = 0; slot < size; slot++) counts[slot]! += found[slot]!
    }
    return counts.map((count) => (count === names.size ? 1 : 0))
  }

  /** Which slots have any of the values: one that holds what is asked for, from the start of a word on. */
  matching(wanted: readonly FilterValue[], size: number): Uint8Array {
    const found = new Uint8Array(size)
    for (const { filter, folded } of wanted)
      for (const [value, slots] of this.#slots[filter])
        if (holds(value, folded)) for (const slot of slots) found[slot] = 1
    return found
  }
}

function holds(value: string, wanted: string): boolean {
  for (let at = value.indexOf(wanted); at >= 0; at = value.indexOf(wanted, at + 1))
    if (beginsWord(value, at)) return true
  return false
}
