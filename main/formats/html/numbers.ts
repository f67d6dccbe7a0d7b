/** The numbers by which passages in the text and entries beside it point to each other. */
import type { Annotation } from '../../../preload/model.ts'
import type { MadeClaim } from '../common/made.ts'

export interface Number {
  readonly annotation: Annotation
  /** Its place among the article's annotations, in text order. */
  readonly index: number
  /** What is drawn: "3" for the third claim, "H1" and "N1" for highlights and notes, so that none needs its colour. */
  readonly mark: string
  /** What is read out: "Claim 3". */
  readonly name: string
  /** Ids of the number in the text, and of the entry beside it. */
  readonly anchor: string
  readonly entry: string
}

export interface Numbered {
  readonly list: readonly Number[]
  of(annotation: Annotation): Number | undefined
  /** Those of some annotations, in text order. */
  inOrder(annotations: readonly Annotation[]): Number[]
}

/** The id of a claim's entry in an article, both counted from 1. */
export function claimAnchor(article: number, claim: number): string {
  return `a${article}-c${claim}`
}

/** Numbers the annotations of an article, the `article`th of the page; `claims` are all that are made in it. */
export function numbered(
  article: number,
  annotations: readonly Annotation[],
  claims: readonly MadeClaim[],
): Numbered {
  const made = new Map<string, { claim: number; nth: number; of: number }>()
  claims.forEach(({ appearances }, claim) =>
    appearances.forEach(({ id }, nth) =>
      made.set(id, { claim: claim + 1, nth: nth + 1, of: appearances.length }),
    ),
  )
  const counts = { highlight: 0, note: 0 }
  const list = annotations.map((annotation, index): Number => {
    const anchor = `a${article}-p${index + 1}`
    if (annotation.kind !== 'appearance') {
      const count = ++counts[annotation.kind]
      const mark = `${annotation.kind === 'highlight' ? 'H' : 'N'}${count}`
      const name = `${annotation.kind === 'highlight' ? 'Highlight' : 'Note'} ${count}`
      return { annotation, index, mark, name, anchor, entry: `a${article}-${mark.toLowerCase()}` }
    }
    const { claim, nth, of } = made.get(annotation.id) ?? { claim: 0, nth: 1, of: 1 }
    const mark = `${claim}${of > 1 ? letters(nth) : ''}`
    return {
      annotation,
      index,
      mark,
      name: `Claim ${mark}`,
      anchor,
      entry: claimAnchor(article, claim) + (of > 1 ? `-${nth}` : ''),
    }
  })
  const byAnnotation = new Map(list.map((each) => [each.annotation, each]))
  return {
    list,
    of: (annotation) => byAnnotation.get(annotation),
    inOrder: (some) =>
      some.flatMap((annotation) => byAnnotation.get(annotation) ?? []).toSorted((a, b) => a.index - b.index),
  }
}

/** a, b, ... z, aa, ab, ... of 1, 2, ... */
function letters(count: number): string {
  const rest = (count - 1) % 26
  const more = Math.floor((count - 1) / 26)
  return (more > 0 ? letters(more) : '') + String.fromCharCode(97 + rest)
}
