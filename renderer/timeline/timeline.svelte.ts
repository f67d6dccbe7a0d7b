import { tick } from 'svelte'
import type { ClaimFilter } from '../../preload/model.ts'
import { TEXTS } from '../../preload/texts.ts'
import { exportShown } from '../ledger/acting.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import { FilterState } from '../views/FilterState.svelte.ts'
import type { ViewModel } from '../views/view.ts'
import { holesOf } from './holes.ts'
import { lanesOf } from './lanes.ts'
import { layoutOf, placeOf } from './layout.ts'
import { linksOf } from './links.ts'
import { extentOfAll } from './scale.ts'
import { UNDATED_COLUMNS } from './stack.ts'
import { stepFrom, type Direction } from './steps.ts'
import { TimeWindow } from './window.svelte.ts'
import type { Unit } from './units.ts'

interface Place {
  filter: ClaimFilter
  pxPerMs: number | null
  origin: number
  scroll: number
  current: string | null
}

/** One press of plus or minus. */
const STEP = 1.6
/** Of a lane's name, where it stands in the lane. */
const NAME = 24

/** What the timeline shows and where: it outlives the view. */
export class TimelineModel implements ViewModel {
  readonly filters: FilterState
  /** Of the window on the lanes, measured by the view. */
  height = $state(0)
  /** Where the lanes begin below the view's top: their names at the side begin there too. */
  lanesTop = $state(0)
  /** Of the lanes, downward: shared by the names at the side. */
  scroll = $state(0)
  currentId = $state<string | null>(null)
  hoveredId = $state<string | null>(null)
  /** What the side shows. */
  side = $state<'lanes' | 'filter'>('lanes')
  /** Whether the lanes' names are seen at the side; else they stand in the lanes. */
  named = $state(false)
  /** Where passages are opened; the view brings it. */
  desk: Pick<Desk, 'go' | 'show'> | null = null

  readonly lanes = $derived.by(() => lanesOf(this.filters.kept, this.app.web, TEXTS.timeline.unnamed))
  readonly extent = $derived(extentOfAll(this.lanes))
  readonly window = new TimeWindow(() => this.extent)
  readonly layout = $derived(
    layoutOf(this.lanes, this.window.scaling, this.extent.start, this.named ? 0 : NAME),
  )
  readonly links = $derived(linksOf(this.layout.lanes))
  readonly holes = $derived(
    holesOf(this.lanes.flatMap(({ items }) => items.flatMap(({ when }) => when ?? []))),
  )
  readonly #items = $derived(
    new Map(this.lanes.flatMap(({ items }) => items.map((item) => [item.id, item] as const))),
  )
  readonly hasUndated = $derived([...this.#items.values()].some(({ when }) => when === null))
  readonly undatedWidth = $derived(
    this.hasUndated ? Math.max(112, UNDATED_COLUMNS * this.layout.pitch + 32) : 0,
  )
  readonly current = $derived(this.#items.get(this.currentId ?? '') ?? null)
  /** What the callout is about. */
  readonly shown = $derived(this.#items.get(this.hoveredId ?? '') ?? this.current)
  readonly shownPlace = $derived(this.shown && placeOf(this.layout, this.shown.id))

  readonly commands: ViewModel['commands']

  constructor(readonly app: App) {
    this.filters = new FilterState(app)
    const arrow = (direction: Direction) => ({ run: () => this.step(direction) })
    const hasCurrent = () => this.current !== null
    const hasLanes = () => this.lanes.length > 0
    this.commands = {
      left: arrow('left'),
      right: arrow('right'),
      up: arrow('up'),
      down: arrow('down'),
      open: { run: () => this.open(), enabled: hasCurrent },
      letGo: { run: () => void (this.currentId = null), enabled: hasCurrent },
      zoomIn: { run: () => this.zoom(STEP) },
      zoomOut: { run: () => this.zoom(1 / STEP) },
      fit: { run: () => this.window.fit() },
      filter: { run: () => this.showFilter() },
      export: { run: () => exportShown({ app, filter: this.filters }, []), enabled: hasLanes },
      // Whoever goes there takes the current claim along.
      map: { run: () => this.desk?.show('map'), enabled: hasCurrent },
    }
  }

  get status(): ViewModel['status'] {
    if (this.lanes.length === 0) return { said: '', keys: [], aside: ['filter'] }
    return {
      said: this.current?.entry.statement ?? '',
      keys: this.current ? ['left', 'right', 'up', 'down', 'open'] : ['down'],
      aside: ['zoomIn', 'zoomOut', 'fit', 'filter'],
    }
  }

  /** The claim in hand. */
  get claim(): string | null {
    return this.current?.entry.id ?? null
  }

  has(id: string | null): id is string {
    return id !== null && this.#items.has(id)
  }

  step(direction: Direction): void {
    const next = stepFrom(this.layout.lanes, this.current?.id ?? null, direction)
    if (next !== null) this.select(next)
  }

  /** Makes an appearance the current one and brings it into the window. */
  select(id: string): void {
    this.currentId = id
    this.hoveredId = null
    const place = placeOf(this.layout, id)
    if (!place) return
    if (place.mark.item.when) this.window.reveal(place.mark.x)
    const { top, height } = place.lane
    if (top < this.scroll) this.scroll = top
    else if (top + height > this.scroll + this.height) this.scroll = Math.min(top, top + height - this.height)
  }

  open(id = this.currentId): void {
    const item = this.#items.get(id ?? '')
    if (!item) return
    this.currentId = item.id
    void this.desk?.go({ article: item.row.article, annotation: item.id })
  }

  zoom(by: number, x = this.#middle()): void {
    this.window.zoom(by, x)
  }

  showUnit(unit: Unit): void {
    this.window.showUnit(unit, this.#middle())
  }

  /** What zooming keeps in its place: the current where it is seen, else the middle. */
  #middle(): number {
    const { width, zero } = this.window
    const place = this.current?.when ? placeOf(this.layout, this.current.id) : null
    const x = place ? zero + place.mark.x : -1
    return x >= 0 && x <= width ? x : width / 2
  }

  showFilter(): void {
    this.side = 'filter'
    void tick().then(() => document.querySelector<HTMLElement>('[data-view-words]')?.focus())
  }

  capture(): Place {
    return {
      filter: this.filters.filter,
      pxPerMs: this.window.pxPerMs,
      origin: this.window.zoomedOrigin,
      scroll: this.scroll,
      current: this.currentId,
    }
  }

  restore(state: unknown): void {
    const place = state as Place
    this.filters.filter = place.filter
    this.window.pxPerMs = place.pxPerMs
    this.window.zoomedOrigin = place.origin
    this.scroll = place.scroll
    this.currentId = place.current
    this.hoveredId = null
  }
}

/** The timeline's model, which the view's components are about. */
export function timelineOf(app: App): TimelineModel {
  const model = app.views.timeline
  if (!(model instanceof TimelineModel)) throw new Error('the timeline is not there')
  return model
}
