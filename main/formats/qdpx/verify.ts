import type { Element } from 'domhandler'
import { strFromU8, unzipSync } from 'fflate'
import type { Annotation } from '../../../preload/model.ts'
import { childrenNamed, firstNamed, parseXml, textUnder } from '../../articles/import/tree.ts'
import type { Content } from '../../library.ts'
import { passagesProblem, type ReadPassage } from '../common/check.ts'
import type { Problem } from '../common/format.ts'
import { isPlaced, viewOf } from '../common/view.ts'
import { xmlSafe } from '../common/xml.ts'
import { codeGuid } from '../refi/codes.ts'
import { markedOf, type Marked } from './selections.ts'
import { articleGuid, isWhole, noteGuid } from './names.ts'

/**
 * Unpacks a project and reads it as XML. Each source must have the selections of its annotations and no others, and every
 * position, taken as code points of the source's text file, must give the quote. Notes and tags must be where they belong.
 */
export function verifyProject(bytes: Uint8Array, content: Content): Problem[] {
  const files = unzipSync(bytes)
  const qde = files['project.qde']
  const root = qde && firstNamed(parseXml(strFromU8(qde)), 'Project')
  if (!root) return [fileProblem('it has no project')]
  const sources = new Map(listOf(root, 'Sources', 'TextSource').map((each) => [each.attribs.guid, each]))
  const notes = new Map(listOf(root, 'Notes', 'Note').map((each) => [each.attribs.guid, each]))
  const links = listOf(root, 'Links', 'Link')
  if (sources.size !== content.articles.length)
    return [fileProblem(`it has ${sources.size} sources for ${content.articles.length} articles`)]
  const view = viewOf(content)
  const tags = new Map(content.tags.map((tag) => [tag.id, tag]))
  const tagGuid = (id: string): string => codeGuid(tags.get(id) ?? { id })
  let ties = 0
  const problems = view.articles.flatMap(({ article, annotations }): Problem[] => {
    const source = sources.get(articleGuid(article.id))
    const path = source?.attribs.plainTextPath?.replace('internal://', 'sources/')
    const text = path === undefined ? undefined : files[path]
    const wrong = (what: string): Problem[] => [{ article: article.id, annotation: null, what }]
    if (!source || !text) return wrong('its text is missing')
    const characters = Array.from(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text))
    const at = (start: number, end: number): string => characters.slice(start, end).join('')
    const found = new Map(
      childrenNamed(source, 'PlainTextSelection').map((each) => [each.attribs.guid, each]),
    )
    const marked = annotations.map((each) => [each, markedOf(each, view, tagGuid)] as const)
    const wanted = marked.reduce((sum, [, each]) => sum + (each?.selections.length ?? 0), 0)
    if (found.size !== wanted || childrenNamed(source, 'PlainTextSelection').length !== wanted)
      return wrong(`it has ${found.size} passages where ${wanted} are marked`)
    const refs = childrenNamed(source, 'NoteRef').length
    const whole = annotations.filter(isWhole).length
    if (refs !== whole) return wrong(`it has ${refs} notes on the whole where there are ${whole}`)
    return marked.flatMap(([annotation, each]) => {
      ties += each?.ties.length ?? 0
      const what = isWhole(annotation)
        ? noteProblem(notes.get(noteGuid(annotation)), annotation)
        : isPlaced(annotation) && each
          ? selectionsProblem(each, found, annotation, at)
          : null
      return what === null ? [] : [{ article: article.id, annotation: annotation.id, what }]
    })
  })
  if (problems.length === 0 && links.length < ties)
    return [fileProblem(`it has ${links.length} links where there are ${ties}`)]
  return problems
}

function selectionsProblem(
  { selections }: Marked,
  found: ReadonlyMap<string | undefined, Element>,
  annotation: Annotation,
  at: (start: number, end: number) => string,
): string | null {
  for (const { guid, span, codes, first } of selections) {
    const element = found.get(guid)
    if (!element) return 'it is missing'
    const { startPosition, endPosition } = element.attribs
    const range = { start: Number(startPosition), end: Number(endPosition) }
    const read: ReadPassage = { exact: span.exact, range }
    const wrong = passagesProblem([read], [span], true, at)
    if (wrong !== null) return wrong
    const coded = childrenNamed(element, 'Coding').map(
      (each) => firstNamed(each, 'CodeRef')?.attribs.targetGUID,
    )
    if (coded.join() !== codes.join()) return 'it is not coded as it is tagged'
    const note = childrenNamed(element, 'Description').map(textUnder).join('')
    if (first && note !== xmlSafe(annotation.note)) return 'its note is not what it was'
  }
  return null
}

function noteProblem(note: Element | undefined, annotation: Annotation): string | null {
  if (!note) return 'it is missing'
  const text = childrenNamed(note, 'PlainTextContent').map(textUnder).join('')
  return text === xmlSafe(annotation.note) ? null : 'its note is not what it was'
}

function listOf(root: Element, list: string, name: string): Element[] {
  return childrenNamed(root, list).flatMap((each) => childrenNamed(each, name))
}

function fileProblem(what: string): Problem {
  return { article: null, annotation: null, what }
}
