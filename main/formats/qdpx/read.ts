/** A project of REFI-QDA as a reading. */
import type { Element } from 'domhandler'
import { RELATIONS, type RelationKind } from '../../../preload/model.ts'
import { childrenNamed, textUnder } from '../../articles/import/tree.ts'
import { emptyReading, type InFile, type ReadAnnotation, type Reading } from '../reading/reading.ts'
import { DocumentText } from '../reading/units.ts'
import { FOREIGN } from '../refi/codes.ts'
import { idOfGuid, plainGuid } from '../refi/guid.ts'
import { codesIn, readCodes, tagsOf } from '../refi/read-codes.ts'
import { childText } from '../refi/xml.ts'
import { linksOf, type ReadLink } from './chains.ts'
import { openProject, type Opened } from './open.ts'
import { ownCodesOf } from './own-codes.ts'
import { endsInside, readingOf } from './places.ts'
import { Problems, short, some } from './problems.ts'
import { casesOf, claimOf, type ReadCase } from './read-claims.ts'
import type { Around, Source } from './around.ts'
import { placesIn } from './read-selection.ts'
import { readSource } from './read-source.ts'
import { notesOf, refsOf, usersOf, variablesOf, type ReadNote, type ReadValues } from './said.ts'
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

const MEDIA = { PictureSource: 'picture', AudioSource: 'audio', VideoSource: 'video' } as const

/** Sources that have a text: of a PDF the one that represents it. */
function sourcesOf(root: Element, { textAt }: Opened, problems: Problems): Source[] {
  const found: Source[] = []
  const take = (element: Element, outer: Element): void => {
    const { plainTextPath, richTextPath } = element.attribs
    const [content] = childrenNamed(element, 'PlainTextContent')
    const text = content ? textUnder(content) : plainTextPath === undefined ? null : textAt(plainTextPath)
    const name = outer.attribs.name ?? ''
    if (text === null)
      problems.count(
        'texts',
        name,
        (count, names) =>
          `Without a text in the file${richTextPath === undefined ? '' : ', but for a formatted one'}: ${some(count, 'source')}${names}. What is annotated there needs an article of the library.`,
      )
    found.push({ element, outer, text, guid: plainGuid(outer.attribs.guid) || `source-${found.length}` })
  }
  for (const list of childrenNamed(root, 'Sources')) {
    for (const element of childrenNamed(list, 'TextSource')) take(element, element)
    for (const pdf of childrenNamed(list, 'PDFSource')) {
      const [text] = childrenNamed(pdf, 'Representation')
      const name = pdf.attribs.name ?? ''
      if (text) take(text, pdf)
      else
        problems.count(
          'pdf',
          name,
          (count, names) => `Left out, without a text in the file: ${some(count, 'PDF source')}${names}.`,
        )
      const areas = childrenNamed(pdf, 'PDFSelection').filter(
        (each) => childrenNamed(each, 'Coding').length > 0,
      )
      // Programs that code text of a PDF give its place on the page beside the one in the text.
      const isDoubled = text !== undefined && childrenNamed(text, 'PlainTextSelection').length > 0
      if (!isDoubled)
        for (const area of areas)
          problems.count(
            'areas',
            area.attribs.name ?? name,
            (count, names) => `Left out, as areas of a page: ${some(count, 'passage')}${names}.`,
          )
    }
    for (const [kind, what] of Object.entries(MEDIA))
      for (const element of childrenNamed(list, kind))
        problems.count(
          kind,
          element.attribs.name ?? '',
          (count, names) => `Left out, with what is coded in them: ${some(count, `${what} source`)}${names}.`,
        )
  }
  return found
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

const KINDS: Readonly<Record<string, RelationKind>> = {
  ...Object.fromEntries(RELATIONS.map((kind) => [kind, kind])),
  'responds to': 'responds',
}

/** Links between claims are relations; others between passages are kept with the passage that they go from. */
function takeRelations(reading: Reading, cases: readonly ReadCase[], around: Around): void {
  const keys = new Set(reading.claims.map(({ key }) => key))
  const ends = new Set(cases.map(({ guid }) => guid))
  let own = 0
  const claimAt = (guid: string): string | null => {
    if (ends.has(guid)) return keys.has(guid) ? guid : null
    const appearance = around.made.get(guid)?.appearance
    if (!appearance) return null
    appearance.claim ??= `claim-${++own}`
    return appearance.claim
  }
  for (const link of around.links) {
    if (around.used.has(link)) continue
    const kind = KINDS[link.name.trim().toLowerCase()]
    const [from, to] = kind === undefined ? [null, null] : [claimAt(link.origin), claimAt(link.target)]
    if (kind !== undefined && from !== null && to !== null && from !== to) {
      const [ref] = refsOf(link.element, 'NoteRef')
      const note = ref === undefined ? undefined : around.notes.get(ref)
      if (note) around.usedNotes.add(note.guid)
      const signed = {
        author: note?.author ?? '',
        created: note?.created ?? null,
        modified: note?.modified ?? null,
      }
      reading.relations.push({
        key: link.guid,
        id: idOfGuid(link.guid),
        from,
        to,
        kind,
        note: note?.text ?? '',
        ...signed,
      })
    } else if (!keepLink(link, around))
      around.problems.count(
        'links',
        link.name,
        (count, names) =>
          `Left out, since they are not between passages that are here: ${some(count, 'link')}${names}.`,
      )
  }
}

function keepLink({ guid, name, direction, origin, target }: ReadLink, { made }: Around): boolean {
  const annotation = made.get(origin)
  if (!annotation || !made.has(target)) return false
  const kept = annotation.foreign?.[FOREIGN] as { links?: unknown[] } | undefined
  const links = [...(kept?.links ?? []), { guid, name, direction, target }]
  annotation.foreign = { ...annotation.foreign, [FOREIGN]: { ...kept, links } }
  return true
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
