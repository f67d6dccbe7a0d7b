import { tick } from 'svelte'
import type { ClaimFilter, RelationKind } from '../../preload/model.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import { FilterState } from '../views/FilterState.svelte.ts'
import type { ViewModel } from '../views/view.ts'
import { inOrder, keptPairs, ORDERS, pairsOf, type Likeness, type Pair, type PairOrder } from './pairs.ts'

const words = TEXTS.contradictions

interface Captured {
  filter: ClaimFilter
  like: Likeness | null
  order: PairOrder
  current: string | null
  scroll: number
}

/** What the list's component does for its model. */
export interface PairsPage {
  /** So many pairs are a page, about. */
  readonly pairs: number
  /** Scrolls to a pair and gives it the focus. */
  reveal(index: number): void
  scrollTo(top: number): void
  editNote(): void
}

/** The model of the contradictions, which the page keeps with those of the other views. */
export function contradictionsOf({ views: { contradictions } }: Pick<App, 'views'>): ContradictionsModel {
  if (!(contradictions instanceof ContradictionsModel)) throw new Error('contradictions have no model yet')
  return contradictions
}

/** The pairs of claims that contradict each other: filter, order, the current pair. It outlives its component. */
export class ContradictionsModel implements ViewModel {
  order = $state<PairOrder>('newest')
  like = $state<Likeness | null>(null)
  currentId = $state<string | null>(null)
  /** Where the list is scrolled to, in CSS pixels. */
  scroll = 0
  readonly #all = $derived.by(() => pairsOf(this.app.web))
  /** The claims that are part of a pair. */
  readonly #disputed = $derived.by(() => {
    const entries = this.#all.flatMap(({ left, right }) => [left.entry, right.entry])
    return [...new Map(entries.map((entry) => [entry.id, entry])).values()]
  })
  readonly filters: FilterState
  readonly #result = $derived.by(() => {
    const wanted = new Set(this.filters.kept.map(({ id }) => id))
    return keptPairs(this.#all, (claim) => wanted.has(claim), this.like)
  })
  readonly pairs = $derived(inOrder(this.#result.kept, this.order))
  readonly #indexOf = $derived(new Map(this.pairs.map(({ id }, index) => [id, index])))
  #at = 0
  desk: Desk | null = null
  page: PairsPage | null = null

  constructor(readonly app: App) {
    this.filters = new FilterState(app, () => this.#disputed, {
      base: () => this.#disputed,
      said: () => words.shown(this.pairs.length, this.#all.length),
    })
  }

  get total(): number {
    return this.#all.length
  }
  /** How many pairs there are of what the filter keeps, and of those of each likeness. */
  get counts() {
    return this.#result
  }

  /** The pair that keys act on: where it has gone, the one that took its place. */
  readonly at = $derived.by(() => {
    const found = this.currentId === null ? undefined : this.#indexOf.get(this.currentId)
    return found ?? Math.min(this.#at, this.pairs.length - 1)
  })
  readonly current = $derived<Pair | null>(this.pairs[this.at] ?? null)
  get claim(): string | null {
    return this.current?.left.entry.id ?? null
  }

  readonly status = $derived.by((): ViewModel['status'] => ({
    said: this.current ? words.place(this.at + 1, this.pairs.length) : '',
    keys: this.current ? ['both', 'relation', 'remove'] : [],
    aside: this.current ? ['sort', 'export', 'filter'] : ['filter'],
  }))

  readonly #has = () => this.current !== null
  readonly commands: ViewModel['commands'] = {
    next: { run: () => this.goTo(this.at + 1) },
    previous: { run: () => this.goTo(this.at - 1) },
    first: { run: () => this.goTo(0) },
    last: { run: () => this.goTo(this.pairs.length - 1) },
    pageDown: { run: () => this.goTo(this.at + (this.page?.pairs ?? 3)) },
    pageUp: { run: () => this.goTo(this.at - (this.page?.pairs ?? 3)) },
    both: { run: () => this.openBoth(), enabled: this.#has },
    note: { run: () => this.page?.editNote(), enabled: this.#has },
    relation: { run: () => void (this.app.overlay = 'relation'), enabled: this.#has },
    remove: { run: () => this.remove(), enabled: this.#has },
    sort: { run: () => this.sort(ORDERS[(ORDERS.indexOf(this.order) + 1) % ORDERS.length] ?? 'newest') },
    export: { run: () => this.export(), enabled: this.#has },
    filter: { run: () => document.querySelector<HTMLElement>('[data-view-words]')?.focus() },
    // Whoever goes there takes the claim at the left along.
    map: { run: () => this.desk?.show('map'), enabled: this.#has },
  }

  goTo(index: number): void {
    const at = Math.max(0, Math.min(this.pairs.length - 1, index))
    const pair = this.pairs[at]
    if (!pair) return
    this.select(pair)
    this.page?.reveal(at)
  }

  select(pair: Pair): void {
    this.currentId = pair.id
    this.#at = this.#indexOf.get(pair.id) ?? 0
  }

  sort(order: PairOrder): void {
    if (this.current) this.select(this.current)
    this.order = order
    this.app.announcer.say(words.orders[order])
    if (this.current) this.goTo(this.at)
  }

  /** Shows the pairs that are like this alone, or all again. */
  choose(like: Likeness | null): void {
    this.like = like === this.like ? null : like
    this.app.announcer.say(words.shown(this.pairs.length, this.total))
  }

  async openBoth(): Promise<void> {
    const { current } = this
    if (!current) return
    this.select(current)
    const [left, right] = [current.left.row, current.right.row]
    await this.desk?.goBoth(
      { article: left.article, annotation: left.id },
      { article: right.article, annotation: right.id },
    )
  }

  async remove(): Promise<void> {
    const { current } = this
    if (!current) return
    this.select(current)
    if (!(await this.app.do({ do: 'unrelate', relation: current.id }))) return
    this.app.announcer.say(words.removed)
    await this.#stay()
  }

  /** Says that the two are something else to each other, and no contradiction any more. */
  async change(kind: RelationKind): Promise<void> {
    const { current } = this
    if (!current || kind === 'contradicts') return
    this.select(current)
    if (!(await this.app.do({ do: 'relation', relation: current.id, set: { kind } }))) return
    this.app.announcer.say(words.changed(TEXTS.related.out[kind]))
    await this.#stay()
  }

  /** The pair that had the focus is gone: the one in its place has it. */
  async #stay(): Promise<void> {
    await tick()
    if (this.current) this.goTo(this.at)
    else this.desk?.focus()
  }

  export(): void {
    const ids = new Set(this.pairs.flatMap(({ left, right }) => [left.entry.id, right.entry.id]))
    const said = words.export(ids.size, this.pairs.length)
    this.app.exportOf = { article: null, claims: [...ids], said }
    this.app.overlay = 'export'
  }

  capture(): Captured {
    const { like, order, scroll } = this
    return { filter: this.filters.filter, like, order, current: this.current?.id ?? null, scroll }
  }
  restore(state: unknown): void {
    const { filter, like, order, current, scroll } = state as Captured
    this.filters.filter = filter
    this.like = like
    this.order = order
    this.currentId = current
    this.scroll = scroll
    this.page?.scrollTo(scroll)
  }
}
