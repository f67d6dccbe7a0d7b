/** Puts Postil's own data of an article and the entities of a file together: where the two disagree, the file's terms win. */
import { ownAnnotation, type ReadMark, type ReadOwn } from '../reading/own.ts'
import type { ReadAnnotation, ReadSpan } from '../reading/reading.ts'
import { entityId, isOverContent } from './entities.ts'
import { UNTAGGED } from './marks.ts'
import type { ReadEntity } from './groups.ts'

export interface OwnMatch {
  annotation: ReadAnnotation
  /** Places of its entities in the file's list. */
  entities: number[]
}

/**
 * Own annotations with the entities that stand for them, and how many have none any more: they were deleted in the other
 * program. An entity is known by its label and range, or, where one of these was changed there, by its id.
 */
export function matchOwn(
  own: ReadOwn,
  entities: readonly ReadEntity[],
): { matches: OwnMatch[]; deleted: number } {
  const byPlace = new Map<string, number[]>()
  const byId = new Map<string, number>()
  for (const [index, { id, label, span }] of entities.entries()) {
    const key = placeKey(label, span.range?.start, span.range?.end)
    const others = byPlace.get(key)
    if (others) others.push(index)
    else byPlace.set(key, [index])
    if (id !== null) byId.set(id, index)
  }
  const taken = new Set<number>()
  const take = (label: string, [start, end]: readonly [number, number], id: string): number | null => {
    const there = byPlace.get(placeKey(label, start, end))?.filter((index) => !taken.has(index)) ?? []
    const found = there.find((index) => entities[index]?.id === id) ?? there[0] ?? byId.get(id)
    if (found === undefined || taken.has(found)) return null
    taken.add(found)
    return found
  }

  let deleted = 0
  const matches = own.annotations.flatMap((record): OwnMatch[] => {
    let number = 0
    const found = record.marks.map((mark) => {
      const at = mark.at.map((range, piece) => {
        const index = take(mark.label, range, entityId(record.id, mark.role, number, piece))
        return index === null ? null : { index, span: spanOf(entities[index], range, mark.words[piece]) }
      })
      if (isOverContent(mark)) number++
      return { mark, entities: at.filter((each) => each !== null) }
    })
    const there = found.flatMap((each) => each.entities.map(({ index }) => index))
    if (record.marks.length > 0 && there.length === 0) {
      deleted++
      return []
    }
    const annotation = ownAnnotation(record)
    if (there.length > 0) place(annotation, found, entities)
    return [{ annotation, entities: there }]
  })
  return { matches, deleted }
}

interface Found {
  mark: ReadMark
  entities: { index: number; span: ReadSpan }[]
}

/** The span of an entity: with the words that were there, where it has none and has not been moved. */
function spanOf(
  entity: ReadEntity | undefined,
  [start, end]: readonly [number, number],
  words: string | undefined,
): ReadSpan {
  const span = entity?.span ?? { range: null, exact: null }
  const stayed = span.range?.start === start && span.range.end === end
  return span.exact === null && stayed && words !== undefined ? { ...span, exact: words } : span
}

function place(annotation: ReadAnnotation, found: readonly Found[], entities: readonly ReadEntity[]): void {
  const spansOf = (each: Found | undefined): ReadSpan[] => each?.entities.map(({ span }) => span) ?? []
  const there = found.filter((each) => each.entities.length > 0)
  annotation.spans = spansOf(there.find(({ mark }) => isOverContent(mark)))
  if (annotation.appearance) {
    annotation.appearance.source.spans = spansOf(there.find(({ mark }) => mark.role === 'source'))
    annotation.appearance.cue.spans = spansOf(there.find(({ mark }) => mark.role === 'cue'))
    if (annotation.spans.length === 0) annotation.state = 'open'
  }
  if (found.some(({ mark }) => isOverContent(mark)))
    annotation.tags = [...new Set(there.flatMap((each) => tagOf(each, entities)))]
  const [first] = there.flatMap((each) => each.entities)
  const note = first === undefined ? undefined : entities[first.index]?.more?.note
  if (note !== undefined) annotation.note = note
}

/** The tag that a mark stands for now: another label was put there where it is not the one that was written. */
function tagOf({ mark, entities: [first] }: Found, entities: readonly ReadEntity[]): string[] {
  if (!isOverContent(mark) || first === undefined) return []
  const label = entities[first.index]?.label ?? mark.label
  if (label === mark.label) return mark.tag ? [label] : []
  return label === UNTAGGED.highlight || label === UNTAGGED.note ? [] : [label]
}

function placeKey(label: string, start: number | undefined, end: number | undefined): string {
  return `${start},${end},${label}`
}
