import type { Appearance, Claim } from '../../../preload/model.ts'
import { countsInWords } from './prose.ts'
import type { ArticleView, View } from './view.ts'

/** An article's claims, each with all the passages of this article in which it is made. */
export interface MadeClaim {
  readonly claim: Claim | null
  readonly appearances: readonly Appearance[]
}

/** The claims of an article in text order, by where each is made first. */
export function claimsIn({ annotations }: ArticleView, view: View): MadeClaim[] {
  const made = new Map<string, { claim: Claim | null; appearances: Appearance[] }>()
  for (const annotation of annotations) {
    if (annotation.kind !== 'appearance') continue
    const claim = view.claimOf(annotation)
    const id = claim?.id ?? annotation.claim
    const known = made.get(id)
    if (known) known.appearances.push(annotation)
    else made.set(id, { claim, appearances: [annotation] })
  }
  return [...made.values()]
}

/** "3 claims, 2 highlights, 1 note". */
export function countsOf(each: ArticleView, view: View): string {
  const count = (kind: string): number =>
    each.annotations.filter((annotation) => annotation.kind === kind).length
  return countsInWords([
    [claimsIn(each, view).length, 'claim'],
    [count('highlight'), 'highlight'],
    [count('note'), 'note'],
  ])
}
