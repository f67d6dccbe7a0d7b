/**
 * Which claims of the library are wanted. Within a facet any of its values, between facets and words all; a facet's
 * counts are taken with all other facets applied, so that each says what choosing it would give.
 */
import type { Claim, ClaimFilter } from '../../preload/model.ts'
import { folded } from '../claims/filter.ts'
import { isJudged, speakerOf, type Entry, type Known } from './entries.ts'

export const FACETS = ['verdicts', 'people', 'tags', 'relations', 'articles', 'types', 'open'] as const
export type Facet = (typeof FACETS)[number]
/** How many claims have a value; those that none has are left out. */
export type Counts = Readonly<Record<Facet, ReadonlyMap<string, number>>>

export interface Filtered {
  /** In the order they came in. */
  readonly kept: readonly Entry[]
  readonly counts: Counts
}

/** What is known beside the entries: the records of claims that were joined to others. */
export interface Web extends Known {
  readonly claim: (id: string) => Claim | undefined
}

/** The value of a claim that has none in that facet. */
export const NONE = 'none'
/** The value of a claim with any open point. */
export const ANY = 'any'

export function emptyFilter(): ClaimFilter {
  return {
    words: '',
    articles: [],
    people: [],
    tags: [],
    types: [],
    verdicts: [],
    relations: [],
    open: [],
  }
}

export function isEmpty(filter: ClaimFilter): boolean {
  return filter.words.trim() === '' && FACETS.every((facet) => filter[facet].length === 0)
}

/** Whether two filters want the same, in whatever order their values were chosen. */
export function sameFilter(a: ClaimFilter, b: ClaimFilter): boolean {
  const sorted = (values: readonly string[]) => JSON.stringify([...values].sort())
  return a.words.trim() === b.words.trim() && FACETS.every((facet) => sorted(a[facet]) === sorted(b[facet]))
}

/** The filter with a value of a facet chosen, or not any more. */
export function toggled(filter: ClaimFilter, facet: Facet, value: string): ClaimFilter {
  const values = filter[facet]
  return {
    ...filter,
    [facet]: values.includes(value) ? values.filter((each) => each !== value) : [...values, value],
  }
}

/** The values there are of each facet, by number: counting numbers takes a tenth of what counting words does. */
const numbers = FACETS.map(() => new Map<string, number>())

function numberOf(facet: number, value: string): number {
  const known = numbers[facet]!
  let number = known.get(value)
  if (number === undefined) known.set(value, (number = known.size))
  return number
}

/** What filtering reads of an entry, made once: an edit makes those entries anew that it touches. */
interface Row {
  /** By the place of the facet in FACETS. */
  readonly values: readonly (readonly number[])[]
  /** All that words are looked for in, folded when first asked for. */
  text: string | null
}

const rows = new WeakMap<Entry, Row>()

function rowFor(entry: Entry, web: Web): Row {
  let row = rows.get(entry)
  if (row === undefined) {
    const values = valuesOf(entry, web)
    row = {
      values: FACETS.map((facet, index) => values[facet].map((value) => numberOf(index, value))),
      text: null,
    }
    rows.set(entry, row)
  }
  return row
}

function valuesOf(entry: Entry, web: Web): Record<Facet, readonly string[]> {
  const { claim, claimant, appearances, ties } = entry
  const orNone = (values: readonly string[]) => (values.length === 0 ? [NONE] : values)
  const people = new Set([claimant.key])
  for (const row of appearances) people.add(speakerOf(row, web.claim(row.claim), web).key)
  people.delete('')
  return {
    verdicts: [isJudged(claim) ? `${claim.verdict?.scale}/${claim.verdict?.label}` : NONE],
    people: orNone([...people]),
    tags: orNone(entry.tags),
    relations: orNone([...new Set(ties.map(({ relation }) => relation.kind))]),
    articles: entry.articles,
    types: [claim.type ?? NONE],
    open: entry.open.length === 0 ? [] : [ANY, ...entry.open],
  }
}

function textOf(entry: Entry, web: Web): string {
  const words = new Set([entry.statement, entry.claimant.name])
  for (const row of entry.appearances) {
    for (const each of [row.content, row.source, speakerOf(row, web.claim(row.claim), web).name])
      words.add(each)
  }
  return folded([...words].join('\n'))
}

/** The entries wanted, and what choosing each value of each facet would give. */
export function filtered(entries: readonly Entry[], filter: ClaimFilter, web: Web): Filtered {
  const wanted = FACETS.map((facet, index) => new Set(filter[facet].map((value) => numberOf(index, value))))
  const asked = wanted.flatMap(({ size }, index) => (size > 0 ? [index] : []))
  const words = folded(filter.words).split(' ').filter(Boolean)
  const counts: number[][] = FACETS.map(() => [])
  const kept: Entry[] = []
  for (const entry of entries) {
    const row = rowFor(entry, web)
    // A facet that does not want it: if it is the only one, choosing a value there would.
    let against = -1
    let others = 0
    for (const index of asked) {
      if (hasAny(row.values[index]!, wanted[index]!)) continue
      against = index
      if (++others > 1) break
    }
    if (others > 1) continue
    if (words.length > 0) {
      const text = (row.text ??= textOf(entry, web))
      if (!words.every((word) => text.includes(word))) continue
    }
    if (others === 1) count(counts[against]!, row.values[against]!)
    else {
      kept.push(entry)
      for (let index = 0; index < counts.length; index++) count(counts[index]!, row.values[index]!)
    }
  }
  return { kept, counts: named(counts) }
}

function hasAny(values: readonly number[], wanted: ReadonlySet<number>): boolean {
  for (const value of values) if (wanted.has(value)) return true
  return false
}

function count(counts: number[], values: readonly number[]): void {
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
}

function named(counts: readonly (readonly number[])[]): Counts {
  const maps = FACETS.map((facet, index) => {
    const map = new Map<string, number>()
    for (const [value, number] of numbers[index]!) {
      const n = counts[index]![number]
      if (n !== undefined) map.set(value, n)
    }
    return [facet, map] as const
  })
  return Object.fromEntries(maps) as unknown as Counts
}
