import { tick } from 'svelte'
import { RELATIONS, type ClaimFilter, type RelationKind } from '../../preload/model.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import { FilterState } from '../views/FilterState.svelte.ts'
import type { ViewModel } from '../views/view.ts'
import type { Entry } from '../web/entries.ts'
import { emptyFilter } from '../web/filter.ts'
import { cardOf, WIDTH, type Measure } from './card.ts'
import { around, graphOf, MOST } from './graph.ts'
import { layoutOf, type Placed } from './layout.ts'
import { pictureOf, type Picture } from './picture.ts'
import { routesOf } from './routes.ts'
import type { Size } from './size.ts'
import { stepFrom, type Direction } from './steps.ts'
import { beginOf, centredOn, fitOf, revealing, zoomedBy, type Box, type Viewport } from './viewport.ts'

export const MODES = ['claim', 'article', 'filter'] as const
export type Mode = (typeof MODES)[number]

interface Place {
  mode: Mode
  subject: string | null
  article: string | null
  steps: number
  hidden: RelationKind[]
  filter: ClaimFilter
  viewport: Viewport | null
  current: string | null
}

const words = TEXTS.map
const STEP = 1.25
/** Of a title, in characters. */
const TITLE = 44
const ALL: ReadonlySet<RelationKind> = new Set(RELATIONS)
/** Until the font is there: about as wide as its letters are. */
const roughly: Measure = (text) => text.length * 7.7

/** What the map shows and where: it outlives the view. */
export class MapModel implements ViewModel {
  readonly filters: FilterState
  mode = $state<Mode>('claim')
  /** The claim in question. */
  subject = $state<string | null>(null)
  article = $state<string | null>(null)
  steps = $state(2)
  hidden = $state.raw<ReadonlySet<RelationKind>>(new Set())
  currentId = $state<string | null>(null)
  side = $state<'map' | 'filter'>('map')
  /** Of the window on the map, measured by the view. */
  size = $state.raw<Size>({ width: 0, height: 0 })
  /** In the statements' font, once that is there. */
  measure = $state.raw<Measure>(roughly)
  /** Null until somebody moves: then the map stands where it begins. */
  #moved = $state.raw<Viewport | null>(null)
  desk: Pick<Desk, 'go' | 'show'> | null = null

  readonly subjectEntry = $derived.by(() =>
    this.subject === null ? undefined : this.app.web.entryOf(this.subject),
  )
  readonly #kinds = $derived(new Set(RELATIONS.filter((kind) => !this.hidden.has(kind))))
  /** All that is meant, before what is too much is left out. */
  readonly meant = $derived.by(() => this.#meant(this.#kinds))
  readonly tooMany = $derived(this.mode !== 'claim' && this.meant.length > MOST)
  readonly graph = $derived(graphOf(this.tooMany ? [] : this.meant.slice(0, MOST), this.#kinds))
  /** The same with all relations: what the legend counts. */
  readonly whole = $derived.by(() => {
    const meant = this.mode === 'claim' ? this.#meant(ALL) : this.meant
    return graphOf(this.tooMany ? [] : meant.slice(0, MOST), ALL)
  })
  readonly layout = $derived.by(() =>
    layoutOf(
      this.graph.entries.map((entry) => cardOf(entry, this.app.library.scales, this.measure)),
      this.graph.edges,
      this.mode === 'claim' ? (this.subjectEntry?.id ?? null) : null,
      (person) => this.app.library.personById.get(person)?.role ?? '',
    ),
  )
  readonly routes = $derived(routesOf(this.layout, this.graph.edges))
  readonly current = $derived(this.layout.cards.find(({ card }) => card.id === this.currentId) ?? null)
  readonly viewport = $derived.by(() => {
    const box = this.current ?? this.layout.cards.find(({ card }) => card.id === this.subjectEntry?.id)
    return this.#moved ?? beginOf(this.layout, this.size, box ? boxOf(box) : null)
  })
  readonly title = $derived.by(() => this.#title((whole) => cut(whole, TITLE)))

  #title(short: (words: string) => string): string {
    if (this.mode === 'filter') return this.filters.saved?.name ?? words.title
    if (this.mode === 'article')
      return words.article(short(this.app.library.articleById.get(this.article ?? '')?.title ?? ''))
    const { subjectEntry } = this
    return subjectEntry ? words.about(short(subjectEntry.statement || TEXTS.ledger.noWords)) : words.title
  }

  readonly commands: ViewModel['commands']

  constructor(readonly app: App) {
    this.filters = new FilterState(app)
    const arrow = (direction: Direction) => ({ run: () => this.step(direction) })
    const hasCurrent = () => this.current !== null
    const hasCards = () => this.layout.cards.length > 0
    this.commands = {
      left: arrow('left'),
      right: arrow('right'),
      up: arrow('up'),
      down: arrow('down'),
      open: { run: () => this.open(), enabled: hasCurrent },
      middle: { run: () => this.putInTheMiddle(), enabled: hasCurrent },
      letGo: { run: () => void (this.currentId = null), enabled: hasCurrent },
      zoomIn: { run: () => this.zoom(STEP), enabled: hasCards },
      zoomOut: { run: () => this.zoom(1 / STEP), enabled: hasCards },
      fit: { run: () => this.fit(), enabled: hasCards },
      filter: { run: () => this.showFilter() },
      picture: { run: () => void (this.app.overlay = 'picture'), enabled: hasCards },
    }
  }

  get status(): ViewModel['status'] {
    if (this.layout.cards.length === 0) return { said: '', keys: [], aside: ['filter'] }
    return {
      said: this.current?.card.entry.statement ?? '',
      keys: this.current ? ['open', 'middle'] : ['down'],
      aside: ['fit', 'filter', 'picture'],
    }
  }

  get claim(): string | null {
    return this.current?.card.id ?? null
  }

  #meant(kinds: ReadonlySet<RelationKind>): readonly Entry[] {
    const { web } = this.app
    if (this.mode === 'filter') return this.filters.kept
    if (this.mode === 'article')
      return web.all.filter(({ articles }) => articles.includes(this.article ?? ''))
    const { subjectEntry } = this
    return subjectEntry ? around(subjectEntry, this.steps, kinds, (id) => web.entries.get(id)) : []
  }

  about(claim: string): void {
    const entry = this.app.web.entryOf(claim)
    if (!entry) return
    this.subject = entry.id
    this.currentId = entry.id
    this.show('claim')
  }

  show(mode: Mode): void {
    if (mode === 'article') this.article = this.app.reading.article?.id ?? null
    this.mode = mode
    this.#moved = null
  }

  /** What there is to see where no claim is in hand: all claims, where they have room. */
  begin(): void {
    if (this.mode === 'claim' && !this.subjectEntry)
      this.show(this.app.web.all.length <= MOST ? 'filter' : 'article')
  }

  showSteps(steps: number): void {
    this.steps = steps
    this.#moved = null
  }

  toggle(kind: RelationKind): void {
    const hidden = new Set(this.hidden)
    if (!hidden.delete(kind)) hidden.add(kind)
    this.hidden = hidden
  }

  step(direction: Direction): void {
    const next = stepFrom(
      this.layout.cards,
      this.current?.card.id ?? this.subjectEntry?.id ?? null,
      direction,
    )
    if (next !== null) this.select(next)
  }

  select(id: string): void {
    const begun = this.viewport
    this.currentId = id
    const { current } = this
    if (current) this.moveTo(revealing(begun, boxOf(current), this.size))
  }

  /** In the claim's own map it becomes the claim in question; elsewhere the map moves there. */
  putInTheMiddle(): void {
    const { current } = this
    if (!current) return
    if (this.mode === 'claim') this.subject = current.card.id
    const box = this.current
    if (box) this.#moved = centredOn(boxOf(box), this.size, Math.max(this.viewport.zoom, 0.8))
  }

  open(id = this.currentId): void {
    const row = (id === null ? undefined : this.app.web.entries.get(id))?.appearances[0]
    if (row) void this.desk?.go({ article: row.article, annotation: row.id })
    else this.app.announcer.say(words.nowhere)
  }

  zoom(by: number): void {
    this.#moved = zoomedBy(this.viewport, by, this.size)
  }

  fit(): void {
    this.#moved = fitOf(this.layout, this.size)
  }

  /** By hand. */
  moveTo(viewport: Viewport): void {
    const { x, y, zoom } = this.viewport
    const far = Math.abs(x - viewport.x) + Math.abs(y - viewport.y) + Math.abs(zoom - viewport.zoom)
    if (far > 1e-3) this.#moved = viewport
  }

  showFilter(): void {
    // Too many of an article are filtered from what it has.
    if (this.tooMany && this.mode === 'article' && this.article !== null)
      this.filters.set({ ...emptyFilter(), articles: [this.article] })
    if (this.mode !== 'filter') this.show('filter')
    this.side = 'filter'
    void tick().then(() => document.querySelector<HTMLElement>('[data-view-words]')?.focus())
  }

  picture(): Picture {
    const subject = this.mode === 'claim' ? (this.subjectEntry?.id ?? null) : null
    return pictureOf(
      this.#title((whole) => cut(whole, Infinity)),
      this.layout,
      this.routes,
      subject,
    )
  }

  capture(): Place {
    return {
      mode: this.mode,
      subject: this.subject,
      article: this.article,
      steps: this.steps,
      hidden: [...this.hidden],
      filter: this.filters.filter,
      viewport: this.#moved,
      current: this.currentId,
    }
  }

  restore(state: unknown): void {
    const place = state as Place
    this.mode = place.mode
    this.subject = place.subject
    this.article = place.article
    this.steps = place.steps
    this.hidden = new Set(place.hidden)
    this.filters.filter = place.filter
    this.#moved = place.viewport
    this.currentId = place.current
  }
}

/** The map's model, which the view's components are about. */
export function mapOf(app: App): MapModel {
  const model = app.views.map
  if (!(model instanceof MapModel)) throw new Error('the map is not there')
  return model
}

function boxOf({ x, y, card }: Placed): Box {
  return { x, y, width: WIDTH, height: card.height }
}

/** The words of a title, cut after a word where they are many. */
function cut(statement: string, most: number): string {
  if (statement.length <= most) return statement.replace(/[.]$/u, '')
  const head = statement.slice(0, most)
  const whole = head.slice(0, Math.max(head.lastIndexOf(' '), most / 2))
  return `${whole.replace(/[\s\p{P}]+$/u, '')}…`
}
