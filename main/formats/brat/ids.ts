/** Ids within one .ann file. What came from brat has the id that it had, as long as nothing else has taken it. */
export class Ids {
  readonly #taken = new Set<string>()
  readonly #reserved: ReadonlySet<string>
  readonly #next = new Map<string, number>()

  /** `reserved` are ids that somebody will ask for: they are not given away otherwise. */
  constructor(reserved: Iterable<string>) {
    this.#reserved = new Set(reserved)
  }

  /** An id that nothing has yet: the wanted one, or the next of its kind ("T", "E", "#"). */
  take(kind: string, wanted?: string): string {
    if (wanted?.startsWith(kind) && !this.#taken.has(wanted)) {
      this.#taken.add(wanted)
      return wanted
    }
    let number = this.#next.get(kind) ?? 1
    while (this.#taken.has(`${kind}${number}`) || this.#reserved.has(`${kind}${number}`)) number++
    this.#next.set(kind, number + 1)
    const id = `${kind}${number}`
    this.#taken.add(id)
    return id
  }
}
