/**
 * Which stretch of the text is painted how. Pure: annotations in, offsets out.
 *
 * Overlap mixes no tints: the longest keeps its tint, what lies in or across it becomes a solid line in its kind's
 * colour, on the first of two levels that is free there.
 */
import type { Annotation, Kind } from '../../preload/model.ts'

export interface Stretch {
  start: number
  end: number
}

type KindLayer = 'claim' | 'highlight' | 'note'
export type Layer =
  | `tint-${KindLayer}`
  | `line1-${KindLayer}`
  | `line2-${KindLayer}`
  | `selected-${KindLayer}`
  | 'source'
  | 'cue'
  | 'hover'
  | 'found'
  | 'found-current'
  | 'edge'
  | 'kept'
  | 'offered'

/** From the lowest to the highest: what comes later is painted over what comes before. */
export const LAYERS: readonly Layer[] = [
  'offered',
  'tint-claim',
  'tint-highlight',
  'tint-note',
  'selected-claim',
  'selected-highlight',
  'selected-note',
  'line1-claim',
  'line1-highlight',
  'line1-note',
  'line2-claim',
  'line2-highlight',
  'line2-note',
  'source',
  'cue',
  'hover',
  'found',
  'found-current',
  'kept',
  'edge',
]

const KIND: Record<Kind, KindLayer> = { appearance: 'claim', highlight: 'highlight', note: 'note' }

export interface Shown {
  annotations: Iterable<Annotation>
  currentId: string | null
  hoverId: string | null
}

/** The stretches of each layer; a layer that is not named has none. */
export function layersOf({ annotations, currentId, hoverId }: Shown): Map<Layer, Stretch[]> {
  const layers = new Map<Layer, Stretch[]>()
  const put = (layer: Layer, stretches: readonly Stretch[]) => {
    if (stretches.length === 0) return
    const there = layers.get(layer)
    if (there) there.push(...stretches)
    else layers.set(layer, [...stretches])
  }
  const tinted = new Taken()
  const levels = [new Taken(), new Taken()] as const
  const byLength = [...annotations].filter(painted).sort((a, b) => lengthOf(b) - lengthOf(a))
  for (const annotation of byLength) {
    const kind = KIND[annotation.kind]
    const spans = annotation.target.spans
    if (!tinted.meets(spans)) {
      tinted.add(spans)
      put(`tint-${kind}`, spans)
    } else {
      const level = levels[0].meets(spans) ? 1 : 0
      levels[level].add(spans)
      put(level === 0 ? `line1-${kind}` : `line2-${kind}`, spans)
    }
    if (annotation.id === currentId) put(`selected-${kind}`, spans)
    if (annotation.kind === 'appearance') {
      put('source', annotation.source.spans)
      put('cue', annotation.cue.spans)
    }
    if (annotation.id === hoverId)
      put('hover', spans.length > 0 ? spans : annotation.kind === 'appearance' ? annotation.source.spans : [])
  }
  return layers
}

/** What is gone keeps the spans of another revision: they are not of this text. */
function painted(annotation: Annotation): boolean {
  return annotation.target.state !== 'gone'
}

function lengthOf(annotation: Annotation): number {
  return annotation.target.spans.reduce((sum, span) => sum + span.end - span.start, 0)
}

/** Stretches that are taken, sorted by their start and never overlapping each other by much: few are asked for at a time. */
class Taken {
  readonly #stretches: Stretch[] = []
  #longest = 0

  add(spans: readonly Stretch[]): void {
    for (const span of spans) {
      this.#stretches.splice(this.#indexAfter(span.start), 0, { start: span.start, end: span.end })
      this.#longest = Math.max(this.#longest, span.end - span.start)
    }
  }

  meets(spans: readonly Stretch[]): boolean {
    return spans.some((span) => {
      for (let at = this.#indexAfter(span.start - this.#longest); at < this.#stretches.length; at++) {
        const other = this.#stretches[at]
        if (!other || other.start >= span.end) return false
        if (other.end > span.start) return true
      }
      return false
    })
  }

  #indexAfter(offset: number): number {
    let low = 0
    let high = this.#stretches.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#stretches[middle]?.start ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }
}
