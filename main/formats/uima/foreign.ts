/** What an annotation of another program's layer said: kept under "xmi", and written again as that layer has it. */
import type { Annotation } from '../../../preload/model.ts'

export interface ForeignLayer {
  /** The name of its type. */
  readonly type: string
  /** All its features but its place, as strings. */
  readonly features: Readonly<Record<string, string>>
}

/** A name as UIMA allows it, of at least two parts. */
const TYPE_NAME = /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/
const FEATURE_NAME = /^[A-Za-z]\w*$/
/** What every annotation has, and arcs between annotations, which would lead nowhere. */
const KEPT_OUT = new Set(['sofa', 'begin', 'end', 'id', 'Governor', 'Dependent'])

/** Another program's layer of an annotation, as the reader of XMI keeps it; null where there is none that can be written. */
export function foreignOf({ foreign }: Pick<Annotation, 'foreign'>): ForeignLayer | null {
  return foreignLayer(foreign?.xmi)
}

export function foreignLayer(kept: unknown): ForeignLayer | null {
  if (typeof kept !== 'object' || kept === null) return null
  const { type, features } = kept as { type?: unknown; features?: unknown }
  if (typeof type !== 'string' || !TYPE_NAME.test(type) || type.startsWith('uima.')) return null
  const own = typeof features === 'object' && features !== null ? Object.entries(features) : []
  return {
    type,
    features: Object.fromEntries(
      own.filter(
        (entry): entry is [string, string] =>
          typeof entry[1] === 'string' && FEATURE_NAME.test(entry[0]) && !KEPT_OUT.has(entry[0]),
      ),
    ),
  }
}

/** The features of each such type, so that the type system has them all. */
export function featuresSeen(annotations: readonly Annotation[]): Map<string, Set<string>> {
  const seen = new Map<string, Set<string>>()
  for (const annotation of annotations) {
    const layer = foreignOf(annotation)
    if (!layer) continue
    const features = seen.get(layer.type) ?? new Set()
    seen.set(layer.type, features)
    for (const name of Object.keys(layer.features)) features.add(name)
  }
  return seen
}
