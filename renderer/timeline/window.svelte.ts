import { scaleUtc } from 'd3-scale'
import { fitOf, zoomed, type Extent } from './scale.ts'
import { LENGTH, ticksOf, UNITS, WIDE, type Unit } from './units.ts'

/** Between a mark and the edge that it is brought in from. */
const EDGE = 64

/** The stretch of time that is seen, and how wide it is drawn. */
export class TimeWindow {
  /** In pixels, measured by the view. */
  width = $state(0)
  /** Pixels a millisecond; null as long as all of it is to be seen. */
  pxPerMs = $state<number | null>(null)
  /** The moment at the left edge while it is zoomed. */
  zoomedOrigin = $state(0)
  readonly #extent: () => Extent
  readonly #fit = $derived.by(() => fitOf(this.#extent(), this.width))
  readonly scaling = $derived(this.pxPerMs ?? this.#fit.pxPerMs)
  readonly origin = $derived(this.pxPerMs === null ? this.#fit.origin : this.zoomedOrigin)
  readonly ticks = $derived(
    ticksOf(
      scaleUtc()
        .domain([this.origin, this.origin + this.width / this.scaling])
        .range([0, this.width]),
    ),
  )
  /** Where the beginning of what is on record stands in the window. */
  readonly zero = $derived.by(() => (this.#extent().start - this.origin) * this.scaling)
  /** Units that show something: not finer than dates are known, nor so coarse that all of it is one speck. */
  readonly units = $derived.by((): readonly Unit[] => {
    const { hours, start, end } = this.#extent()
    return UNITS.filter((unit) => {
      if (unit === 'hours') return hours
      return unit === 'days' || LENGTH[unit] < end - start
    })
  })

  /** @param extent what is on record, from the first to the last */
  constructor(extent: () => Extent) {
    this.#extent = extent
  }

  /** Where a moment stands in the window, in pixels from its left. */
  at(time: number): number {
    return (time - this.origin) * this.scaling
  }

  /** Moves the window by so many pixels of time; something of the record is always seen. */
  pan(by: number): void {
    if (this.pxPerMs === null) return
    const { start, end } = this.#extent()
    const wanted = this.zoomedOrigin + by / this.pxPerMs
    const half = this.width / this.pxPerMs / 2
    this.zoomedOrigin = Math.max(start - half, Math.min(end - half, wanted))
  }

  /** Brings what stands so many pixels from the record's beginning into the window. */
  reveal(x: number): void {
    const seen = this.zero + x
    if (seen < EDGE) this.pan(seen - EDGE)
    else if (seen > this.width - EDGE) this.pan(seen - this.width + EDGE)
  }

  /** Comes closer by a factor, or goes farther; what is at `x` stays where it is. */
  zoom(by: number, x: number): void {
    this.#zoomTo(zoomed(this.scaling * by, this.#fit.pxPerMs), x)
  }

  /** As wide as a unit has room for its ticks. */
  showUnit(unit: Unit, x: number): void {
    this.#zoomTo(WIDE[unit] / LENGTH[unit], x)
  }

  fit(): void {
    this.pxPerMs = null
  }

  #zoomTo(pxPerMs: number, x: number): void {
    const time = this.origin + x / this.scaling
    this.zoomedOrigin = time - x / pxPerMs
    this.pxPerMs = pxPerMs
    this.pan(0)
  }
}
