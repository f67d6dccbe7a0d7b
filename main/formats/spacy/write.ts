import type { Content } from '../../library.ts'
import { objectOf, type JsonObject } from '../common/json-values.ts'
import { OWN, ownWriter } from '../common/own.ts'
import { codePointOffsets } from '../common/unicode.ts'
import { viewOf } from '../common/view.ts'
import { claimTies, entitiesOf, entityId, isOverContent, TIES, type Entity } from '../standoff/entities.ts'
import { keptFields, keptTies } from '../standoff/kept.ts'
import { tokensOf } from './tokens.ts'

/** One task an article, and how many of its spans stand off the edges of tokens. */
export function tasksOf(content: Content): { task: JsonObject; off: number }[] {
  const view = viewOf(content)
  const own = ownWriter(content, view)
  const tied = claimTies(view)
  return view.articles.map((each) => {
    const { article } = each
    const unit = codePointOffsets(article.text)
    const tokens = tokensOf(article)
    const starts = new Map(tokens.map(({ start }, id) => [start, id]))
    const ends = new Map(tokens.map(({ end }, id) => [end, id]))
    const { entities, ties, ownMarks } = entitiesOf(each, view, tied.of(article.id))
    const placeOf = ({ span, mark }: Entity): JsonObject => {
      const place = { start: unit(span.start), end: unit(span.end) }
      const [first, last] = [starts.get(span.start), ends.get(span.end)]
      const onTokens = first !== undefined && last !== undefined
      return { ...place, ...(onTokens ? { token_start: first, token_end: last } : {}), label: mark.label }
    }
    const places = new Map(entities.map((entity) => [entity, placeOf(entity)]))
    const isOff = (entity: Entity): boolean => places.get(entity)?.['token_start'] === undefined
    const spans = entities.map((entity) => ({
      ...keptFields(entity, 'spacy'),
      ...places.get(entity),
      // The pieces of a split passage have the same.
      id: markId(entity),
      ...noteOf(entity),
    }))
    const all = [...ties.filter(({ type }) => type !== TIES.fragment), ...keptTies(entities, 'spacy', unit)]
    const relations = all.map(({ from, to, type }) => {
      const [head, child] = [places.get(from), places.get(to)]
      return {
        // Prodigy draws an arc from the last token of one span to that of the other.
        ...(isOff(from) || isOff(to) ? {} : { head: head?.['token_end'], child: child?.['token_end'] }),
        // Two spans of one label over the same words are told apart by their ids alone.
        head_span: { ...head, id: markId(from) },
        child_span: { ...child, id: markId(to) },
        label: type,
      }
    })
    const kept = objectOf(article.foreign?.['spacy']) ?? {}
    const task = {
      ...kept,
      text: article.text,
      tokens: tokens.map(({ start, end, ws }, id) => ({
        ...{ text: article.text.slice(start, end), start: unit(start), end: unit(end), id, ws },
      })),
      spans,
      relations,
      meta: {
        ...objectOf(kept['meta']),
        title: article.title,
        ...(article.url === null ? {} : { url: article.url }),
      },
      answer: 'accept',
      [OWN]: own(each, (annotation) => ownMarks(annotation, unit)),
    }
    return { task, off: entities.filter(isOff).length }
  })
}

function markId({ id, mark, piece }: Entity): string {
  if (piece === 0) return id
  return (
    entityId(mark.annotation.id, mark.role, 0, 0) +
    id.slice(entityId(mark.annotation.id, mark.role, 0, piece).length)
  )
}

function noteOf({ mark, piece }: Entity): { note?: string } {
  const { annotation } = mark
  const isFirst = piece === 0 && (isOverContent(mark) || annotation.target.spans.length === 0)
  return isFirst && annotation.note !== '' ? { note: annotation.note } : {}
}
