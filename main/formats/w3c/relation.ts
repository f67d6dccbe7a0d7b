import type { View } from '../common/view.ts'
import { creatorNode } from './claim.ts'
import { iriOf } from './iri.ts'
import { known, type Node } from './target.ts'

/**
 * A relation as an annotation that links one claim to another (oa:linking,
 * https://www.w3.org/TR/annotation-model/#motivation-and-purpose): its target is the claim that the relation goes from, its
 * body the one it goes to. Which relation it is, is said in a term of Postil's own.
 */
export function relationNode({ relation, from, to }: View['relations'][number]): Node {
  return known({
    id: iriOf('relation', relation.id),
    type: 'Annotation',
    motivation: 'linking',
    relation: relation.kind,
    creator: creatorNode(relation.author),
    created: relation.created,
    modified: relation.modified,
    body: [
      { type: 'SpecificResource', purpose: 'linking', source: iriOf('claim', to.id) },
      ...(relation.note === ''
        ? []
        : [{ type: 'TextualBody', purpose: 'commenting', value: relation.note, format: 'text/markdown' }]),
    ],
    target: iriOf('claim', from.id),
  })
}
