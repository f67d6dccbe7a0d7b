/** A text of a project with what is coded in it, as a document. */
import type { Element } from 'domhandler'
import { IsoDate } from '../../../preload/model.ts'
import type { ReadDocument } from '../reading/reading.ts'
import { FOREIGN } from '../refi/codes.ts'
import { plainGuid } from '../refi/guid.ts'
import { valuesOf } from './said.ts'
import type { Around, Source } from './around.ts'
import { annotationsIn } from './read-passages.ts'
import { wholeIn } from './read-whole.ts'

/** A source as a document: its details, what is coded in it, and what stands on all of it. */
export function readSource(source: Source, around: Around): ReadDocument {
  const { guid, outer, text } = source
  const document: ReadDocument = {
    key: guid,
    id: plainGuid(guid) || null,
    text,
    hash: null,
    details: {},
    annotations: [],
  }
  document.details = detailsOf(outer, guid, around)
  document.annotations = [...annotationsIn(source, around), ...wholeIn(source, around)]
  return document
}

function detailsOf(outer: Element, guid: string, around: Around): ReadDocument['details'] {
  const said = valuesOf(outer, around.variables)
  const more = around.values.get(guid)
  const own = new Map([...(more?.own ?? []), ...said.own])
  const foreign = [...said.foreign, ...(more?.foreign ?? [])]
  const published = own.get('publishedOn')
  const isDate = IsoDate.safeParse(published).success
  if (published !== undefined && !isDate) foreign.push({ name: 'Published', type: 'Text', value: published })
  const text = (variable: 'byline' | 'publisher' | 'url' | 'language'): Record<string, string> => {
    const value = own.get(variable)
    return value === undefined ? {} : { [variable]: value }
  }
  const title = own.get('title') ?? outer.attribs.name
  return {
    ...(title === undefined ? {} : { title }),
    ...text('byline'),
    ...text('publisher'),
    ...text('url'),
    ...text('language'),
    ...(isDate && published !== undefined ? { publishedOn: published } : {}),
    ...(foreign.length === 0 ? {} : { foreign: { [FOREIGN]: { variables: foreign } } }),
  }
}
