/** Articles as entities and ties between them: the terms that doccano, Label Studio and Prodigy share. */
import type { Annotation, Span } from '../../../preload/model.ts'
import type { OwnMark } from '../common/own.ts'
import type { ArticleView, View } from '../common/view.ts'
import { marksOf, type Mark } from './marks.ts'

/** What ties entities, beside the kinds of relations between claims. */
export const TIES = {
  /** From a piece of a split passage to its next piece. */
  fragment: 'fragment',
  source: 'source',
  cue: 'cue',
  /** Between passages that make the same claim. */
  same: 'same-claim',
} as const

/** One piece of one mark. */
export interface Entity {
  /** Its own within the article, the same whenever the same article is written. */
  readonly id: string
  readonly mark: Mark
  readonly span: Span
  /** Which piece of a split passage it is, from 0. */
  readonly piece: number
}

export interface Tie {
  readonly from: Entity
  readonly to: Entity
  readonly type: string
}

export interface Entities {
  readonly entities: readonly Entity[]
  readonly ties: readonly Tie[]
  /** An annotation's marks as own.ts has them; `unit` converts an offset to the format's. */
  ownMarks(annotation: Annotation, unit: (offset: number) => number): OwnMark[]
}

/** All entities of an article in the order of its marks, and what ties them. */
export function entitiesOf(
  { annotations }: ArticleView,
  view: View,
  tiesOfArticle: readonly ClaimTie[] = [],
): Entities {
  const byMark = new Map<Mark, Entity[]>()
  const byAnnotation = new Map<string, Mark[]>()
  for (const mark of marksOf(annotations, view)) {
    const others = byAnnotation.get(mark.annotation.id) ?? []
    const number = others.filter(isOverContent).length
    byMark.set(
      mark,
      mark.spans.map((span, piece) => ({
        ...{ mark, span, piece },
        id: entityId(mark.annotation.id, mark.role, number, piece),
      })),
    )
    byAnnotation.set(mark.annotation.id, [...others, mark])
  }
  const entities = [...byMark.values()].flat()
  const firstOf = (annotation: string, role: Mark['role']): Entity | undefined => {
    const mark = byAnnotation.get(annotation)?.find((each) => each.role === role)
    return mark && byMark.get(mark)?.[0]
  }
  const ties: Tie[] = []
  const tie = (from: Entity | undefined, to: Entity | undefined, type: string): void => {
    if (from && to) ties.push({ from, to, type })
  }
  for (const pieces of byMark.values())
    for (const [index, piece] of pieces.entries()) tie(piece, pieces[index + 1], TIES.fragment)
  for (const annotation of annotations) {
    if (annotation.kind !== 'appearance') continue
    const { id } = annotation
    const [content, source, cue] = (['content', 'source', 'cue'] as const).map((role) => firstOf(id, role))
    tie(content, source, TIES.source)
    tie(content ?? source, cue, TIES.cue)
  }
  for (const { from, to, type } of tiesOfArticle) tie(firstOf(from, 'content'), firstOf(to, 'content'), type)

  return {
    entities,
    ties,
    ownMarks: (annotation, unit) =>
      (byAnnotation.get(annotation.id) ?? []).map(({ label, role, tag, spans }) => ({
        label,
        role,
        tag: tag !== null,
        at: spans.map(({ start, end }) => [unit(start), unit(end)] as const),
        words: spans.map(({ exact }) => exact),
      })),
  }
}

/** Whether a mark stands where its annotation does, and not at its source or cue. */
export function isOverContent({ role }: Pick<Mark, 'role'>): boolean {
  return role === 'content' || role === null
}

/** The id of a piece; `number` counts from 0 the marks that stand over the same content. */
export function entityId(annotation: string, role: Mark['role'], number: number, piece: number): string {
  const parts = [
    ...(role === 'source' || role === 'cue' ? [role] : []),
    ...(piece === 0 ? [] : [`p${piece + 1}`]),
    ...(number === 0 || role === 'source' || role === 'cue' ? [] : [number + 1]),
  ]
  return [annotation, ...parts].join('.')
}

/** A tie between the contents of two appearances, by their ids. */
export interface ClaimTie {
  readonly from: string
  readonly to: string
  readonly type: string
}

/**
 * How claims are tied, article by article: relations by the first passages of both that stand in one article, and passages
 * that make the same claim to the first of them there. `apart` counts the relations that no article can show.
 */
export function claimTies(view: View): { of(article: string): readonly ClaimTie[]; apart: number } {
  const ties = new Map<string, ClaimTie[]>()
  const add = (article: string, tie: ClaimTie): void => {
    const known = ties.get(article)
    if (known) known.push(tie)
    else ties.set(article, [tie])
  }
  /** The first passage of a claim in each article. */
  const firsts = new Map<string, Map<string, string>>()
  for (const { article, annotations } of view.articles)
    for (const annotation of annotations) {
      if (annotation.kind !== 'appearance' || annotation.target.state === 'gone') continue
      if (annotation.target.spans.length === 0) continue
      const claim = view.claimOf(annotation)?.id ?? annotation.claim
      const places = firsts.get(claim) ?? new Map<string, string>()
      const first = places.get(article.id)
      if (first === undefined) firsts.set(claim, places.set(article.id, annotation.id))
      else add(article.id, { from: first, to: annotation.id, type: TIES.same })
    }
  let apart = 0
  for (const { relation, from, to } of view.relations) {
    const [here, there] = [firsts.get(from.id), firsts.get(to.id)]
    const shared = [...(here?.keys() ?? [])].find((article) => there?.has(article))
    if (shared === undefined) apart++
    else add(shared, { from: here?.get(shared) ?? '', to: there?.get(shared) ?? '', type: relation.kind })
  }
  return { of: (article) => ties.get(article) ?? [], apart }
}
