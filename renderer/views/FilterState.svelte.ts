import { TEXTS } from '../../preload/texts.ts'
import type { ClaimFilter, SavedFilter } from '../../preload/model.ts'
import type { App } from '../state/app.svelte.ts'
import type { Entry } from '../web/entries.ts'
import {
  emptyFilter,
  filtered,
  isEmpty,
  sameFilter,
  toggled,
  type Counts,
  type Facet,
} from '../web/filter.ts'

const words = TEXTS.filter

/** Which claims a view shows: its filter, what it keeps, and the filters that were saved under a name. */
export class FilterState {
  filter = $state.raw<ClaimFilter>(emptyFilter())
  readonly #result = $derived.by(() => filtered(this.#entries(), this.filter, this.app.web))
  /** What each value would give without any filter: lists are in that order, so that nothing moves under the hand. */
  readonly #overall = $derived.by(() => filtered(this.#base(), emptyFilter(), this.app.web).counts)
  /** The saved filter that wants the same as this one. */
  readonly saved = $derived.by(
    () => this.app.library.filters.find(({ filter }) => sameFilter(filter, this.filter)) ?? null,
  )
  /** Saved filters with how many claims each would show. */
  readonly known = $derived.by(() =>
    [...this.app.library.filters]
      .sort((a, b) => a.name.localeCompare(b.name))
      .map((each) => ({
        ...each,
        count: filtered(this.#base(), each.filter, this.app.web).kept.length,
      })),
  )

  readonly #entries: () => readonly Entry[]
  readonly #base: () => readonly Entry[]
  readonly #said: () => string

  /**
   * @param entries the claims in another order, which what is kept then has too
   * @param base those that are filtered at all, in whatever order; else all of the library
   * @param said what is shown, in words, where a view shows something other than claims
   */
  constructor(
    readonly app: App,
    entries: () => readonly Entry[] = () => app.web.all,
    { base, said }: { base?: () => readonly Entry[]; said?: () => string } = {},
  ) {
    this.#entries = entries
    this.#base = base ?? (() => app.web.all)
    this.#said = said ?? (() => words.shown(this.kept.length, this.all.length))
  }

  /** What there is to filter. */
  get all(): readonly Entry[] {
    return this.#base()
  }

  /** The claims that the filter keeps, in the library's order. */
  get kept(): readonly Entry[] {
    return this.#result.kept
  }
  /** How many claims choosing each value would give. */
  get counts(): Counts {
    return this.#result.counts
  }
  get overall(): Counts {
    return this.#overall
  }
  get empty(): boolean {
    return isEmpty(this.filter)
  }

  has(facet: Facet, value: string): boolean {
    return this.filter[facet].includes(value)
  }
  toggle(facet: Facet, value: string): void {
    this.set(toggled(this.filter, facet, value))
  }
  set(filter: ClaimFilter): void {
    this.filter = filter
    this.app.announcer.say(this.#said())
  }
  setWords(text: string): void {
    this.set({ ...this.filter, words: text })
  }
  clear(): void {
    this.set(emptyFilter())
  }

  /** Saves what is filtered; a name that is there already means that one from now on. */
  async keep(name: string): Promise<void> {
    const same = this.app.library.filters.find((each) => each.name.toLowerCase() === name.toLowerCase())
    const filter: SavedFilter = { id: same?.id ?? crypto.randomUUID(), name, filter: this.filter }
    if (await this.app.do({ do: 'filter', filter })) this.app.announcer.say(words.kept(name))
  }
  async rename({ id, filter }: SavedFilter, name: string): Promise<void> {
    if (await this.app.do({ do: 'filter', filter: { id, name, filter } }))
      this.app.announcer.say(words.kept(name))
  }
  async remove({ id, name }: SavedFilter): Promise<void> {
    if (await this.app.do({ do: 'removeFilter', filter: id })) this.app.announcer.say(words.removed(name))
  }
}
