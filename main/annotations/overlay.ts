/**
 * Records that an edit has put under a key (the claims joined to one, say) beside those that the library has there. What it
 * gives may have moved on since: whoever asks looks at each as it is now.
 */
export class Overlay {
  readonly #ids = new Map<string, Set<string>>()

  note(key: string | null, id: string): void {
    if (key === null) return
    const ids = this.#ids.get(key)
    if (ids) ids.add(id)
    else this.#ids.set(key, new Set([id]))
  }

  /** The ids of all that may be under a key, each once, the library's first. */
  of(key: string, stored: Iterable<{ readonly id: string }>): string[] {
    const ids = new Set<string>()
    for (const { id } of stored) ids.add(id)
    for (const id of this.#ids.get(key) ?? []) ids.add(id)
    return [...ids]
  }
}
