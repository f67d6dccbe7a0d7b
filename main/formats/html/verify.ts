import { parse } from 'parse5'
import type { Annotation, Span } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import { passagesProblem } from '../common/check.ts'
import type { Problem } from '../common/format.ts'
import { inTextOrder } from '../common/order.ts'
import { isPlaced } from '../common/view.ts'
import { shown } from './element.ts'
import { markKey, ROLES, spansOf } from './marks.ts'
import { elementsIn, textIn, valueOf, type PageElement, type ReadText, type Stretch } from './read-page.ts'

/**
 * Reads a page back with a parser of HTML. An article's text must be there to the character; every annotation must have one
 * entry, with its words; what is marked in the text must be what the annotation's positions say; and every link within the
 * page must lead to one place.
 */
export function verifyPage(bytes: Uint8Array, content: Content): Problem[] {
  const elements = elementsIn(parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  const having = (name: string): PageElement[] => elements.filter((each) => valueOf(each, name) !== null)
  const counts: [string, number, number][] = [
    ['articles', having('data-article').length, content.articles.length],
    [
      'annotations',
      having('data-annotation').length,
      content.articles.reduce((sum, each) => sum + each.annotations.length, 0),
    ],
  ]
  for (const [name, found, wanted] of counts)
    if (found !== wanted) return [fileProblem(`it has ${found} ${name} where there are ${wanted}`)]
  const astray = linkProblem(elements)
  if (astray !== null) return [fileProblem(astray)]

  const byId = new Map(having('data-article').map((each) => [valueOf(each, 'data-article'), each]))
  return content.articles.flatMap(({ article, annotations }): Problem[] => {
    const element = byId.get(article.id)
    const inside = element ? elementsIn(element) : []
    const holder = inside.find((each) => valueOf(each, 'data-text') !== null)
    if (!holder) return [{ article: article.id, annotation: null, what: 'it is missing' }]
    const read = textIn(holder)
    if (read.text !== shown(article.text))
      return [{ article: article.id, annotation: null, what: 'its text is another than the article’s' }]
    const entries = new Map(inside.map((each) => [valueOf(each, 'data-annotation'), each]))
    return annotations.toSorted(inTextOrder).flatMap((annotation, index) => {
      const entry = entries.get(annotation.id)
      const what = entry ? annotationProblem(annotation, index, entry, read) : 'it is missing'
      return what === null ? [] : [{ article: article.id, annotation: annotation.id, what }]
    })
  })
}

function annotationProblem(
  annotation: Annotation,
  index: number,
  entry: PageElement,
  read: ReadText,
): string | null {
  const placed = isPlaced(annotation)
  const quotes = elementsIn(entry)
  const at = (start: number, end: number): string => read.text.slice(start, end)
  for (const role of ROLES) {
    const spans = spansOf(annotation, role).map((span) => ({ ...span, exact: shown(span.exact) }))
    const passages = quotes
      .filter((each) => valueOf(each, 'data-quote') === role)
      .map((each, part) => ({ exact: textIn(each).text, range: spans[part] ?? null }))
    const wrong = passagesProblem(passages, spans, placed, at)
    if (wrong !== null) return wrong
    for (const [part, span] of spans.entries()) {
      const marked = read.marks.get(markKey(index, role, part)) ?? []
      const wanted = placed ? withinBlocks(span, read.blocks) : []
      if (!isSame(joined(marked), joined(wanted)))
        return `“${span.exact}” is not marked where it stands in the text`
    }
  }
  return null
}

/** The parts of a span that lie in blocks: between them nothing can be marked. */
function withinBlocks({ start, end }: Span, blocks: readonly Stretch[]): Stretch[] {
  return blocks
    .filter((block) => block.start < end && block.end > start)
    .map((block) => ({ start: Math.max(start, block.start), end: Math.min(end, block.end) }))
}

/** Stretches that touch as one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = []
  for (const { start, end } of stretches) {
    const last = all.at(-1)
    if (last?.end === start) last.end = end
    else all.push({ start, end })
  }
  return all
}

function isSame(a: readonly Stretch[], b: readonly Stretch[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ start, end }, index) => b[index]?.start === start && b[index]?.end === end)
  )
}

function linkProblem(elements: readonly PageElement[]): string | null {
  const ids = new Set<string>()
  for (const id of elements.flatMap((each) => valueOf(each, 'id') ?? [])) {
    if (ids.has(id)) return `two of its places are called ${id}`
    ids.add(id)
  }
  const lost = elements
    .flatMap((each) => valueOf(each, 'href') ?? [])
    .find((href) => href.startsWith('#') && !ids.has(href.slice(1)))
  return lost === undefined ? null : `a link leads to ${lost}, which is not there`
}

function fileProblem(what: string): Problem {
  return { article: null, annotation: null, what }
}
