/** An article and its annotations as a text source with selections and notes. */
import type { Annotation } from '../../../preload/model.ts'
import { codePointOffsets } from '../common/unicode.ts'
import type { View } from '../common/view.ts'
import { attributes, xmlText } from '../common/xml.ts'
import { foreignOf } from './foreign.ts'
import { articleGuid, isWhole, nameOf, noteGuid } from './names.ts'
import { roleGuid } from './roles.ts'
import { markedOf, type Selection } from './selections.ts'
import type { Used } from './used.ts'
import { foreignVariableGuid, valuesXml, valueXml } from './variables.ts'

/**
 * An article with what is marked in it. What stands on the whole of it goes to the project's notes. Positions are
 * code points, as REFI-QDA counts.
 */
export function sourceXml(
  { article, annotations }: View['articles'][number],
  name: string,
  used: Used,
): string {
  const guid = articleGuid(article.id)
  const { byline, publisher, publishedOn, url, language } = article
  const title = article.title === name ? null : article.title
  const values = valuesXml({ title, byline, publisher, publishedOn, url, language }, used.variables)
  const foreign = foreignOf(article).variables ?? []
  for (const each of foreign) used.foreign.set(foreignVariableGuid(each), each)
  const offset = codePointOffsets(article.text)
  const selections = annotations.flatMap((annotation) => {
    const marked = markedOf(annotation, used.view, used.tagGuid)
    used.ties.push(...(marked?.ties ?? []))
    return (marked?.selections ?? []).map((each) => selectionXml(each, offset, used))
  })
  const whole = annotations.filter(isWhole)
  for (const annotation of whole) used.notes.push(noteXml(annotation, used))
  // Programs that show no notes of a source show its description.
  const said = whole.map(({ note }) => note).filter((note) => note !== '')
  return [
    `    <TextSource${attributes({ guid, name, plainTextPath: `internal://${guid}.txt`, creationDateTime: article.added })}>\n`,
    said.length === 0 ? '' : `      <Description>${xmlText(said.join('\n\n'))}</Description>\n`,
    ...selections,
    ...whole.map((each) => `      <NoteRef${attributes({ targetGUID: noteGuid(each) })}/>\n`),
    values,
    ...foreign.map((each) => valueXml(foreignVariableGuid(each), each.type, each.value)),
    '    </TextSource>\n',
  ].join('')
}

function selectionXml(
  { guid, annotation, span, codes, first }: Selection,
  offset: (at: number) => number,
  used: Used,
): string {
  const { author, created, modified, note } = annotation
  used.selections.add(guid)
  const said = {
    guid,
    name: nameOf(span.exact),
    startPosition: offset(span.start),
    endPosition: offset(span.end),
    creatingUser: used.user(author),
    creationDateTime: created,
    modifyingUser: used.user(author),
    modifiedDateTime: modified,
  }
  return [
    `      <PlainTextSelection${attributes(said)}>`,
    first && note !== '' ? `<Description>${xmlText(note)}</Description>` : '',
    ...codes.map((code) => used.coding(guid, code, annotation)),
    '</PlainTextSelection>\n',
  ].join('')
}

function noteXml(annotation: Annotation, used: Used): string {
  const { author, created, modified, note, kind, tags } = annotation
  const guid = noteGuid(annotation)
  const codes = [roleGuid(kind === 'note' ? 'note' : 'highlight'), ...tags.map(used.tagGuid)]
  const said = {
    guid,
    name: nameOf(note) || 'Note',
    creatingUser: used.user(author),
    creationDateTime: created,
    modifyingUser: used.user(author),
    modifiedDateTime: modified,
  }
  return [
    `    <Note${attributes(said)}><PlainTextContent>${xmlText(note)}</PlainTextContent>`,
    ...[...new Set(codes)].map((code) => used.coding(guid, code, annotation)),
    '</Note>\n',
  ].join('')
}
