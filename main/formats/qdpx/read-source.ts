/** A text of a project with what is coded in it, as a document. */
import type { Element } from 'domhandler'
import { IsoDate } from '../../../preload/model.ts'
import { childrenNamed } from '../../articles/import/tree.ts'
import type { ReadAnnotation, ReadDocument, ReadSpan } from '../reading/reading.ts'
import { DocumentText } from '../reading/units.ts'
import { FOREIGN } from '../refi/codes.ts'
import { idOfGuid, plainGuid } from '../refi/guid.ts'
import type { ReadCode } from '../refi/read-codes.ts'
import { childText } from '../refi/xml.ts'
import { chainsOf, type ReadLink } from './chains.ts'
import type { Opened } from './open.ts'
import type { OwnCodes } from './own-codes.ts'
import { wordsAt, type How, type Place } from './places.ts'
import { some, type Problems } from './problems.ts'
import {
  refsOf,
  signedBy,
  valuesOf,
  type ReadNote,
  type ReadValues,
  type Signed,
  type Users,
  type Variables,
} from './said.ts'
import { TIES } from './selections.ts'

/** What is known of the whole project. */
export interface Around {
  opened: Opened
  users: Users
  codes: ReadonlyMap<string, ReadCode>
  own: OwnCodes
  notes: ReadonlyMap<string, ReadNote>
  variables: Variables
  /** Values of cases that stand for one source each. */
  values: ReadonlyMap<string, ReadValues>
  links: readonly ReadLink[]
  /** Links that have been understood. */
  used: Set<ReadLink>
  /** GUIDs of notes that have been understood. */
  usedNotes: Set<string>
  problems: Problems
  /** Whether ends are those of the last character. */
  inside: boolean
  /** What positions count, as names show. */
  how: How
  /** Notes that links tie to a selection or source, by its GUID: NVivo has them so. */
  linked: ReadonlyMap<string, readonly ReadNote[]>
  /** What has been made of each selection, by its GUID. */
  made: Map<string, ReadAnnotation>
  /** The claim of selections, by GUID; null where no case has them. */
  claimOf(guids: readonly string[]): string | null
}

/** An element with selections, and its text before anything in it is read. */
export interface Source {
  element: Element
  /** The element that has notes, codes and values of the whole: for a PDF that is not the one with the selections. */
  outer: Element
  guid: string
  text: string | null
}

interface Coded {
  guid: string
  code: string
  signed: Signed
}

interface Selection extends Place, Signed {
  guid: string
  codes: ReadonlySet<string>
  codings: Coded[]
  note: string
}

export function placesIn({ element }: Source): Place[] {
  return childrenNamed(element, 'PlainTextSelection').map(placeOf)
}

function placeOf({ attribs: { startPosition, endPosition, name = '' } }: Element): Place {
  const number = (said: string | undefined): number =>
    /^\s*\d{1,15}\s*$/.test(said ?? '') ? Number(said) : NaN
  return { start: number(startPosition), end: number(endPosition), name }
}

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

function annotationsIn({ element, outer, text, guid }: Source, around: Around): ReadAnnotation[] {
  const sought = text === null ? null : new DocumentText(text)
  const selections = childrenNamed(element, 'PlainTextSelection').map((each) => selectionOf(each, around))
  // QualCoder keeps the passage of an annotation in its note.
  const refs = new Set([...refsOf(element, 'NoteRef'), ...refsOf(outer, 'NoteRef')])
  for (const ref of refs) {
    const note = around.notes.get(ref)
    if (!note || note.selections.length === 0) continue
    around.usedNotes.add(ref)
    for (const each of note.selections) {
      const made = selectionOf(each, around)
      const codings = note.codes.map((code): Coded => ({ guid: '', code, signed: note }))
      selections.push({
        ...made,
        author: note.author,
        created: note.created,
        modified: note.modified,
        codings,
        codes: new Set(note.codes),
        note: note.text,
      })
    }
  }
  const chains = chainsOf(selections, around.links, around.used)
  const headOf = new Map(chains.flatMap((chain) => chain.map((piece) => [piece.guid, chain] as const)))
  const attached = new Map<Selection[], { source?: Selection[]; cue?: Selection[] }>()
  const parts = new Set<Selection[]>()
  for (const link of around.links) {
    if (link.name !== TIES.source && link.name !== TIES.cue) continue
    const [part, main] = [headOf.get(link.origin), headOf.get(link.target)]
    if (!part || !main || part === main || parts.has(main) || parts.has(part) || attached.has(part)) continue
    const known = attached.get(main) ?? {}
    if (known[link.name]) continue
    attached.set(main, { ...known, [link.name]: part })
    parts.add(part)
    around.used.add(link)
  }
  const spansOf = (chain: readonly Selection[]): ReadSpan[] =>
    chain.map((each) => spanOf(each, sought, around))
  const name = outer.attribs.name ?? guid
  return chains.flatMap((chain) => {
    if (parts.has(chain)) return []
    const bad = chain.some(({ start, end }) => Number.isNaN(start) || Number.isNaN(end))
    if (bad)
      around.problems.count(
        'positions',
        name,
        (count, names) =>
          `Positions that are no numbers: ${some(count, 'selection')}${names}, looked for by their names.`,
      )
    const mine = attached.get(chain) ?? null
    const made = annotationsOf(chain, mine, spansOf, around)
    const [first] = made
    const all = [...chain, ...(mine?.source ?? []), ...(mine?.cue ?? [])]
    if (first) for (const each of all) around.made.set(each.guid, first)
    return made
  })
}

function selectionOf(element: Element, around: Around): Selection {
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

function spanOf(selection: Selection, text: DocumentText | null, { inside, how }: Around): ReadSpan {
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

type SpansOf = (chain: readonly Selection[]) => ReadSpan[]

/** The annotations of one passage: one, or one a person where several have coded it. */
function annotationsOf(
  chain: readonly Selection[],
  attached: { source?: Selection[]; cue?: Selection[] } | null,
  spansOf: SpansOf,
  around: Around,
): ReadAnnotation[] {
  const [head] = chain
  if (!head) return []
  const { roles } = around.own
  const role = [...head.codes]
    .map((code) => roles.get(code))
    .find((each) => each === 'content' || each === 'source' || each === 'cue')
  const isClaim = attached !== null || (around.own.own && role !== undefined)
  const notes = chain.map(({ note }) => note).filter((note) => note !== '')
  const base = (tags: string[], signed: Signed): ReadAnnotation => ({
    id: idOfGuid(head.guid),
    kind: 'highlight',
    spans: spansOf(chain),
    tags,
    note: [...new Set(notes)].join('\n\n'),
    author: signed.author,
    created: signed.created,
    modified: signed.modified ?? signed.created,
  })
  const ours = isClaim ? (code: string) => roles.has(code) : (code: string) => isKind(roles.get(code))
  const tagsOf = (codings: readonly Coded[]): string[] => {
    const paths = codings
      .filter(({ code }) => !ours(code) && !(isClaim && around.own.speakers.has(code)))
      .map(({ code }) => pathOf(code, around))
    return [...new Set(paths.filter((path) => path !== null))]
  }
  if (isClaim) {
    const parts = {
      content: role === 'source' || role === 'cue' ? [] : chain,
      source: role === 'source' ? chain : (attached?.source ?? []),
      cue: role === 'cue' ? chain : (attached?.cue ?? []),
    }
    const all = [...chain, ...parts.source, ...parts.cue]
    const speaker = all.flatMap(({ codes }) =>
      [...codes].flatMap((code) => around.own.speakers.get(code) ?? []),
    )[0]
    return [
      {
        ...base(tagsOf(chain.flatMap(({ codings }) => codings)), head),
        kind: 'appearance',
        spans: spansOf(parts.content),
        appearance: {
          claim: around.claimOf(all.map(({ guid }) => guid)),
          source: {
            spans: spansOf(parts.source),
            person: speaker ?? null,
            none: [...head.codes].some((code) => roles.get(code) === 'none'),
          },
          cue: { spans: spansOf(parts.cue) },
          quoted: null,
          said: null,
        },
      },
    ]
  }
  const codings = chain.flatMap((each) => each.codings)
  const people = [...new Set(codings.map(({ signed }) => signed.author))]
  const kindOf = (said: readonly Coded[]): 'note' | 'highlight' =>
    said.some(({ code }) => roles.get(code) === 'note') || (said.length === 0 && notes.length > 0)
      ? 'note'
      : 'highlight'
  if (people.length <= 1) {
    const by = codings[0]?.signed
    const signed = {
      author: head.author || (by?.author ?? ''),
      created: head.created ?? by?.created ?? null,
      modified: head.modified ?? by?.modified ?? null,
    }
    return [{ ...base(tagsOf(codings), signed), kind: kindOf(codings) }]
  }
  return people.map((person, index) => {
    const theirs = codings.filter(({ signed }) => signed.author === person)
    const made = base(tagsOf(theirs), theirs[0]?.signed ?? head)
    return { ...made, kind: kindOf(theirs), ...(index === 0 ? {} : { id: null, note: '' }) }
  })
}

const isKind = (role: string | undefined): boolean => role === 'highlight' || role === 'note'

function pathOf(code: string, { codes, own, problems }: Around): string | null {
  const speaker = own.speakers.get(code)
  const role = own.roles.get(code)
  const found = codes.get(code)
  if (found && speaker === undefined && role === undefined) return found.path
  if (found) return found.path.slice(found.path.indexOf('/') + 1)
  problems.count(
    'codes',
    '',
    (count) => `Left out, with a code that the project does not have: ${some(count, 'coding')}.`,
  )
  return null
}

/** What stands on the whole of a source: its notes, its description, and codes of all of it. */
function wholeIn({ element, outer, guid }: Source, around: Around): ReadAnnotation[] {
  const refs = new Set([...refsOf(outer, 'NoteRef'), ...refsOf(element, 'NoteRef')])
  const notes = [...refs].flatMap((ref) => {
    const note = around.notes.get(ref)
    if (note) around.usedNotes.add(ref)
    return note && note.selections.length === 0 ? [note] : []
  })
  for (const note of around.linked.get(guid) ?? []) if (!notes.includes(note)) notes.push(note)
  const { roles } = around.own
  const tagsOf = (codes: readonly string[]): string[] =>
    codes.flatMap((code) => (isKind(roles.get(code)) ? [] : (pathOf(code, around) ?? [])))
  const made = notes.map(({ guid, text, codes, author, created, modified }): ReadAnnotation => ({
    id: idOfGuid(guid),
    kind: codes.some((code) => roles.get(code) === 'highlight') ? 'highlight' : 'note',
    spans: null,
    tags: tagsOf(codes),
    note: text,
    ...{ author, created, modified },
  }))
  const description = childText(outer, 'Description')
  const known = notes.map(({ text }) => text).filter((text) => text !== '')
  const isSaid = description === '' || description === known.join('\n\n') || known.includes(description)
  const signed = signedBy(outer, around.users)
  const whole = { id: null, spans: null, tags: [], note: '' }
  const described: ReadAnnotation[] = isSaid ? [] : [{ ...whole, ...signed, kind: 'note', note: description }]
  const codings = new Map<string, { signed: Signed; codes: string[] }>()
  for (const coding of childrenNamed(outer, 'Coding')) {
    const by = signedBy(coding, around.users)
    const theirs = codings.get(by.author) ?? { signed: by, codes: [] }
    theirs.codes.push(...refsOf(coding, 'CodeRef'))
    codings.set(by.author, theirs)
  }
  const coded = [...codings.values()].map(({ signed: by, codes }): ReadAnnotation => ({
    ...whole,
    ...by,
    kind: 'highlight',
    tags: tagsOf(codes),
  }))
  return [...made, ...described, ...coded]
}
