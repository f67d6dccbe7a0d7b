/** One annotation as lines of brat. */
import type { Annotation, Appearance, Highlight, Note } from '../../../preload/model.ts'
import type { View } from '../common/view.ts'
import { ROLES, UNTAGGED, type Role } from '../standoff/marks.ts'
import type { AnnFile, Place } from './ann-file.ts'
import { IS_APART } from './apart.ts'
import { Kept, keptOf, type KeptArgument } from './kept.ts'
import type { Argument } from './lines.ts'
import { isNoSource, roleOf } from './roles.ts'
import { saysAll } from './types.ts'

export interface Target {
  readonly file: AnnFile
  readonly view: View
  /** The article's present text. */
  readonly text: string
  /** By the path of a tag. */
  readonly types: ReadonlyMap<string, string>
}

/** The attribute that tells a note with tags from a highlight. */
export const IS_NOTE = 'Note'
export const ANNOTATOR_NOTES = 'AnnotatorNotes'
export const TAG_NOTE = 'Tag'

/** Writes an annotation that has a place in the text, and gives the id that stands for it: its event's, or its first text line's. */
export function writeAnnotation(annotation: Annotation, target: Target): string {
  const kept = keptOf(annotation, Kept) ?? {}
  const id =
    annotation.kind === 'appearance'
      ? writeEvent(annotation, kept, target)
      : writeMarks(annotation, kept, target)
  writeNotes(annotation.note, id, kept, target)
  return id
}

function writeMarks(annotation: Highlight | Note, kept: Kept, target: Target): string {
  const { file, view } = target
  const { spans } = annotation.target
  const paths = view.tagsOf(annotation)
  const count = Math.max(paths.length, 1)
  const marks = kept.marks?.length === count ? kept.marks : []
  const [first = ''] = Array.from({ length: count }, (_, index) => {
    const mark = marks[index]
    const path = paths[index]
    const places = ordered(spans, mark?.spans)
    if (path === undefined) return file.textBound(UNTAGGED[annotation.kind], places, mark?.id)
    const id = writeTag(path, places, mark?.id, target)
    if (annotation.kind === 'note') file.attribute(IS_NOTE, id, null)
    return id
  })
  if (file.hosts.add(file.whereOf(spans), annotation, paths)) file.attribute(IS_APART, first, null)
  return first
}

function writeTag(
  path: string,
  places: readonly Place[],
  wanted: string | undefined,
  target: Target,
): string {
  const type = target.types.get(path) ?? path
  const id = target.file.textBound(type, places, wanted)
  if (!saysAll(path, type)) target.file.note(TAG_NOTE, id, path)
  return id
}

function writeEvent(appearance: Appearance, kept: Kept, target: Target): string {
  const { file, view, text } = target
  const { source, cue } = appearance
  const content = appearance.target.spans
  const event = kept.event
  const spansOf = { content, source: source.spans, cue: cue.spans }
  const args = (['source', 'cue', 'content'] as const).flatMap((role) =>
    role === 'cue' && event?.cueIsTrigger ? [] : argumentsFor(role, spansOf[role], event?.args ?? []),
  )
  const written = args.map((arg): Argument => ({
    role: arg.role,
    id: file.shared(arg.type, arg.places, arg.id),
  }))

  const type =
    event && isNoSource(event.type, source.spans.length > 0) === source.none
      ? event.type
      : source.none
        ? 'Attribution-no-source'
        : 'Attribution'
  const nearest = [cue.spans, source.spans, content].find((spans) => spans.length > 0) ?? []
  const places = locate(event?.triggerAt ?? [], text) ?? nearest
  const trigger = file.shared(type, places, event?.trigger)

  const paths = view.tagsOf(appearance)
  const tags = paths.map((path, index): Argument => {
    const wanted = event?.tags.length === paths.length ? event.tags[index] : undefined
    const id = writeTag(path, content.length > 0 ? content : places, wanted, target)
    return { role: index === 0 ? 'Tag' : `Tag${index + 1}`, id }
  })
  const order = [...(event?.args ?? []).map(({ role }) => role), 'Content', 'Cue', 'Source']
  const inOrder = written.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
  return file.event(
    type,
    trigger,
    [
      ...inOrder,
      ...tags,
      ...(event?.others ?? []).flatMap(({ role, id: old }) => {
        const id = file.willBe(old)
        return id === null ? [] : [{ role, id }]
      }),
    ],
    event?.id,
  )
}

interface PlacedArgument extends Omit<KeptArgument, 'spans' | 'id'> {
  id: string | undefined
  places: readonly Place[]
}

/** The arguments of one role: as the event had them, if the spans are still as many; else one with all spans. */
function argumentsFor(role: Role, spans: readonly Place[], kept: readonly KeptArgument[]): PlacedArgument[] {
  if (spans.length === 0) return []
  const own = kept.filter((arg) => roleOf(arg.role) === role)
  const isWhole = isPermutation(
    own.flatMap((arg) => arg.spans),
    spans.length,
  )
  if (isWhole) return own.map((arg) => ({ ...arg, places: ordered(spans, arg.spans, false) }))
  const [first] = own
  return [
    { role: first?.role ?? ROLES[role], type: first?.type ?? ROLES[role], id: first?.id, places: spans },
  ]
}

/** Spans in an order that was kept; in their own where it is not one of all of them. */
function ordered(
  spans: readonly Place[],
  order: readonly number[] | undefined,
  all = true,
): readonly Place[] {
  if (!order || (all && !isPermutation(order, spans.length))) return spans
  return order.flatMap((index) => spans[index] ?? [])
}

function isPermutation(order: readonly number[], length: number): boolean {
  return order.length === length && order.toSorted((a, b) => a - b).every((index, at) => index === at)
}

/** Where the words stand now, nearest to where they stood; null where any of them is no longer there. */
function locate(kept: readonly Place[], text: string): Place[] | null {
  if (kept.length === 0) return null
  const found = kept.map(({ exact, start }): Place | null => {
    if (text.startsWith(exact, start)) return { exact, start }
    const [before, after] = [text.lastIndexOf(exact, start), text.indexOf(exact, start)]
    const at = before < 0 || (after >= 0 && after - start < start - before) ? after : before
    return at < 0 ? null : { exact, start: at }
  })
  return found.every((place) => place !== null) ? found : null
}

/** A note; where it was put together of several lines and still has as many parts, those again. */
function writeNotes(note: string, id: string, kept: Kept, { file }: Target): void {
  if (note === '') return
  const lines = kept.notes ?? []
  const parts = note.split(BETWEEN_NOTES)
  const on = (line: { on: string } | undefined): string => (line && file.now(line.on)) ?? id
  if (lines.length > 1 && parts.length === lines.length)
    for (const [index, part] of parts.entries())
      file.note(ANNOTATOR_NOTES, on(lines[index]), part, lines[index]?.id)
  else file.note(ANNOTATOR_NOTES, on(lines[0]), note, lines[0]?.id)
}

export const BETWEEN_NOTES = '\n\n'
