/** The rows of the article's list: what they say, and which of them are wanted. */
import type { Annotation, Claim, Kind, Person, Scale } from '../../preload/model.ts'
import { quoteOf } from '../../preload/rows.ts'
import { TEXTS } from '../../preload/texts.ts'
import { claimantOf, titleOf, verdictOf } from './words.ts'

const words = TEXTS.inspector

export interface Row {
  readonly id: string
  readonly kind: Kind
  readonly title: string
  readonly meta: string
  readonly tags: readonly string[]
  /** All that the words are looked for in. */
  readonly text: () => string
}

export interface Filter {
  readonly kind: Kind | null
  /** A tag's id. */
  readonly tag: string | null
  readonly words: string
}

export const NO_FILTER: Filter = { kind: null, tag: null, words: '' }

/** Letters without case and marks, so that "Muller" finds "Müller". */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
}

/** Makes rows, and makes one anew only when what it shows has changed: a row of 2,000 is then drawn once. */
export function rowMaker(): (
  annotation: Annotation,
  claim: Claim | null,
  people: ReadonlyMap<string, Person>,
  scales: readonly Scale[],
) => Row {
  const made = new WeakMap<Annotation, { of: readonly unknown[]; row: Row }>()
  return (annotation, claim, people, scales) => {
    const of = [claim, people, scales]
    const known = made.get(annotation)
    if (known?.of.every((each, index) => each === of[index])) return known.row
    const row = rowOf(annotation, claim, people, scales)
    made.set(annotation, { of, row })
    return row
  }
}

function rowOf(
  annotation: Annotation,
  claim: Claim | null,
  people: ReadonlyMap<string, Person>,
  scales: readonly Scale[],
): Row {
  const meta = metaOf(annotation, claim, people, scales)
  const title = titleOf(annotation, claim) || untitled(annotation)
  let text: string | null = null
  return {
    id: annotation.id,
    kind: annotation.kind,
    title,
    meta,
    tags: annotation.tags,
    text: () =>
      (text ??= folded([title, meta, quoteOf(annotation.target.spans), annotation.note].join('\n'))),
  }
}

function untitled(annotation: Annotation): string {
  if (annotation.kind !== 'appearance')
    return annotation.target.state === 'gone' ? words.nowhere : words.whole
  const known = [...annotation.source.spans, ...annotation.cue.spans]
  return known.length === 0 ? words.noWords : `${quoteOf(known.sort((a, b) => a.start - b.start))} …`
}

function metaOf(
  annotation: Annotation,
  claim: Claim | null,
  people: ReadonlyMap<string, Person>,
  scales: readonly Scale[],
): string {
  if (annotation.kind === 'appearance')
    return [
      annotation.source.none ? words.noSource : claimantOf(claim, annotation, people),
      quoteOf(annotation.cue.spans),
      verdictOf(claim, scales)?.toLocaleLowerCase() ?? words.verdictAtRest,
    ]
      .filter(Boolean)
      .join(' · ')
  const note = annotation.note.trim().replace(/\s+/gu, ' ')
  return note === '' ? words.kinds[annotation.kind] : `${words.kinds[annotation.kind]}: ${note}`
}

function has(row: Row, filter: Filter, looked: readonly string[]): boolean {
  if (filter.tag !== null && !row.tags.includes(filter.tag)) return false
  return looked.every((word) => row.text().includes(word))
}

/**
 * The rows wanted, in the order they came in, and how many of each kind tag and words leave, so that each kind's count
 * says what choosing it would show.
 */
export function filtered(
  rows: readonly Row[],
  filter: Filter,
): { rows: readonly Row[]; counts: Record<Kind | 'all', number> } {
  const looked = folded(filter.words).split(' ').filter(Boolean)
  const left =
    filter.tag === null && looked.length === 0 ? rows : rows.filter((row) => has(row, filter, looked))
  const counts = { all: left.length, appearance: 0, highlight: 0, note: 0 }
  for (const row of left) counts[row.kind]++
  return { rows: filter.kind === null ? left : left.filter((row) => row.kind === filter.kind), counts }
}
