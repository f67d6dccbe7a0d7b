/** Annotations as feature structures: spans with arcs between them, and records of what stands nowhere. */
import type { Annotation, Span } from '../../../preload/model.ts'
import { isPlaced, type View } from '../common/view.ts'
import { marksOf, type Mark } from '../standoff/marks.ts'
import { json, yesNo, type CasBuilder } from './cas.ts'
import { LAYERS } from './types.ts'

/** Adds the annotations; gives back the first span of each that stands in the text, by the annotation's id. */
export function addAnnotations(
  annotations: readonly Annotation[],
  view: View,
  cas: CasBuilder,
): ReadonlyMap<string, number> {
  const marks = new Map<string, Mark[]>()
  for (const mark of marksOf(annotations, view)) {
    const own = marks.get(mark.annotation.id)
    if (own) own.push(mark)
    else marks.set(mark.annotation.id, [mark])
  }
  const firsts = new Map<string, number>()
  for (const annotation of annotations) {
    const own = marks.get(annotation.id) ?? []
    // The rest is said once: by the first span over the target, or by a record where there is none.
    const hasPlace = isPlaced(annotation) && annotation.target.spans.length > 0
    if (!hasPlace) addRemark(annotation, view, cas)
    const heads = new Map<Mark, number[]>()
    for (const [index, mark] of own.entries()) heads.set(mark, addMark(mark, hasPlace && index === 0, cas))
    const [content] = own.filter(({ role }) => role === 'content')
    const [target] = content ? (heads.get(content) ?? []) : []
    for (const [mark, [first]] of heads)
      if ((mark.role === 'source' || mark.role === 'cue') && first !== undefined && target !== undefined)
        addArc(mark.role, first, target, content?.spans[0], cas)
    const [head] = own[0] ? (heads.get(own[0]) ?? []) : []
    if (hasPlace && head !== undefined) firsts.set(annotation.id, head)
  }
  return firsts
}

/** One span for each piece of a mark, and an arc from each piece to the next. Gives back their ids. */
function addMark({ annotation, role, label, tag, spans }: Mark, says: boolean, cas: CasBuilder): number[] {
  const ids = spans.map((span, index) =>
    cas.add(
      LAYERS.span,
      {
        label,
        role: role ?? (tag === null ? 'plain' : 'tag'),
        annotation: annotation.id,
        part: spans.length > 1 ? `${index + 1}/${spans.length}` : null,
        ...(says && index === 0 ? featuresOf(annotation) : {}),
      },
      span,
    ),
  )
  for (const [index, id] of ids.entries()) {
    const next = ids[index + 1]
    if (next !== undefined) addArc('continued', id, next, spans[index + 1], cas)
  }
  return ids
}

/** INCEpTION gives a relation the place of the end that it leads to. */
function addArc(label: string, from: number, to: number, at: Span | undefined, cas: CasBuilder): void {
  if (at) cas.add(LAYERS.link, { Governor: { ref: from }, Dependent: { ref: to }, label }, at)
}

function addRemark(annotation: Annotation, view: View, cas: CasBuilder): void {
  const placed = isPlaced(annotation)
  const passages = (spans: readonly Span[]) => (placed ? null : json(spans))
  cas.add(LAYERS.remark, {
    annotation: annotation.id,
    ...featuresOf(annotation),
    tags: json(view.tagsOf(annotation)),
    passages: passages(annotation.target.spans),
    ...(annotation.kind === 'appearance'
      ? { sourcePassages: passages(annotation.source.spans), cuePassages: passages(annotation.cue.spans) }
      : {}),
  })
}

/** What an annotation says beside its places and tags. */
function featuresOf(annotation: Annotation) {
  const { kind, note, author, created, modified, target, was, foreign } = annotation
  const appearance = annotation.kind === 'appearance' ? annotation : null
  return {
    kind,
    note: note === '' ? null : note,
    author,
    created,
    modified,
    state: target.state,
    claim: appearance?.claim,
    person: appearance?.source.person,
    sourceNamed: appearance?.source.none ? 'no' : null,
    quoted: appearance?.quoted,
    saidFrom: appearance?.said?.from,
    saidTo: appearance?.said?.to,
    saidAbout: appearance?.said ? yesNo(appearance.said.about) : null,
    history: json({ revision: target.revision, ...(was ? { was } : {}) }),
    foreign: json(foreign),
  }
}
