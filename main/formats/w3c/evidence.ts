import type { Evidence, Ground } from '../../../preload/model.ts'
import { iriOf } from './iri.ts'
import { known, quoteSelector, type Node, type Places } from './target.ts'

/** A piece of evidence, after AVeriTeC (arXiv 2305.13117): a question, its answer, and what that rests on. */
export function evidenceNode(evidence: Evidence, places: Places): Node {
  const { question, answer, stance, date, ground } = evidence
  return known({
    id: iriOf('evidence', evidence.id),
    type: 'Evidence',
    question,
    answer,
    stance,
    evidenceDate: date,
    restsOn: ground && groundNode(ground, places),
  })
}

function groundNode(ground: Ground, places: Places): Node | Node[] {
  switch (ground.kind) {
    case 'link':
      return { type: 'WebPage', address: ground.url }
    case 'file':
      return { type: 'File', fileName: ground.name, fileHash: ground.sha256, bytes: ground.size }
    case 'quote': {
      const there = places.in(ground.article)
      // Positions are of a text that is written with them; of another one, or an earlier revision, the words are enough.
      if (there?.revision === ground.revision) return there.specific(ground.spans, true)
      const source = there?.iri ?? iriOf('article', ground.article)
      return ground.spans.map((span) => ({
        type: 'SpecificResource',
        source,
        selector: [quoteSelector(span)],
      }))
    }
  }
}
