/** The annotations of one file of lines. */
import { grouped } from '../common/grouped.ts'
import type { RelationKind } from '../../../preload/model.ts'
import { RELATIONS } from '../../../preload/model.ts'
import { looseAnnotations, type LooseMark } from '../reading/loose.ts'
import type { ReadAnnotation } from '../reading/reading.ts'
import { claimKey, eventKey, type AnnSource } from './ann-source.ts'
import { IS_APART } from './apart.ts'
import { ANNOTATOR_NOTES, BETWEEN_NOTES, IS_NOTE, TAG_NOTE } from './annotation-lines.ts'
import { fromOneLine } from './escape.ts'
import type { Kept } from './kept.ts'
import { CLAIM_NOTE, RELATION_NOTES } from './library-lines.ts'
import { targetsOf, type Line, type LineOf } from './lines.ts'
import type { ReadClaims } from './read-claims.ts'
import { readEvent } from './read-event.ts'
import { isLater, takeAttribute, takeNote } from './read-sayings.ts'
import { gather } from './read-text.ts'
import { isAttribution } from './roles.ts'

/** Says which events of the file make the same claim; before any of its annotations is read. */
export function tieClaims({ read, ...source }: AnnSource, claims: ReadClaims): void {
  const file = { ...source, read }
  for (const line of read.lines)
    if (line.kind === 'note' && line.type === CLAIM_NOTE && attribution(file, line.target))
      claims.same(claimKey(fromOneLine(line.words)), eventKey(file, line.target))
    else if (isSameClaim(file, line))
      for (const id of line.ids) claims.same(eventKey(file, line.ids[0] ?? id), eventKey(file, id))
}

function isSameClaim(source: AnnSource, line: Line): line is LineOf<'equivalence'> {
  return line.kind === 'equivalence' && line.ids.every((id) => attribution(source, id))
}

function attribution({ read }: AnnSource, id: string): LineOf<'event'> | null {
  const line = read.byId.get(id)
  return line?.kind === 'event' && isAttribution(line) ? line : null
}

export function readAnnotations(source: AnnSource, claims: ReadClaims): ReadAnnotation[] {
  return new FileReader(source, claims).read()
}

type Own = { annotation: ReadAnnotation; kept: Kept }

class FileReader {
  /** The annotation that each id belongs to. */
  readonly #owners = new Map<string, Own>()
  readonly #notes: Map<string, LineOf<'note'>[]>
  readonly #lines: readonly Line[]
  readonly #done = new Set<Line>()

  constructor(
    readonly source: AnnSource,
    readonly claims: ReadClaims,
  ) {
    this.#lines = source.read.lines
    const notes = this.#lines.filter((line) => line.kind === 'note')
    this.#notes = grouped(notes, ({ target }) => target)
  }

  read(): ReadAnnotation[] {
    const events = this.#lines.filter((line) => line.kind === 'event').filter(isAttribution)
    const made = events.map((event) => this.#event(event))
    const loose = this.#loose()
    for (const event of events) this.#sayings(event)
    for (const line of this.#lines) this.#relation(line)
    this.#keepTheRest()
    return [...loose, ...made].map(({ annotation, kept }) => ({ ...annotation, foreign: { brat: kept } }))
  }

  #event(event: LineOf<'event'>): Own {
    const { annotation, kept, ids } = readEvent(event, this.source, (line) => this.#pathOf(line))
    const own = { annotation, kept }
    const key = this.claims.claim(eventKey(this.source, event.id), this.source.author).key
    if (annotation.appearance) annotation.appearance.claim = key
    this.#done.add(event)
    for (const id of ids) if (!this.#owners.has(id)) this.#owners.set(id, own)
    // What is said of a passage that several claims share is said once.
    const notes = ids
      .filter((id) => this.#owners.get(id) === own)
      .flatMap((id) => this.#take(id, ANNOTATOR_NOTES))
    this.#setNote(own, notes)
    return own
  }

  /** Text lines that are no part of an attribution. */
  #loose(): Own[] {
    const { author, suffix, text } = this.source
    const lines = this.#lines.filter((line) => line.kind === 'text').filter(({ id }) => !this.#owners.has(id))
    const marks = lines.map((line): LooseMark & { line: LineOf<'text'>; order: number[]; notes: Line[] } => {
      const { spans, orders } = gather([line], text)
      const notes = this.#take(line.id, ANNOTATOR_NOTES)
      const note = notes.map(({ words }) => fromOneLine(words)).join(BETWEEN_NOTES)
      const kind = this.#takeFlag(line.id, IS_NOTE) ? { kind: 'note' as const } : {}
      return {
        ...this.#labelOf(line),
        spans,
        more: { author, note, ...kind },
        apart: this.#takeFlag(line.id, IS_APART),
        line,
        order: orders[0] ?? [],
        notes,
      }
    })
    const made = looseAnnotations(marks).map((annotation): Own => ({
      annotation,
      kept: { file: suffix, marks: [] },
    }))
    const hosts = new Map(made.map((own) => [own.annotation.spans, own]))
    const byPlace = grouped(made, ({ annotation }) => JSON.stringify(annotation.spans))
    const taken = new Set<string>()
    for (const { line, label, spans, order, notes } of marks) {
      const own =
        hosts.get(spans) ??
        byPlace
          .get(JSON.stringify(spans))
          ?.find(
            (each) => each.annotation.tags[each.kept.marks?.length ?? 0] === label && !taken.has(line.id),
          )
      if (!own) continue
      taken.add(line.id)
      own.kept.marks?.push({ id: line.id, spans: order })
      this.#owners.set(line.id, own)
      this.#keepNotes(own, notes)
    }
    return made
  }

  /** Whether an attribute of Postil's own without a value stands at an id; it is then done. */
  #takeFlag(id: string, type: string): boolean {
    const flag = this.#attributesOf(id).find((line) => line.type === type && line.value === null)
    if (flag) this.#done.add(flag)
    return flag !== undefined
  }

  /** The path of the tag that a text line stands for. */
  #pathOf(line: LineOf<'text'>): string {
    return this.#labelOf(line).label
  }

  #labelOf({ id, type }: LineOf<'text'>): { label: string; isTag: boolean } {
    const [note] = this.#take(id, TAG_NOTE)
    return {
      label: (note ? fromOneLine(note.words) : type).replace(/[\n\r]+/g, ' '),
      // “Highlight” and “Note” may be tags too: then a note of ours says so.
      isTag: note !== undefined,
    }
  }

  #sayings(event: LineOf<'event'>): void {
    const own = this.#owners.get(event.id)
    if (!own?.annotation.appearance) return
    const { claims } = this
    const said = {
      place: own.annotation.appearance,
      claim: claims.claim(eventKey(this.source, event.id), this.source.author),
      person: (name: string) => claims.person(name),
    }
    const notes = this.#notes.get(event.id) ?? []
    const take = (line: LineOf<'note'>): void => {
      if (line.type === CLAIM_NOTE || takeNote(line.type, fromOneLine(line.words), said)) this.#done.add(line)
    }
    notes.filter(({ type }) => !isLater(type)).forEach(take)
    for (const line of this.#attributesOf(event.id))
      if (takeAttribute(line.type, line.value, said)) this.#done.add(line)
    notes.filter(({ type }) => isLater(type)).forEach(take)
    for (const line of notes) {
      const kind = RELATION_NOTES.get(line.type)
      const [, id, note = ''] = /^(\S+) ?(.*)$/s.exec(fromOneLine(line.words)) ?? []
      if (kind === undefined || id === undefined || !claims.isTied(claimKey(id))) continue
      this.#done.add(line)
      this.#relate(kind, eventKey(this.source, event.id), claimKey(id), note, null)
    }
  }

  #attributes: Map<string, LineOf<'attribute'>[]> | null = null
  #attributesOf(id: string): LineOf<'attribute'>[] {
    this.#attributes ??= grouped(
      this.#lines.filter((line) => line.kind === 'attribute'),
      ({ target }) => target,
    )
    return this.#attributes.get(id) ?? []
  }

  #relation(line: Line): void {
    if (isSameClaim(this.source, line)) this.#done.add(line)
    if (line.kind !== 'relation') return
    const kind = RELATIONS.find((each) => each === line.type.toLowerCase())
    const [from, to] = line.args.map(({ id }) => attribution(this.source, id))
    if (kind === undefined || !from || !to) return
    const note = this.#take(line.id, ANNOTATOR_NOTES)
      .map(({ words }) => fromOneLine(words))
      .join(BETWEEN_NOTES)
    this.#done.add(line)
    this.#relate(kind, eventKey(this.source, from.id), eventKey(this.source, to.id), note, line.id)
  }

  #relate(kind: RelationKind, from: string, to: string, note: string, id: string | null): void {
    const { author } = this.source
    const foreign = id === null ? {} : { foreign: { brat: { id } } }
    this.claims.relate({ id: null, from, to, kind, note, author, created: null, modified: null, ...foreign })
  }

  /** Notes of a type about an id, which are then done. */
  #take(id: string, type: string): LineOf<'note'>[] {
    const notes = (this.#notes.get(id) ?? []).filter((line) => line.type === type && !this.#done.has(line))
    for (const note of notes) this.#done.add(note)
    return notes
  }

  #setNote(own: Own, notes: readonly LineOf<'note'>[]): void {
    own.annotation.note = notes.map(({ words }) => fromOneLine(words)).join(BETWEEN_NOTES)
    this.#keepNotes(own, notes)
  }

  #keepNotes({ kept }: Own, notes: readonly Line[]): void {
    const lines = notes.flatMap((line) => (line.kind === 'note' ? [{ id: line.id, on: line.target }] : []))
    if (lines.length > 0) kept.notes = [...(kept.notes ?? []), ...lines]
  }

  /** What is nothing to Postil stays with the annotation that it is about. */
  #keepTheRest(): void {
    let waiting = this.#lines.filter((line) => line.kind !== 'text' && !this.#done.has(line))
    for (let before = -1; waiting.length !== before;) {
      before = waiting.length
      waiting = waiting.filter((line) => {
        const own = targetsOf(line)
          .map((id) => this.#owners.get(id))
          .find((each) => each !== undefined)
        if (!own) return true
        own.kept.lines = [...(own.kept.lines ?? []), line.raw]
        if (line.id !== '*') this.#owners.set(line.id, own)
        return false
      })
    }
  }
}
