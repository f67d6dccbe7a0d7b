/** Whether CASes, read back, say what they were made of. */
import type { Annotation, Article, Span } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import { passagesProblem } from '../common/check.ts'
import type { Problem } from '../common/format.ts'
import { isPlaced, viewOf, type View } from '../common/view.ts'
import { xmlSafe } from '../common/xml.ts'
import { marksOf } from '../standoff/marks.ts'
import { LAYERS } from './types.ts'

/** A feature structure as it was read back: all values as strings. */
export interface ReadStructure {
  readonly id: string
  readonly type: string
  readonly features: Readonly<Record<string, string | undefined>>
}

export interface ReadCas {
  readonly text: string
  readonly structures: readonly ReadStructure[]
}

/** Every annotation must be there once, with all its passages, and every relation; each place must give its quote. */
export function verifyCases(cases: readonly ReadCas[], content: Content): Problem[] {
  const view = viewOf(content)
  const byArticle = new Map(cases.map((cas) => [articleOf(cas), cas]))
  if (cases.length !== content.articles.length)
    return [fileProblem(`it has ${cases.length} texts where there are ${content.articles.length}`)]
  return [
    ...view.articles.flatMap(({ article, annotations }) => {
      const cas = byArticle.get(article.id)
      if (!cas) return [{ article: article.id, annotation: null, what: 'its file is missing' }]
      return casProblems(cas, article, annotations, view)
    }),
    ...relationProblems(cases, view),
  ]
}

const articleOf = ({ structures }: ReadCas): string | undefined =>
  structures.find(({ type }) => type === LAYERS.article)?.features.article

function casProblems(
  { text, structures }: ReadCas,
  article: Article,
  annotations: readonly Annotation[],
  view: View,
): Problem[] {
  if (text !== xmlSafe(article.text))
    return [{ article: article.id, annotation: null, what: 'its text is not the article’s' }]
  const own = structures.filter(({ type }) => type === LAYERS.span || type === LAYERS.remark)
  const byAnnotation = new Map<string, ReadStructure[]>()
  for (const each of own) {
    const id = each.features.annotation ?? ''
    byAnnotation.set(id, [...(byAnnotation.get(id) ?? []), each])
  }
  if (byAnnotation.size !== annotations.length)
    return [fileProblem(`it has ${byAnnotation.size} annotations where there are ${annotations.length}`)]
  return annotations.flatMap((annotation) => {
    const what = annotationProblem(byAnnotation.get(annotation.id) ?? [], annotation, view, text)
    return what === null ? [] : [{ article: article.id, annotation: annotation.id, what }]
  })
}

function annotationProblem(
  structures: readonly ReadStructure[],
  annotation: Annotation,
  view: View,
  text: string,
): string | null {
  if (structures.filter(({ features }) => features.kind !== undefined).length !== 1)
    return structures.length === 0 ? 'it is missing' : 'it is there more than once'
  const at = (start: number, end: number) => text.slice(start, end)
  const groups = new Map<string, ReadStructure[]>()
  for (const each of structures.filter(({ type }) => type === LAYERS.span)) {
    const key = groupKey(each.features.role, each.features.label)
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  const marks = marksOf([annotation], view)
  if (groups.size !== marks.length) return `it has ${groups.size} labels where there are ${marks.length}`
  for (const { role, tag, label, spans } of marks) {
    const key = groupKey(role ?? (tag === null ? 'plain' : 'tag'), xmlSafe(label))
    const read = (groups.get(key) ?? []).map(({ features }) => {
      const range = { start: Number(features.begin), end: Number(features.end) }
      return { exact: at(range.start, range.end), range }
    })
    const wrong = passagesProblem(read, spans.map(safe), true, at)
    if (wrong !== null) return wrong
  }
  const [remark] = structures.filter(({ type }) => type === LAYERS.remark)
  if (!remark || isPlaced(annotation)) return null
  const words = JSON.stringify(annotation.target.spans.map(({ exact }) => exact))
  const kept = JSON.parse(remark.features.passages ?? '[]') as Span[]
  return JSON.stringify(kept.map(({ exact }) => exact)) === xmlSafe(words) ? null : 'its words are not kept'
}

const groupKey = (role: string | undefined, label: string | undefined): string =>
  JSON.stringify([role, label])
const safe = (span: Span): Span => ({ ...span, exact: xmlSafe(span.exact) })

function relationProblems(cases: readonly ReadCas[], view: View): Problem[] {
  const read = cases.flatMap(({ structures }) => {
    const ids = new Set(structures.map(({ id }) => id))
    return structures.flatMap(({ type, features }) => {
      if (type !== LAYERS.relation && type !== LAYERS.relationRecord) return []
      const leads = [features.Governor, features.Dependent].every((id) => id === undefined || ids.has(id))
      return [leads ? `${features.relation} ${features.label} ${features.from} ${features.to}` : 'nowhere']
    })
  })
  const wanted = view.relations.map(({ relation: { id, kind, from, to } }) => `${id} ${kind} ${from} ${to}`)
  return read.toSorted().join('\n') === wanted.toSorted().join('\n')
    ? []
    : [fileProblem('its relations are not those of the library')]
}

function fileProblem(what: string): Problem {
  return { article: null, annotation: null, what }
}
