import type { Annotation } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import { objectOf, objectsIn, type JsonObject } from '../common/json-values.ts'
import { OWN, ownWriter } from '../common/own.ts'
import { viewOf, type View } from '../common/view.ts'
import { claimTies, entitiesOf, entityId, isOverContent, type Entity } from '../standoff/entities.ts'
import { keptFields, keptTies } from '../standoff/kept.ts'

/** The controls of the labelling configuration, and the object that they label. */
export const CONTROLS = {
  text: 'text',
  labels: 'label',
  verdict: 'verdict',
  statement: 'statement',
  tags: 'tags',
  note: 'note',
} as const

export interface Task extends JsonObject {
  annotations: [{ result: readonly Result[] }]
}
export type Result = JsonObject

/** One task an article, with one annotation: what all people marked. */
export function tasksOf(content: Content): Task[] {
  const view = viewOf(content)
  const own = ownWriter(content, view)
  const tied = claimTies(view)
  return view.articles.map((each, index) => {
    const { article, annotations } = each
    const { entities, ties, ownMarks } = entitiesOf(each, view, tied.of(article.id))
    const kept = objectOf(article.foreign?.['label-studio']) ?? {}
    const regions = regionsOf(entities)
    const relations = [...ties, ...keptTies(entities, 'label-studio', (offset) => offset)].map(
      ({ from, to, type }) => ({
        type: 'relation',
        from_id: regionId(from),
        to_id: regionId(to),
        direction: 'right',
        labels: [type],
      }),
    )
    // One tie a label would say the same of one region again and again.
    const seen = new Set<string>()
    const result = [
      ...regions.flatMap((region) => regionResults(region, view)),
      ...annotations.flatMap((annotation) => wholeResults(annotation, view)),
      ...relations.filter((relation) => {
        const key = JSON.stringify(relation)
        return relation.from_id !== relation.to_id && !seen.has(key) && seen.add(key)
      }),
    ]
    return {
      id: index + 1,
      data: {
        ...objectOf(kept['data']),
        [CONTROLS.text]: article.text,
        title: article.title,
        ...(article.url === null ? {} : { url: article.url }),
      },
      annotations: [{ result }],
      predictions: [],
      meta: {
        ...objectOf(kept['meta']),
        [OWN]: own(each, (annotation) => ownMarks(annotation, (offset) => offset)),
      },
    }
  })
}

/** A range with its labels. */
interface Region {
  id: string
  first: Entity
  labels: string[]
}

/** Marks over the same content are one region with several labels. */
function regionsOf(entities: readonly Entity[]): Region[] {
  const regions = new Map<string, Region>()
  for (const entity of entities) {
    const id = regionId(entity)
    const region = regions.get(id)
    if (region) region.labels.push(entity.mark.label)
    else regions.set(id, { id, first: entity, labels: [entity.mark.label] })
  }
  return [...regions.values()]
}

function regionId({ mark, piece }: Entity): string {
  return entityId(mark.annotation.id, mark.role, 0, piece)
}

function regionResults({ id, first, labels }: Region, view: View): Result[] {
  const { mark, span } = first
  const { annotation } = mark
  const place = { start: span.start, end: span.end, text: span.exact }
  const isFirst = first.piece === 0 && (isOverContent(mark) || annotation.target.spans.length === 0)
  const { results, ...fields } = keptFields(first, 'label-studio')
  const region: Result = {
    ...fields,
    id,
    from_name: CONTROLS.labels,
    to_name: CONTROLS.text,
    type: 'labels',
    origin: 'manual',
    value: { ...place, labels },
    ...(isFirst && annotation.note !== '' ? { meta: { text: [annotation.note] } } : {}),
  }
  const claim = isFirst && annotation.kind === 'appearance' ? view.claimOf(annotation) : null
  const verdict = claim && view.verdictOf(claim)
  const said = (control: string, type: string, value: JsonObject): Result => ({
    ...{ id, from_name: control, to_name: CONTROLS.text, type, origin: 'manual' },
    value: { ...place, ...value },
  })
  return [
    region,
    ...(verdict ? [said(CONTROLS.verdict, 'choices', { choices: [verdict.name] })] : []),
    ...(claim?.statement ? [said(CONTROLS.statement, 'textarea', { text: [claim.statement] })] : []),
    ...objectsIn(results).map((result) => ({ ...result, id })),
  ]
}

/** What is said of the whole text: tags as choices, the note as a text area. */
function wholeResults(annotation: Annotation, view: View): Result[] {
  if (annotation.target.state !== 'whole') return []
  const tags = view.tagsOf(annotation)
  const said = (control: string, type: string, value: JsonObject): Result => ({
    ...{
      id: `${annotation.id}.${control}`,
      from_name: control,
      to_name: CONTROLS.text,
      type,
      origin: 'manual',
      value,
    },
  })
  const kept = objectOf(objectOf(annotation.foreign?.['label-studio'])?.['fields'])
  return [
    ...(tags.length > 0 ? [said(CONTROLS.tags, 'choices', { choices: tags })] : []),
    ...(annotation.note === '' ? [] : [said(CONTROLS.note, 'textarea', { text: [annotation.note] })]),
    ...objectsIn(kept?.['results']),
  ]
}
