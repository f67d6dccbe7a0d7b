/** A list from which one thing is chosen by arrows and Enter while the focus stays where one types. */
export interface Option {
  /** Unlike any other's in the list. */
  readonly key: string
  /** It is shown and says why, but cannot be chosen. */
  readonly disabled?: boolean
}

export interface OptionGroup<T extends Option> {
  readonly label: string | null
  readonly options: readonly T[]
  /** What is said under them, such as how many more there are. */
  readonly after?: string
}

const PAGE = 8

export class OptionsState<T extends Option> {
  readonly #groups: () => readonly OptionGroup<T>[]
  readonly #onpick: (option: T) => void
  readonly #from: () => unknown
  /** The active option's key, and for which state of the list it was made active. */
  #chosen = $state.raw<{ key: string; from: unknown } | null>(null)
  readonly groups = $derived.by(() => this.#groups())
  readonly all = $derived(this.groups.flatMap((group) => group.options))
  /** Each new query begins with the first that can be chosen. */
  readonly active = $derived.by((): T | null => {
    const chosen = this.#chosen
    const kept = chosen?.from === this.#from() ? this.all.find(({ key }) => key === chosen?.key) : undefined
    return kept ?? this.all.find((option) => !option.disabled) ?? this.all[0] ?? null
  })

  /**
   * @param groups what there is to choose from, in order
   * @param from what the list depends on: the query
   */
  constructor(
    groups: () => readonly OptionGroup<T>[],
    from: () => unknown,
    onpick: (option: T) => void,
    readonly id: string,
  ) {
    this.#groups = groups
    this.#from = from
    this.#onpick = onpick
  }

  /** For aria-activedescendant. */
  get activeId(): string | undefined {
    return this.active ? this.idOf(this.active) : undefined
  }

  idOf(option: T): string {
    return `${this.id}-${option.key}`
  }

  choose(option: T): void {
    this.#chosen = { key: option.key, from: this.#from() }
  }

  pick(option: T): void {
    if (!option.disabled) this.#onpick(option)
  }

  readonly onkeydown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const at = this.active ? this.all.indexOf(this.active) : -1
    const last = this.all.length - 1
    // Past either end it goes on at the other; a page stops there.
    const to = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(last, at + PAGE),
      PageUp: Math.max(0, at - PAGE),
      Home: 0,
      End: last,
    }[event.key]
    if (event.key !== 'Enter' && to === undefined) return
    event.preventDefault()
    const option = to === undefined ? undefined : this.all[to]
    if (option) this.choose(option)
    else if (event.key === 'Enter' && this.active && !event.repeat) this.pick(this.active)
  }
}
