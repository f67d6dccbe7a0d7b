/** Annotations as selections of a text: what each is coded with, and what ties those of one annotation. */
import type { Annotation, Person, Span } from '../../../preload/model.ts'
import { isPlaced, type View } from '../common/view.ts'
import { guidOf, namedGuid } from '../refi/guid.ts'
import { roleGuid, speakerGuid, type Role } from './roles.ts'

export interface Selection {
  readonly guid: string
  readonly annotation: Annotation
  readonly span: Span
  /** GUIDs of codes. */
  readonly codes: readonly string[]
  /** Whether it is the first of its annotation, which has the note. */
  readonly first: boolean
}

/** A link between two selections, by what it is called. */
export interface Tie {
  readonly guid: string
  readonly name: string
  readonly origin: string
  readonly target: string
}

/**
 * How selections of one annotation are tied. "continued by" is what ATLAS.ti calls a link from a passage to the next one
 * of the same kind, from the beginning of its default relations of hyperlinks.
 */
export const TIES = { next: 'continued by', source: 'source', cue: 'cue' } as const

export interface Marked {
  readonly selections: readonly Selection[]
  readonly ties: readonly Tie[]
}

/** The parts of an annotation in a fixed order: the first that has a passage stands for the whole of it. */
const PARTS = ['content', 'source', 'cue'] as const
type Part = (typeof PARTS)[number]

export function partsOf(annotation: Annotation): readonly (readonly [Part, readonly Span[]])[] {
  return PARTS.map((part) => {
    if (part === 'content') return [part, annotation.target.spans]
    return [part, annotation.kind === 'appearance' ? annotation[part].spans : []]
  })
}

/** The GUID of the selection that stands for an annotation. */
export const annotationGuid = (annotation: Annotation): string => guidOf('annotation', annotation.id)

/** Null for what stands nowhere in the text. */
export function markedOf(annotation: Annotation, view: View, tagGuid: (id: string) => string): Marked | null {
  if (!isPlaced(annotation)) return null
  const parts = partsOf(annotation).filter(([, spans]) => spans.length > 0)
  const [main] = parts
  if (!main) return null
  const selections: Selection[] = []
  const ties: Tie[] = []
  const whole = annotationGuid(annotation)
  const tie = (name: string, origin: string, target: string): void => {
    ties.push({ guid: namedGuid('tie', origin, target, name), name, origin, target })
  }
  for (const [part, spans] of parts) {
    let before: string | null = null
    for (const [index, span] of spans.entries()) {
      const first = part === main[0] && index === 0
      const guid = first ? whole : namedGuid('selection', annotation.id, part, index)
      const codes = codesOf(annotation, part, main[0], view, tagGuid)
      selections.push({ guid, annotation, span, codes, first })
      if (before !== null) tie(TIES.next, before, guid)
      else if (part === 'source' || part === 'cue') if (part !== main[0]) tie(TIES[part], guid, whole)
      before = guid
    }
  }
  return { selections, ties }
}

/** Tags, and what has no passage of its own, are coded where the main part stands. */
function codesOf(
  annotation: Annotation,
  part: Part,
  main: Part,
  view: View,
  tagGuid: (id: string) => string,
): string[] {
  const codes = new Set<string>()
  const role = (each: Role): unknown => codes.add(roleGuid(each))
  if (annotation.kind !== 'appearance') {
    if (annotation.kind === 'note') role('note')
    else if (annotation.tags.length === 0) role('highlight')
  } else {
    role(part)
    if (part === main && annotation.source.none) role('none')
    const speaker = speakerOf(annotation, view)
    const isHere = annotation.source.spans.length > 0 ? part === 'source' : part === main
    if (speaker && isHere) codes.add(speakerGuid(speaker))
  }
  if (part === main) for (const tag of annotation.tags) codes.add(tagGuid(tag))
  return [...codes]
}

export function speakerOf(annotation: Annotation, view: View): Person | null {
  return annotation.kind === 'appearance' ? view.personOf(annotation.source.person) : null
}
