import { TEXTS } from '../../preload/texts.ts'
import type { ClaimFilter } from '../../preload/model.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import { FilterState } from '../views/FilterState.svelte.ts'
import type { ViewModel } from '../views/view.ts'
import type { Entry } from '../web/entries.ts'
import { exportShown } from './acting.ts'
import { linesOf } from './lines.ts'
import { Marks } from './marks.svelte.ts'
import { COLUMNS, NEWEST, orderBy, sorted, type Column, type Order } from './sorting.ts'

const words = TEXTS.ledger

interface Captured {
  filter: ClaimFilter
  order: Order
  current: string | null
  unfolded: string[]
  scroll: number
}

/** What the table's component does for its model. */
export interface LedgerPage {
  /** So many lines are a page. */
  readonly lines: number
  reveal(index: number): void
  scrollTo(top: number): void
  focusWords(): void
}

/** The ledger's model, which the page keeps with those of the other views. */
export function ledgerOf({ views: { ledger } }: Pick<App, 'views'>): LedgerModel {
  if (!(ledger instanceof LedgerModel)) throw new Error('the ledger has no model yet')
  return ledger
}

/** The table of all claims: order, filter, the current line, what is marked. It outlives its component. */
export class LedgerModel implements ViewModel {
  order = $state.raw<Order>(NEWEST)
  unfolded = $state.raw<ReadonlySet<string>>(new Set())
  currentKey = $state<string | null>(null)
  /** Where the table is scrolled to, in CSS pixels. */
  scroll = 0
  readonly #sorted = $derived.by(() => sorted(this.app.web.all, this.order, this.#names))
  readonly filter: FilterState
  readonly lines = $derived.by(() => linesOf(this.filter.kept, this.unfolded))
  readonly marks = new Marks(() => this.filter.kept.map(({ id }) => id))
  #at = 0
  desk: Desk | null = null
  page: LedgerPage | null = null

  constructor(readonly app: App) {
    this.filter = new FilterState(app, () => this.#sorted)
  }

  get #names() {
    const { library } = this.app
    return {
      scales: library.scales,
      typeName: (type: string) => TEXTS.inspector.types[type as keyof typeof TEXTS.inspector.types],
      title: (article: string) => library.articleById.get(article)?.title ?? '',
    }
  }

  /** Looked for each time: a map of all lines takes a hundred times as long to make, with each letter typed. */
  #indexOf(wanted: string | null): number {
    return wanted === null ? -1 : this.lines.findIndex(({ key }) => key === wanted)
  }

  /** The line that keys act on: where it has gone, the one that took its place. */
  readonly at = $derived.by(() => {
    const found = this.#indexOf(this.currentKey)
    return found >= 0 ? found : Math.min(this.#at, this.lines.length - 1)
  })
  readonly current = $derived(this.lines[this.at] ?? null)
  readonly title = $derived.by(() => this.filter.saved?.name ?? words.title)

  /** The claims that are acted on: those marked, else the current one. */
  readonly hand = $derived.by((): readonly Entry[] => {
    const { shown } = this.marks
    if (shown.length > 0) return shown.flatMap((id) => this.app.web.entries.get(id) ?? [])
    return this.current ? [this.current.entry] : []
  })

  readonly status = $derived.by((): ViewModel['status'] => {
    const marked = this.marks.shown.length
    return {
      said:
        marked > 0
          ? words.marked(marked)
          : this.current
            ? words.place(this.filter.kept.indexOf(this.current.entry) + 1, this.filter.kept.length)
            : '',
      keys: [
        ...(this.current ? (['tag', 'judge', 'export'] as const) : []),
        ...(marked > 0 ? (['unmark'] as const) : []),
      ],
      aside: this.current ? ['open', 'mark', 'filter'] : ['filter'],
    }
  })

  readonly commands: ViewModel['commands'] = {
    next: { run: () => this.goTo(this.at + 1) },
    previous: { run: () => this.goTo(this.at - 1) },
    first: { run: () => this.goTo(0) },
    last: { run: () => this.goTo(this.lines.length - 1) },
    pageDown: { run: () => this.goTo(this.at + (this.page?.lines ?? 8)) },
    pageUp: { run: () => this.goTo(this.at - (this.page?.lines ?? 8)) },
    unfold: { run: () => this.unfold() },
    fold: { run: () => this.fold() },
    open: { run: () => this.open() },
    mark: { run: () => this.mark() },
    markTo: { run: () => this.markAnd(1) },
    markBack: { run: () => this.markAnd(-1) },
    markAll: { run: () => this.#mark(() => this.marks.all()) },
    unmark: { run: () => this.#mark(() => this.marks.clear()), enabled: () => this.marks.shown.length > 0 },
    tag: { run: () => void (this.app.overlay = 'tags'), enabled: () => this.hand.length > 0 },
    judge: { run: () => void (this.app.overlay = 'judge'), enabled: () => this.hand.length > 0 },
    export: { run: () => exportShown(this, this.marks.shown), enabled: () => this.filter.kept.length > 0 },
    sort: { run: () => this.sortByNext() },
    turn: { run: () => this.sort(this.order.column) },
    filter: { run: () => this.page?.focusWords() },
    // Whoever goes there takes the current claim along.
    map: { run: () => this.desk?.show('map'), enabled: () => this.current !== null },
  }

  get claim(): string | null {
    return this.current?.entry.id ?? null
  }

  goTo(index: number): void {
    const at = Math.max(0, Math.min(this.lines.length - 1, index))
    const line = this.lines[at]
    if (!line) return
    this.#at = at
    this.currentKey = line.key
    this.page?.reveal(at)
  }

  sort(column: Column): void {
    this.#order(orderBy(column, this.order))
  }
  /** By one key through all columns, and past the last one back to the first. */
  sortByNext(): void {
    const next = COLUMNS[(COLUMNS.indexOf(this.order.column) + 1) % COLUMNS.length] ?? 'statement'
    this.#order(orderBy(next, this.order))
  }
  #order(order: Order): void {
    const key = this.current?.key ?? null
    this.order = order
    this.currentKey = key
    this.page?.reveal(this.at)
    this.app.announcer.say(words.sorted(words.columns[order.column], order.descending))
  }

  /** Shows where a claim is made, a line each passage. */
  unfold(): void {
    const { current } = this
    if (!current || current.row) return
    if (this.unfolded.has(current.key)) return this.goTo(this.at + 1)
    this.#keep()
    this.unfolded = new Set([...this.unfolded, current.key])
  }
  fold(): void {
    const { current } = this
    if (!current) return
    const claim = current.entry.id
    this.currentKey = claim
    this.unfolded = new Set([...this.unfolded].filter((id) => id !== claim))
    this.page?.reveal(this.at)
  }

  /** Opens the passage; of a claim the first where it was said. */
  async open(): Promise<void> {
    const { current } = this
    const row = current?.row ?? current?.entry.appearances[0]
    if (!current) return
    this.#keep()
    if (row) await this.desk?.go({ article: row.article, annotation: row.id })
    else this.app.announcer.say(words.nowhere)
  }
  /** What is current by its place alone stays current when it moves. */
  #keep(): void {
    this.currentKey = this.current?.key ?? null
    this.#at = this.at
  }

  mark(): void {
    const { current } = this
    if (current) this.#mark(() => this.marks.toggle(current.entry.id))
  }
  markAnd(by: 1 | -1): void {
    const { current } = this
    if (!current) return
    const shown = this.filter.kept
    const next = shown[shown.indexOf(current.entry) + by]
    this.#mark(() => this.marks.add(current.entry.id, ...(next ? [next.id] : [])))
    if (next) this.goTo(this.#indexOf(next.id))
  }
  #mark(act: () => void): void {
    act()
    const n = this.marks.shown.length
    this.app.announcer.say(n === 0 ? words.unmarked : words.marked(n))
  }

  /** A click: with Ctrl it marks, with Shift it marks all up to here. */
  click(index: number, how: 'go' | 'mark' | 'reach'): void {
    const line = this.lines[index]
    const from = this.current?.entry.id ?? null
    if (!line) return
    this.#at = index
    this.currentKey = line.key
    if (how === 'mark') this.#mark(() => this.marks.toggle(line.entry.id))
    if (how === 'reach') this.#mark(() => this.marks.reach(line.entry.id, from))
  }

  capture(): Captured {
    const { order, scroll, unfolded } = this
    return {
      filter: this.filter.filter,
      order,
      current: this.current?.key ?? null,
      unfolded: [...unfolded],
      scroll,
    }
  }
  restore(state: unknown): void {
    const { filter, order, current, unfolded, scroll } = state as Captured
    this.filter.filter = filter
    this.order = order
    this.unfolded = new Set(unfolded)
    this.currentKey = current
    this.scroll = scroll
    this.page?.scrollTo(scroll)
  }
}
