import type { Annotation, Article, Span } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import { passagesProblem, type ReadPassage } from '../common/check.ts'
import type { Problem } from '../common/format.ts'
import { isPlaced, viewOf } from '../common/view.ts'
import { iriOf } from './iri.ts'
import { targetSpans } from './target.ts'

/**
 * Reads a collection back with JSON.parse and follows its pages. Every annotation must be there once, and every position,
 * taken as code points of the article's text, must give the quote.
 */
export function verifyW3c(bytes: Uint8Array, content: Content): Problem[] {
  const collection: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  const items = new Map<unknown, unknown>()
  let read = 0
  for (let page = get(collection, 'first'); page !== undefined; page = get(page, 'next')) {
    if (get(page, 'startIndex') !== read)
      return [fileProblem('a page does not begin where the one before it ended')]
    for (const item of listOf(get(page, 'items'))) {
      items.set(get(item, 'id'), item)
      read++
    }
  }
  const annotations = content.articles.flatMap((each) => each.annotations)
  const { relations } = viewOf(content)
  const wanted = annotations.length + relations.length
  if (read !== wanted || items.size !== read || get(collection, 'total') !== read)
    return [fileProblem(`it has ${items.size} annotations and relations where there are ${wanted}`)]
  for (const { relation, from, to } of relations) {
    const item = items.get(iriOf('relation', relation.id))
    const body = listOf(get(item, 'body')).find((each) => get(each, 'purpose') === 'linking')
    const ends = [get(item, 'target'), get(body, 'source'), get(item, 'relation')]
    if (ends.join(' ') !== [iriOf('claim', from.id), iriOf('claim', to.id), relation.kind].join(' '))
      return [fileProblem(`the relation ${relation.id} does not lead where it should`)]
  }

  return content.articles.flatMap(({ article, annotations: own }) => {
    const at = codePointsOf(article)
    return own.flatMap((annotation) => {
      const item = items.get(iriOf('annotation', annotation.id))
      const what = item === undefined ? 'it is missing' : annotationProblem(item, annotation, at)
      return what === null ? [] : [{ article: article.id, annotation: annotation.id, what }]
    })
  })
}

function annotationProblem(
  item: unknown,
  annotation: Annotation,
  at: (start: number, end: number) => string,
): string | null {
  const check = (resources: unknown, spans: readonly Span[]): string | null =>
    passagesProblem(passagesIn(resources), spans, isPlaced(annotation), at)
  const wrong = check(get(item, 'target'), targetSpans(annotation))
  if (wrong !== null || annotation.kind !== 'appearance') return wrong
  const claim = listOf(get(item, 'body')).find((body) => get(body, 'purpose') === 'identifying')
  const attribution = get(claim, 'attribution')
  return (
    check(get(attribution, 'sourceSpans'), annotation.source.spans) ??
    check(get(attribution, 'cueSpans'), annotation.cue.spans)
  )
}

/** The passages of SpecificResources; a plain IRI is a whole article and no passage. */
function passagesIn(resources: unknown): ReadPassage[] {
  return listOf(resources)
    .filter((resource) => typeof resource !== 'string')
    .map((resource) => {
      const selectors = listOf(get(resource, 'selector'))
      const quote = selectors.find((each) => get(each, 'type') === 'TextQuoteSelector')
      const position = selectors.find((each) => get(each, 'type') === 'TextPositionSelector')
      const [start, end] = [get(position, 'start'), get(position, 'end')]
      return {
        exact: String(get(quote, 'exact')),
        range: typeof start === 'number' && typeof end === 'number' ? { start, end } : null,
      }
    })
}

/** The text by code points: an array of characters, and not the arithmetic that wrote the positions. */
function codePointsOf(article: Article): (start: number, end: number) => string {
  let characters: string[] | null = null
  return (start, end) => (characters ??= Array.from(article.text)).slice(start, end).join('')
}

function get(node: unknown, key: string): unknown {
  return typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value]
}

function fileProblem(what: string): Problem {
  return { article: null, annotation: null, what }
}
