/** What formats of labelled spans (brat, doccano, Label Studio, spaCy, UIMA) have in common: an article as marks over its text. */
import type { Annotation, Span } from '../../../preload/model.ts'
import { isPlaced, type View } from '../common/view.ts'

/** Labels of passages in which a claim is made, as PARC 3.0 and PolNeAR call them. */
export const ROLES = { content: 'Content', source: 'Source', cue: 'Cue' } as const
export type Role = keyof typeof ROLES

/** Labels of passages that carry no tag. */
export const UNTAGGED = { highlight: 'Highlight', note: 'Note' } as const

export interface Mark {
  readonly annotation: Annotation
  /** What the passage is in an appearance; null for highlights and notes, and for a tag of an appearance. */
  readonly role: Role | null
  /** One of ROLES or UNTAGGED, or the path of a tag. */
  readonly label: string
  /** The path of the tag that it stands for; null where it stands for none. */
  readonly tag: string | null
  /** In reading order, over the article's present text. */
  readonly spans: readonly Span[]
}

/**
 * The marks of annotations, in their order: of a highlight or note one a tag, or one without; of an appearance its content,
 * source and cue, then one a tag over the content. Notes on the whole article and what is gone stand nowhere and have none.
 */
export function marksOf(annotations: readonly Annotation[], view: View): Mark[] {
  return annotations.filter(isPlaced).flatMap((annotation): Mark[] => {
    const { spans } = annotation.target
    const tags = view
      .tagsOf(annotation)
      .map((path): Mark => ({ annotation, role: null, label: path, tag: path, spans }))
    const all =
      annotation.kind === 'appearance'
        ? [
            ...(['content', 'source', 'cue'] as const).map((role): Mark => {
              const own = role === 'content' ? spans : annotation[role].spans
              return { annotation, role, label: ROLES[role], tag: null, spans: own }
            }),
            ...tags,
          ]
        : tags.length > 0
          ? tags
          : [{ annotation, role: null, label: UNTAGGED[annotation.kind], tag: null, spans }]
    return all.filter((mark) => mark.spans.length > 0)
  })
}
