import type { Annotation } from '../../../preload/model.ts'
import { quoteOf } from '../common/order.ts'
import type { View } from '../common/view.ts'

/** Notes and verdicts as doccano's comments: those are an article's, so each begins with the words that it is about. */
export function commentsOf(annotations: readonly Annotation[], view: View): string[] {
  return annotations.flatMap((annotation) => {
    const quote = quoteOf(annotation.target.spans)
    const about = quote === '' ? '' : `“${quote}”: `
    const claim = annotation.kind === 'appearance' ? view.claimOf(annotation) : null
    const verdict = claim && view.verdictOf(claim)
    const judged = verdict && [verdict.name, verdict.rationale].filter((part) => part !== '').join('. ')
    return [annotation.note, judged ?? ''].flatMap((said) => (said === '' ? [] : [about + said]))
  })
}
