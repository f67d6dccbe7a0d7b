/** All of a content as brat's files, before they are bytes. */
import { grouped } from '../common/grouped.ts'
import { RELATIONS, type Appearance, type Claim } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import { fileNamesOf } from '../common/names.ts'
import { viewOf, type View } from '../common/view.ts'
import { AnnFile } from './ann-file.ts'
import { ANNOTATOR_NOTES, writeAnnotation } from './annotation-lines.ts'
import { filePlans, stemOf } from './authors.ts'
import { Kept, KeptOfRelation, keptOf } from './kept.ts'
import { sayingsOfClaim, sayingsOfPlace, type Sayings } from './sayings.ts'
import { typesOf } from './types.ts'
import { hasPlace, unplacedOf, type Unplaced } from './unplaced.ts'

export interface TextFiles {
  name: string
  text: string
  /** By their names without the extension. */
  files: Map<string, AnnFile>
  unplaced: Unplaced[]
  /** By AUTHOR in NAME_AUTHOR.ann, where that is not their name. */
  authors: Record<string, string>
}

/** Where an annotation went: an id in a file, or the list of those without a place. */
type Where = { file: AnnFile; id: string } | { file: null; entry: Unplaced }

/** Relations by the names of their note lines: supports is Supports. */
export const RELATION_NOTES = new Map(
  RELATIONS.map((kind) => [`${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, kind]),
)
export const CLAIM_NOTE = 'Claim'

export function filesOf(content: Content): TextFiles[] {
  const view = viewOf(content)
  const names = fileNamesOf(content.articles.map(({ article }) => article))
  const all = new Set(names.values())
  const types = typesOf(content.tags.map(({ path }) => path))
  const places = new Map<string, Where>()
  const kept: [AnnFile, string[]][] = []
  const texts = view.articles.map((each): TextFiles => {
    const { text, id } = each.article
    const name = names.get(id) ?? id
    const made: TextFiles = { name, text, files: new Map(), unplaced: [], authors: {} }
    for (const { suffix, author, annotations, lines } of filePlans(each, name, all)) {
      const file = new AnnFile(
        suffix,
        text,
        annotations.flatMap((one) => idsIn(keptOf(one, Kept))),
      )
      made.files.set(stemOf(name, suffix), file)
      if (author !== suffix) Object.defineProperty(made.authors, suffix, { value: author, enumerable: true })
      for (const annotation of annotations)
        if (hasPlace(annotation)) {
          const own = writeAnnotation(annotation, { file, view, text, types })
          places.set(annotation.id, { file, id: own })
        } else {
          const entry = unplacedOf(annotation, view)
          made.unplaced.push(entry)
          places.set(annotation.id, { file: null, entry })
        }
      kept.push([file, annotations.filter(hasPlace).flatMap((one) => keptOf(one, Kept)?.lines ?? [])])
      file.lines.push(...lines)
    }
    return made
  })
  writeClaims(view, places)
  for (const [file, lines] of kept) file.keptLines([...new Set(lines)])
  return texts
}

function writeClaims(view: View, places: ReadonlyMap<string, Where>): void {
  const where = (appearance: Appearance): Where[] => {
    const place = places.get(appearance.id)
    return place ? [place] : []
  }
  const named = new Set<string>()
  const claims = new Map<string, Claim>()
  for (const appearance of view.articles.flatMap((each) => each.annotations)) {
    if (appearance.kind !== 'appearance') continue
    const claim = view.claimOf(appearance)
    for (const place of where(appearance)) say(place, sayingsOfPlace(appearance, view))
    if (claim) claims.set(claim.id, claim)
  }

  for (const { relation, from, to } of view.relations) {
    const [ends, others] = [from, to].map((claim) => view.appearancesOf(claim).flatMap(where))
    const pair = together(ends ?? [], others ?? [])
    if (pair) {
      const id = pair.file.relation(relation.kind, pair.from, pair.to, keptOf(relation, KeptOfRelation)?.id)
      if (relation.note !== '') pair.file.note(ANNOTATOR_NOTES, id, relation.note)
    } else if (ends?.[0] && others?.[0]) {
      named.add(to.id)
      const type = `${relation.kind.charAt(0).toUpperCase()}${relation.kind.slice(1)}`
      say(ends[0], {
        attributes: [],
        notes: [[type, relation.note === '' ? to.id : `${to.id} ${relation.note}`]],
      })
    }
  }

  for (const claim of claims.values()) {
    const own = view.appearancesOf(claim).flatMap(where)
    if (own[0]) say(own[0], sayingsOfClaim(claim, view))
    const byFile = grouped(own, ({ file }) => file)
    for (const [file, inFile] of byFile)
      if (file && inFile.length > 1)
        file.equivalence(inFile.flatMap((place) => (place.file === null ? [] : [place.id])))
    // A line of equivalence reaches no further than its file.
    const isApart = byFile.size > 1 || (byFile.has(null) && own.length > 1)
    if (isApart || named.has(claim.id))
      for (const place of own) say(place, { attributes: [], notes: [[CLAIM_NOTE, claim.id]] })
  }
}

function say(place: Where, { attributes, notes }: Sayings): void {
  if (place.file === null) {
    place.entry.attributes.push(...attributes)
    place.entry.notes.push(...notes)
    return
  }
  for (const [name, value] of attributes) place.file.attribute(name, place.id, value)
  for (const [type, words] of notes) place.file.note(type, place.id, words)
}

/** A place of each in one file. */
function together(
  ones: readonly Where[],
  others: readonly Where[],
): { file: AnnFile; from: string; to: string } | null {
  for (const one of ones) {
    if (one.file === null) continue
    const other = others.find((each) => each.file === one.file)
    if (other?.file) return { file: one.file, from: one.id, to: other.id }
  }
  return null
}

function idsIn(kept: Kept | null): string[] {
  if (!kept) return []
  const { event } = kept
  return [
    ...(kept.marks ?? []).map(({ id }) => id),
    ...(event ? [event.id, event.trigger, ...event.tags, ...event.args.map(({ id }) => id)] : []),
    ...(kept.notes ?? []).map(({ id }) => id),
    ...(kept.lines ?? []).map((line) => line.slice(0, line.indexOf('\t'))),
  ]
}
