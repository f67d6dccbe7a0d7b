/** A project of REFI-QDA as a reading. */
import type { Element } from 'domhandler'
import { childrenNamed } from '../../articles/import/tree.ts'
import { emptyReading, type InFile, type ReadAnnotation, type Reading } from '../reading/reading.ts'
import { DocumentText } from '../reading/units.ts'
import { codesIn, readCodes, tagsOf } from '../refi/read-codes.ts'
import { childText } from '../refi/xml.ts'
import { linksOf } from './chains.ts'
import { openProject } from './open.ts'
import { ownCodesOf } from './own-codes.ts'
import { endsInside, readingOf } from './places.ts'
import { Problems, short, some } from './problems.ts'
import { casesOf, claimOf, type ReadCase } from './read-claims.ts'
import type { Around, Source } from './around.ts'
import { takeRelations } from './read-links.ts'
import { placesIn } from './read-selection.ts'
import { readSource } from './read-source.ts'
import { sourcesOf } from './read-sources.ts'
import { notesOf, usersOf, variablesOf, type ReadNote, type ReadValues } from './said.ts'
import { ORIGIN } from './names.ts'

export function readProject(project: InFile, beside: readonly InFile[]): Reading {
  const opened = openProject(project, beside)
  const { root, file, whole } = opened
  const problems = new Problems()
  if (!whole) problems.say('The file is cut off: what comes after its end is missing.')
  const users = usersOf(root)
  const notes = notesOf(root, users, opened)
  const variables = variablesOf(root)
  const book = childrenNamed(root, 'CodeBook')[0]
  const list = book ? codesIn(book) : null
  const codes = list ? readCodes(list) : []
  const own = ownCodesOf(codes)
  const cases = casesOf(root, variables)
  const claims = new Map<string, ReadCase>()
  for (const each of cases) for (const guid of each.selections) if (!claims.has(guid)) claims.set(guid, each)
  const sources = sourcesOf(root, opened, problems)
  const isOurs = own.own || root.attribs.origin === ORIGIN

  const texts = textsOf(sources)
  const inside = endsInside(texts)
  const around: Around = {
    ...{ opened, users, own, notes, variables, problems },
    codes: new Map(codes.map((code) => [code.guid, code])),
    values: valuesOfSources(cases),
    links: linksOf(root),
    used: new Set(),
    usedNotes: new Set(),
    linked: new Map(),
    made: new Map(),
    inside,
    how: readingOf(
      texts.map((each) => ({
        ...each,
        places: each.places.map((place) => ({ ...place, end: place.end + (inside ? 1 : 0) })),
      })),
    ),
    claimOf: (guids) =>
      guids.map((guid) => claims.get(guid)?.guid).find((guid) => guid !== undefined) ?? null,
  }
  if (around.inside)
    problems.say(
      'Ends of passages are those of their last characters in this file, as its names show: they are read so.',
    )
  const linked = linkedNotes(around)
  const reading = emptyReading('code points')
  reading.documents = sources.map((source) => readSource(source, { ...around, linked }))
  const annotations = reading.documents.flatMap((document) => document.annotations)
  takeClaims(reading, annotations, cases, isOurs, around)
  takePeople(reading, annotations)
  takeRelations(reading, cases, around)
  reading.tags = tagsOf(own.tags.map((code) => withNotes(code, around)))
  tellTheRest(root, around)
  reading.problems = problems.list(file)
  return reading
}

function textsOf(sources: readonly Source[]): { text: DocumentText; places: ReturnType<typeof placesIn> }[] {
  return sources.flatMap((source) =>
    source.text === null
      ? []
      : [{ text: new DocumentText(source.text), places: placesIn(source).slice(0, 200) }],
  )
}

/** MAXQDA and Quirkos give variables of a text as a case without a name, of that text alone. */
function valuesOfSources(cases: readonly ReadCase[]): ReadonlyMap<string, ReadValues> {
  return new Map(
    cases.flatMap(({ name, sources, values }) => {
      const [source, ...others] = sources
      return name === null && source !== undefined && others.length === 0 ? [[source, values] as const] : []
    }),
  )
}

function linkedNotes({ links, notes, used, usedNotes }: Around): ReadonlyMap<string, readonly ReadNote[]> {
  const linked = new Map<string, ReadNote[]>()
  for (const link of links) {
    const [note, other] = notes.has(link.origin)
      ? [notes.get(link.origin), link.target]
      : [notes.get(link.target), link.origin]
    if (!note || notes.has(other)) continue
    linked.set(other, [...(linked.get(other) ?? []), note])
    used.add(link)
    usedNotes.add(note.guid)
  }
  return linked
}

/** Of other programs' cases those are claims in which somebody appears as their source. */
function takeClaims(
  reading: Reading,
  annotations: readonly ReadAnnotation[],
  cases: readonly ReadCase[],
  isOurs: boolean,
  around: Around,
): void {
  const made = new Set(annotations.flatMap(({ appearance }) => appearance?.claim ?? []))
  for (const each of cases) {
    if (made.has(each.guid) || (isOurs && each.name !== null)) reading.claims.push(claimOf(each))
    else if (each.name !== null)
      around.problems.count(
        'cases',
        each.name,
        (count, names) => `Left out, since Postil has no place for them: ${some(count, 'case')}${names}.`,
      )
  }
}

function takePeople(reading: Reading, annotations: readonly ReadAnnotation[]): void {
  const names = new Set([
    ...annotations.flatMap(({ appearance }) => appearance?.source.person ?? []),
    ...reading.claims.flatMap(({ claimant }) => claimant ?? []),
  ])
  reading.people = [...names].map((name) => ({ key: name, id: null, name, role: '', names: [] }))
}

function withNotes<T extends { tag: { definition?: string }; notes: string[] }>(code: T, around: Around): T {
  const texts = code.notes.flatMap((ref) => {
    const note = around.notes.get(ref)
    if (note) around.usedNotes.add(ref)
    return note?.text ? [note.text] : []
  })
  const definition = [code.tag.definition ?? '', ...texts].filter((text) => text !== '').join('\n\n')
  return { ...code, tag: { ...code.tag, definition: definition.slice(0, 100_000) } }
}

/** What Postil has no place for is said, if not kept. */
function tellTheRest(root: Element, { notes, usedNotes, problems }: Around): void {
  for (const { guid, name, text } of notes.values())
    if (!usedNotes.has(guid))
      problems.count(
        'notes',
        name || text,
        (count, names) => `Left out, since they belong to no text: ${some(count, 'note')}${names}.`,
      )
  for (const set of childrenNamed(root, 'Sets').flatMap((each) => childrenNamed(each, 'Set')))
    problems.count(
      'sets',
      set.attribs.name ?? '',
      (count, names) => `Left out, since Postil has no place for them: ${some(count, 'set')}${names}.`,
    )
  for (const graph of childrenNamed(root, 'Graphs').flatMap((each) => childrenNamed(each, 'Graph')))
    problems.count(
      'graphs',
      graph.attribs.name ?? '',
      (count, names) => `Left out, since Postil has no place for them: ${some(count, 'graph')}${names}.`,
    )
  const description = childText(root, 'Description')
  if (description.trim() !== '')
    problems.say(`The project’s own description is left out: “${short(description)}”`)
}
