import type { Annotation, Kind } from '../../../preload/model.ts'
import type { View } from '../common/view.ts'
import type { ForeignW3c } from './foreign.ts'
import { claimBodies, creatorNode } from './claim.ts'
import { iriOf } from './iri.ts'
import { known, targetOf, type Node, type Places } from './target.ts'

/** Why an annotation was made (https://www.w3.org/TR/annotation-model/#motivation-and-purpose). */
const MOTIVATIONS: Readonly<Record<Kind, string>> = {
  highlight: 'highlighting',
  note: 'commenting',
  appearance: 'identifying',
}

/** One annotation, as https://www.w3.org/TR/annotation-model/#annotations has it. */
export function annotationNode(annotation: Annotation, view: View, places: Places): Node {
  const { state } = annotation.target
  const body = [
    ...annotation.tags.map((id, index) => ({
      id: iriOf('tag', id),
      type: 'TextualBody',
      purpose: 'tagging',
      value: view.tagsOf(annotation)[index] ?? id,
    })),
    ...(annotation.note === ''
      ? []
      : [{ type: 'TextualBody', purpose: 'commenting', value: annotation.note, format: 'text/markdown' }]),
    ...(annotation.kind === 'appearance' ? claimBodies(annotation, view, places) : []),
    ...(((annotation.foreign?.['w3c'] ?? {}) as ForeignW3c).bodies ?? []),
  ]
  const foreign = (annotation.foreign?.['w3c'] ?? {}) as ForeignW3c
  return known({
    ...foreign.fields,
    id: foreign.id ?? iriOf('annotation', annotation.id),
    type: 'Annotation',
    motivation: MOTIVATIONS[annotation.kind],
    creator: creatorNode(annotation.author),
    created: annotation.created,
    modified: annotation.modified,
    anchoring: state === 'anchored' || state === 'whole' ? null : state,
    body: body.length > 0 ? body : null,
    target: targetOf(annotation, places),
  })
}
