import type { Element } from 'domhandler'
import type { Annotation, Article, Span } from '../../../preload/model.ts'
import { childrenNamed, elementsUnder, firstNamed, textUnder } from '../../articles/import/tree.ts'
import type { Content } from '../../library.ts'
import { passagesProblem, type ReadPassage } from '../common/check.ts'
import type { OutFile, Problem } from '../common/format.ts'
import { isPlaced, viewOf, type View } from '../common/view.ts'
import { readXmlRoot } from '../common/xml-read.ts'
import { xmlSafe } from '../common/xml.ts'
import { xmlId } from './ids.ts'

interface Read {
  readonly root: Element
  /** The text by code points. */
  readonly characters: readonly string[]
  readonly annotations: ReadonlyMap<string, Element>
}

/**
 * Reads the files back as XML. The text must be the article's, each annotation there once, and what its pointers resolve to, by code
 * points of the text, must be its quotes.
 */
export function verifyTei(files: readonly OutFile[], content: Content): Problem[] {
  if (content.articles.length === 0) return []
  const reads = new Map<string, Read>()
  for (const { path, bytes } of files) {
    const root = readXmlRoot({ path, bytes })
    const id = idnoOf(root)
    const text = firstNamed(root, 'text')
    const all = [...elementsUnder(root)].filter(({ name }) => name === 'annotation')
    const annotations = new Map(all.map((each) => [each.attribs['xml:id'] ?? '', each]))
    if (annotations.size !== all.length) return [fileProblem('an annotation is in it twice')]
    reads.set(id, { root, characters: Array.from(text ? textUnder(text) : ''), annotations })
  }
  if (files.length !== content.articles.length || reads.size !== files.length)
    return [fileProblem(`it has ${reads.size} texts where there are ${content.articles.length}`)]
  const view = viewOf(content)
  return [
    ...view.articles.flatMap(({ article, annotations }) => {
      const read = reads.get(article.id)
      if (!read) return [{ article: article.id, annotation: null, what: 'its file is missing' }]
      return documentProblems(read, article, annotations)
    }),
    ...relationProblems([...reads.values()], view),
  ]
}

function idnoOf(root: Element): string {
  for (const each of elementsUnder(root, ({ name }) => name !== 'text'))
    if (each.name === 'idno' && each.attribs.type === 'postil') return textUnder(each)
  return ''
}

function documentProblems(read: Read, article: Article, annotations: readonly Annotation[]): Problem[] {
  if (read.characters.join('') !== xmlSafe(article.text))
    return [{ article: article.id, annotation: null, what: 'its text is not the article’s' }]
  if (read.annotations.size !== annotations.length)
    return [fileProblem(`it has ${read.annotations.size} annotations where there are ${annotations.length}`)]
  return annotations.flatMap((annotation) => {
    const found = read.annotations.get(xmlId('annotation', annotation.id))
    const what = found ? annotationProblem(found, annotation, read) : 'it is missing'
    return what === null ? [] : [{ article: article.id, annotation: annotation.id, what }]
  })
}

function annotationProblem(element: Element, annotation: Annotation, read: Read): string | null {
  const tags = childrenNamed(element, 'ptr').filter(({ attribs }) => attribs.type === 'tag')
  if (tags.length !== annotation.tags.length)
    return `it has ${tags.length} tags where there are ${annotation.tags.length}`
  const check = (type: string, spans: readonly Span[]): string | null => {
    const pointer =
      type === 'passage'
        ? element
        : childrenNamed(element, 'ptr').find(({ attribs }) => attribs.type === type)
    const passages = isPlaced(annotation)
      ? passagesAt(pointer?.attribs.target ?? '', read)
      : wordsOf(childrenNamed(element, 'note').find(({ attribs }) => attribs.type === type))
    const quotes = spans.map((span) => ({ ...span, exact: xmlSafe(span.exact) }))
    const at = (start: number, end: number) => read.characters.slice(start, end).join('')
    return passagesProblem(passages, quotes, isPlaced(annotation), at)
  }
  const wrong = check('passage', annotation.target.spans)
  if (wrong !== null || annotation.kind !== 'appearance') return wrong
  return check('source', annotation.source.spans) ?? check('cue', annotation.cue.spans)
}

/** Offsets and lengths in a pointer, as passages; none where it points elsewhere. */
function passagesAt(pointer: string, { characters }: Read): ReadPassage[] {
  if (!pointer.startsWith('#string-range(')) return []
  const numbers = [...pointer.matchAll(/,(\d+)/g)].map(([, digits]) => Number(digits))
  return numbers.flatMap((start, index) => {
    const length = numbers[index + 1]
    if (index % 2 === 1 || length === undefined) return []
    const range = { start, end: start + length }
    return [{ exact: characters.slice(range.start, range.end).join(''), range }]
  })
}

function wordsOf(note: Element | undefined): ReadPassage[] {
  const quotes = note ? childrenNamed(note, 'quote') : []
  return quotes.map((quote) => {
    const exact = childrenNamed(quote, 'seg').find(({ attribs }) => attribs.type === 'exact')
    return { exact: exact ? textUnder(exact) : '', range: null }
  })
}

function relationProblems(reads: readonly Read[], view: View): Problem[] {
  const read = reads.flatMap(({ root }) => {
    const elements = [...elementsUnder(root)]
    const ids = new Set(elements.map(({ attribs }) => attribs['xml:id']))
    return elements.flatMap(({ name, attribs }) => {
      if (name !== 'relation') return []
      const ends = (attribs.mutual ?? `${attribs.active} ${attribs.passive}`).split(' ')
      const lead = ends.every((end) => ids.has(end.slice(1)))
      return [lead ? [attribs['xml:id'], attribs.name, ...ends].join(' ') : 'nowhere']
    })
  })
  const wanted = view.relations.map(({ relation: { id, kind, from, to } }) =>
    [xmlId('relation', id), kind, `#${xmlId('claim', from)}`, `#${xmlId('claim', to)}`].join(' '),
  )
  return read.toSorted().join('\n') === wanted.toSorted().join('\n')
    ? []
    : [fileProblem('its relations are not those of the library')]
}

function fileProblem(what: string): Problem {
  return { article: null, annotation: null, what }
}
