import type { Annotation } from '../../../preload/model.ts'
import { objectOf, textOf } from '../common/json-values.ts'
import { quoteOf } from '../common/order.ts'
import type { View } from '../common/view.ts'
import { evidenceInWords, kindInWords, otherInWords } from '../common/words.ts'
import { nameOf } from './user.ts'

/** What Hypothesis shows under a passage, in Markdown: the note; of a claim also who said it, how, and what was found out. */
export function textOfNote(annotation: Annotation, view: View): string {
  if (annotation.kind !== 'appearance') return annotation.note
  const claim = view.claimOf(annotation)
  const person = view.personOf(annotation.source.person)?.name ?? ''
  const words = quoteOf(annotation.source.spans)
  const source = annotation.source.none
    ? 'none named'
    : [person, words && `“${words}”`].filter(Boolean).join(', ')
  const verdict = claim && view.verdictOf(claim)
  const lines = [
    ['Claim', claim?.statement ?? ''],
    ['Source', source],
    ['Cue', quoteOf(annotation.cue.spans)],
    ['Verdict', [verdict?.name ?? '', verdict?.rationale ?? ''].filter(Boolean).join('. ')],
    ...(claim?.evidence ?? []).map((each) => ['Evidence', evidenceInWords(each)]),
    ...(claim ? view.tiesOf(claim) : []).map((tie) => [kindInWords(tie), otherInWords(tie)]),
  ].filter(([, said]) => said !== '')
  const said = lines.map(([what, words]) => `**${what}:** ${words}`).join('\n\n')
  return [annotation.note, said].filter((part) => part !== '').join('\n\n')
}

/** Replies as they follow a note, each with who wrote it. */
export function repliesInWords(replies: readonly unknown[]): string {
  return replies
    .map((reply) => {
      const { user, text } = objectOf(reply) ?? {}
      return `\n\n---\n\n**${nameOf(textOf(user) ?? '')}:** ${textOf(text) ?? ''}`
    })
    .join('')
}
