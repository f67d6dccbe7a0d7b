/** The passages of an article as marks over its text, and how each is drawn. */
import type { Annotation, Kind, Span } from '../../../preload/model.ts'
import { isPlaced } from '../common/view.ts'

export const ROLES = ['content', 'source', 'cue'] as const
export type Role = (typeof ROLES)[number]
/**
 * Overlap mixes no tints, as in the app: the longest keeps its tint, what lies in or across it becomes a line, on the first of
 * two levels that is free there. Sources are dotted and cues dashed, so that none needs its colour to be told from another.
 */
export type Drawn = 'tint' | 'line1' | 'line2' | 'dotted' | 'dashed'

export interface Mark {
  readonly annotation: Annotation
  readonly role: Role
  /** Which of the role's spans it is. */
  readonly part: number
  /** In UTF-16 code units over the article's text. */
  readonly start: number
  readonly end: number
  readonly drawn: Drawn
}

/** The spans of a role; only an appearance has any but its content's. */
export function spansOf(annotation: Annotation, role: Role): readonly Span[] {
  if (role === 'content') return annotation.target.spans
  return annotation.kind === 'appearance' ? annotation[role].spans : []
}

/** Names the element of a mark, within its article: the annotation's place in text order, the role, the part. */
export function markKey(annotation: number, role: Role, part: number): string {
  return `${annotation}-${role}-${part}`
}

/** All marks over a text, from the outermost to the innermost. What is gone stands nowhere in it. */
export function marksOver(text: string, annotations: readonly Annotation[]): Mark[] {
  const placed = annotations.filter(isPlaced)
  const taken = { tint: new Taken(text.length), line1: new Taken(text.length) }
  const marks = placed
    .toSorted((a, b) => lengthOf(b) - lengthOf(a))
    .flatMap((annotation): Mark[] => {
      const { spans } = annotation.target
      const drawn = taken.tint.take(spans) ? 'tint' : taken.line1.take(spans) ? 'line1' : 'line2'
      return [
        ...marksOfRole(annotation, 'content', drawn),
        ...marksOfRole(annotation, 'source', 'dotted'),
        ...marksOfRole(annotation, 'cue', 'dashed'),
      ]
    })
  return marks.toSorted((a, b) => ORDER.indexOf(a.drawn) - ORDER.indexOf(b.drawn))
}

const ORDER: readonly Drawn[] = ['tint', 'line1', 'line2', 'dotted', 'dashed']

function marksOfRole(annotation: Annotation, role: Role, drawn: Drawn): Mark[] {
  return spansOf(annotation, role).map(({ start, end }, part) => ({
    ...{ annotation, role, part, start, end, drawn },
  }))
}

function lengthOf({ target }: Annotation): number {
  return target.spans.reduce((sum, { start, end }) => sum + end - start, 0)
}

/** Which places of a text are taken on one level. */
class Taken {
  readonly #places: Uint8Array
  constructor(length: number) {
    this.#places = new Uint8Array(length)
  }
  /** Takes all of the spans if all are free. */
  take(spans: readonly Span[]): boolean {
    if (spans.some(({ start, end }) => this.#places.subarray(start, end).includes(1))) return false
    for (const { start, end } of spans) this.#places.fill(1, start, end)
    return true
  }
}

/** The class that draws what an annotation of this kind marks. */
export function kindClass(kind: Kind): string {
  return kind === 'appearance' ? 'claim' : kind
}
