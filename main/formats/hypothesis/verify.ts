import type { Annotation, Span } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import { passagesProblem, type ReadPassage } from '../common/check.ts'
import type { Problem } from '../common/format.ts'
import { listOf, objectOf, objectsIn, type JsonObject } from '../common/json-values.ts'
import { OWN } from '../common/own.ts'
import { isPlaced } from '../common/view.ts'
import { targetSpans } from '../w3c/target.ts'

/** Reads the export back with JSON.parse: each annotation is there once, and each of its positions gives its quote. */
export function verifyHypothesis(bytes: Uint8Array, { articles }: Content): Problem[] {
  const file = objectOf(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))) ?? {}
  // Replies came with the annotations that they are kept with.
  const items = objectsIn(file['annotations'])
  const wanted = articles.flatMap((each) => each.annotations)
  const byId = new Map(items.map((item) => [item['id'], item]))
  const ids = new Set<unknown>(wanted.map(({ id }) => id))
  const found = items.filter((item) => ids.has(item['id']) || !isReply(item))
  if (found.length !== wanted.length)
    return [
      {
        article: null,
        annotation: null,
        what: `it has ${found.length} annotations where there are ${wanted.length}`,
      },
    ]
  const documents = objectsIn(file[OWN])
  return articles.flatMap(({ article, annotations }, index): Problem[] => {
    const own = documents[index]
    if (own?.['text'] !== article.text)
      return [{ article: article.id, annotation: null, what: 'its text is not the article’s' }]
    const records = new Map(objectsIn(own['annotations']).map((record) => [record['id'], record]))
    const at = (start: number, end: number): string => article.text.slice(start, end)
    return annotations.flatMap((annotation) => {
      const item = byId.get(annotation.id)
      const what = item
        ? annotationProblem(item, records.get(annotation.id), annotation, at)
        : 'it is missing'
      return what === null ? [] : [{ article: article.id, annotation: annotation.id, what }]
    })
  })
}

function isReply(item: JsonObject): boolean {
  return listOf(item['references']).length > 0
}

function annotationProblem(
  item: JsonObject,
  record: JsonObject | undefined,
  annotation: Annotation,
  at: (start: number, end: number) => string,
): string | null {
  const placed = isPlaced(annotation)
  const wrong = passagesProblem(passagesIn(item), targetSpans(annotation), placed, at)
  if (wrong !== null || annotation.kind !== 'appearance' || !placed) return wrong
  const own = (role: 'source' | 'cue', spans: readonly Span[]): string | null => {
    const mark = objectsIn(record?.['marks']).find((each) => each['role'] === role)
    const words = listOf(mark?.['words'])
    const read = listOf(mark?.['at']).map((range, index) => ({
      exact: String(words[index]),
      range: { start: Number(listOf(range)[0]), end: Number(listOf(range)[1]) },
    }))
    return passagesProblem(read, spans, true, at)
  }
  return own('source', annotation.source.spans) ?? own('cue', annotation.cue.spans)
}

function passagesIn(item: JsonObject): ReadPassage[] {
  return objectsIn(item['target']).flatMap(({ selector }) => {
    const selectors = objectsIn(selector)
    if (selectors.length === 0) return []
    const { exact } = selectors.find(({ type }) => type === 'TextQuoteSelector') ?? {}
    const position = selectors.find(({ type }) => type === 'TextPositionSelector')
    const range = position ? { start: Number(position['start']), end: Number(position['end']) } : null
    return [{ exact: String(exact), range }]
  })
}
