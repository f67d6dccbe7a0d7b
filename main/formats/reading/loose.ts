/** Labelled spans that belong to no attribution, as annotations. */
import { UNTAGGED } from '../standoff/marks.ts'
import type { ReadAnnotation, ReadSpan } from './reading.ts'

/** A labelled passage as a format of spans has it, with what else the format says of it. */
export interface LooseMark {
  label: string
  spans: ReadSpan[]
  more?: Partial<ReadAnnotation>
  /** The label is a tag, whatever it says. */
  isTag?: boolean
  /** It begins an annotation of its own. */
  apart?: boolean
}

/**
 * Highlights of labelled spans: the label is the tag. Marks over the very same places, by the same author, are the tags of
 * one annotation, as long as at most one of them says anything beside its label: the last that can have it, since the tags of
 * one are written together. Given back in the order of the first of each.
 */
export function looseAnnotations(marks: readonly LooseMark[]): ReadAnnotation[] {
  const groups = new Map<string, ReadAnnotation[]>()
  const all: ReadAnnotation[] = []
  for (const { label, spans, more = {}, isTag = false, apart = false } of marks) {
    const named = isTag ? { kind: 'highlight' as const, tags: [label] } : {}
    const made = annotationOf(label, spans, { ...named, ...more })
    const key = JSON.stringify([made.author, spans.map(({ range, exact }) => range ?? exact)])
    const others = groups.get(key) ?? []
    const host = apart ? undefined : others.findLast((other) => canCarry(other, made))
    if (host) {
      host.tags.push(...made.tags)
      continue
    }
    groups.set(key, [...others, made])
    all.push(made)
  }
  return all
}

/** An annotation with one tag, or with none where the label says no more than what it is. */
export function annotationOf(
  label: string,
  spans: ReadSpan[],
  more: Partial<ReadAnnotation> = {},
): ReadAnnotation {
  const isPlain = label === UNTAGGED.highlight || label === UNTAGGED.note
  return {
    id: null,
    kind: label === UNTAGGED.note ? 'note' : 'highlight',
    spans,
    tags: isPlain ? [] : [label],
    note: '',
    author: '',
    created: null,
    modified: null,
    ...more,
  }
}

/** Whether a mark is no more than another tag of an annotation over the same place. */
export function canCarry(host: ReadAnnotation, mark: ReadAnnotation): boolean {
  const [tag] = mark.tags
  return (
    tag !== undefined &&
    host.tags.length > 0 &&
    !host.tags.includes(tag) &&
    mark.note === '' &&
    mark.foreign === undefined &&
    mark.id === null &&
    mark.kind === host.kind
  )
}
