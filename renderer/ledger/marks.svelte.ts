/** The rows that somebody has marked, to do something with all of them. Only those that are shown count. */
export class Marks {
  #ids = $state.raw<ReadonlySet<string>>(new Set())
  /** Where marking a stretch begins. */
  #anchor: string | null = null
  /** By the ids that are shown, in order. */
  readonly #shown: () => readonly string[]
  readonly shown = $derived.by(() =>
    this.#ids.size === 0 ? [] : this.#shown().filter((id) => this.#ids.has(id)),
  )

  constructor(shown: () => readonly string[]) {
    this.#shown = shown
  }

  has(id: string): boolean {
    return this.#ids.has(id)
  }

  toggle(id: string): void {
    const ids = new Set(this.#ids)
    if (!ids.delete(id)) ids.add(id)
    this.#ids = ids
    this.#anchor = id
  }

  add(...more: readonly string[]): void {
    this.#ids = new Set([...this.#ids, ...more])
  }

  /** All rows from the one that was marked last to this one. */
  reach(id: string, from: string | null): void {
    const shown = this.#shown()
    const a = shown.indexOf(this.#anchor ?? from ?? id)
    const b = shown.indexOf(id)
    if (b < 0) return
    this.add(...(a < 0 ? [id] : shown.slice(Math.min(a, b), Math.max(a, b) + 1)))
  }

  all(): void {
    this.#ids = new Set(this.#shown())
  }

  clear(): void {
    this.#ids = new Set()
    this.#anchor = null
  }
}
