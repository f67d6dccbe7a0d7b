/** One selection of a project: where it is, what is coded in it, and what is said of it. */
import type { Element } from 'domhandler'
import { childrenNamed } from '../../articles/import/tree.ts'
import type { ReadSpan } from '../reading/reading.ts'
import type { DocumentText } from '../reading/units.ts'
import { plainGuid } from '../refi/guid.ts'
import { childText } from '../refi/xml.ts'
import { wordsAt, type Place } from './places.ts'
import { refsOf, signedBy, type Signed } from './said.ts'
import type { Around, Source } from './around.ts'

/** One code given to a selection, and by whom. */
export interface Coded {
  guid: string
  code: string
  signed: Signed
}

/** A passage as the project has it; positions are in the file’s unit. */
export interface Selection extends Place, Signed {
  guid: string
  codes: ReadonlySet<string>
  codings: Coded[]
  note: string
}

/** Where the selections of a source say that they are; NaN where they do not say it. */
export function placesIn({ element }: Source): Place[] {
  return childrenNamed(element, 'PlainTextSelection').map(placeOf)
}

function placeOf({ attribs: { startPosition, endPosition, name = '' } }: Element): Place {
  const number = (said: string | undefined): number =>
    /^\s*\d{1,15}\s*$/.test(said ?? '') ? Number(said) : NaN
  return { start: number(startPosition), end: number(endPosition), name }
}

/** A selection with its codings and notes. */
export function selectionOf(element: Element, around: Around): Selection {
  const signed = signedBy(element, around.users)
  const codings = childrenNamed(element, 'Coding').flatMap((coding) => {
    const own = signedBy(coding, around.users)
    const [code] = refsOf(coding, 'CodeRef')
    const by: Signed = {
      author: own.author || signed.author,
      created: own.created ?? signed.created,
      modified: own.created ?? signed.modified,
    }
    return code === undefined ? [] : [{ guid: plainGuid(coding.attribs.guid), code, signed: by }]
  })
  const refs = [element, ...childrenNamed(element, 'Coding')].flatMap((each) => refsOf(each, 'NoteRef'))
  const notes = refs.flatMap((ref) => {
    const note = around.notes.get(ref)
    if (note) around.usedNotes.add(ref)
    return note ? [note.text] : []
  })
  const guid = plainGuid(element.attribs.guid)
  const linked = (around.linked.get(guid) ?? []).map(({ text }) => text)
  const said = [childText(element, 'Description'), ...notes, ...linked].filter((words) => words !== '')
  return {
    ...placeOf(element),
    ...signed,
    guid,
    codings,
    codes: new Set(codings.map(({ code }) => code)),
    note: [...new Set(said)].join('\n\n'),
  }
}

/** The span of a selection, and its words where its name or the text gives them. */
export function spanOf(selection: Selection, text: DocumentText | null, { inside, how }: Around): ReadSpan {
  const end = selection.end + (inside ? 1 : 0)
  const { start, name } = selection
  if (Number.isNaN(start) || Number.isNaN(end)) return { range: null, exact: quoteIn(name) }
  if (text === null) return { range: { start, end }, exact: quoteIn(name) }
  return { range: { start, end }, exact: wordsAt(how, text, { start, end, name }) }
}

/** A name as a quote, where there is nothing else to find the passage by. */
function quoteIn(name: string): string | null {
  const words = name.replace(/(?:…|\.\.\.)$/u, '').trim()
  return words === '' || /^\(?\d+[,.]\d+/.test(words) ? null : words
}
