import type { Content } from '../../library.ts'
import { objectOf, type JsonObject } from '../common/json-values.ts'
import { OWN, ownWriter } from '../common/own.ts'
import { codePointOffsets } from '../common/unicode.ts'
import { viewOf } from '../common/view.ts'
import { claimTies, entitiesOf } from '../standoff/entities.ts'
import { keptFields, keptTies } from '../standoff/kept.ts'
import { commentsOf } from './comments.ts'

/** One record an article. */
export function recordsOf(content: Content): JsonObject[] {
  const view = viewOf(content)
  const own = ownWriter(content, view)
  const tied = claimTies(view)
  return view.articles.map((each, index) => {
    const { article, annotations } = each
    const unit = codePointOffsets(article.text)
    const { entities, ties, ownMarks } = entitiesOf(each, view, tied.of(article.id))
    const ids = new Map(entities.map((entity, number) => [entity, number + 1]))
    const written = entities.map((entity) => ({
      ...keptFields(entity, 'doccano'),
      id: ids.get(entity) ?? 0,
      label: entity.mark.label,
      start_offset: unit(entity.span.start),
      end_offset: unit(entity.span.end),
    }))
    const all = [...ties, ...keptTies(entities, 'doccano', unit)]
    const relations = all.map(({ from, to, type }, number) => ({
      id: number + 1,
      from_id: ids.get(from) ?? 0,
      to_id: ids.get(to) ?? 0,
      type,
    }))
    const comments = commentsOf(annotations, view)
    const kept = objectOf(article.foreign?.['doccano']) ?? {}
    return {
      ...kept,
      id: index + 1,
      text: article.text,
      entities: written,
      relations,
      Comments: comments,
      title: article.title,
      ...(article.url === null ? {} : { url: article.url }),
      [OWN]: { ...own(each, (annotation) => ownMarks(annotation, unit)), comments },
    }
  })
}
