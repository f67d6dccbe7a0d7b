/** The lists at a view's side from which one chooses what it shows, in words. */
import { OPEN_POINTS, RELATIONS, CLAIM_TYPES } from '../../preload/model.ts'
import { TEXTS } from '../../preload/texts.ts'
import { ANY, FACETS, NONE, type Facet } from '../web/filter.ts'
import type { Entry } from '../web/entries.ts'
import type { FilterState } from './FilterState.svelte.ts'

export interface FacetItem {
  readonly value: string
  readonly label: string
  readonly count: number
  readonly chosen: boolean
  /** Of a tag. */
  readonly colour?: string
}

export interface FacetGroup {
  readonly id: string
  readonly title: string
  readonly items: readonly FacetItem[]
}

const words = TEXTS.filter

/** All facets of claims. What no claim has, or none that is left, is not listed, unless it is chosen. */
export function facetGroups(state: FilterState): FacetGroup[] {
  const names = namesIn(state)
  return FACETS.flatMap((facet) => {
    const counts = state.counts[facet]
    const items = valuesOf(facet, state).flatMap((value): FacetItem[] => {
      const count = counts.get(value) ?? 0
      const chosen = state.has(facet, value)
      if (count === 0 && !chosen) return []
      const colour = facet === 'tags' ? state.app.library.tagById.get(value)?.colour : undefined
      return [{ value, label: labelOf(facet, value, state, names), count, chosen, ...(colour && { colour }) }]
    })
    return items.length === 0 ? [] : [{ id: facet, title: words.facets[facet], items }]
  })
}

/** Scales, types and kinds in their own order, the rest by how often they are met in the library. */
function valuesOf(facet: Facet, state: FilterState): readonly string[] {
  const known = new Set([...state.overall[facet].keys(), ...state.filter[facet]])
  const ordered = {
    verdicts: () => [
      NONE,
      ...state.app.library.scales.flatMap(({ id, labels }) => labels.map((label) => `${id}/${label.id}`)),
    ],
    relations: () => [...RELATIONS, NONE],
    types: () => [...CLAIM_TYPES, NONE],
    open: () => [ANY, ...OPEN_POINTS],
    tags: () => [...state.app.library.codebook.map(({ id }) => id), NONE],
    people: () => [],
    articles: () => [],
  }[facet]()
  const counts = state.overall[facet]
  const rest = [...known]
    .filter((value) => !ordered.includes(value))
    .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  return [...ordered.filter((value) => known.has(value)), ...rest]
}

function labelOf(facet: Facet, value: string, { app }: FilterState, names: Names): string {
  const { library } = app
  if (value === NONE && facet in words.none) return words.none[facet as keyof typeof words.none]
  switch (facet) {
    case 'verdicts': {
      const slash = value.indexOf('/')
      const scale = library.scales.find(({ id }) => id === value.slice(0, slash))
      return (
        scale?.labels.find(({ id }) => id === value.slice(slash + 1))?.name ??
        nameGiven(app, value) ??
        value.slice(slash + 1)
      )
    }
    case 'people':
      return library.personById.get(value)?.name ?? names.get(value) ?? value.replace(/^name:/u, '')
    case 'tags':
      return library.tagById.get(value)?.path ?? value
    case 'relations':
      return words.relations[value as keyof typeof words.relations] ?? value
    case 'articles':
      return library.articleById.get(value)?.title ?? value
    case 'types':
      return TEXTS.inspector.types[value as keyof typeof TEXTS.inspector.types] ?? value
    case 'open':
      return words.open[value as keyof typeof words.open] ?? value
  }
}

/** A verdict outlives its scale, under the name that it was given with. */
function nameGiven({ web }: FilterState['app'], value: string): string | undefined {
  const given = web.all.find(
    ({ claim: { verdict } }) => verdict && `${verdict.scale}/${verdict.label}` === value,
  )
  return given?.claim.verdict?.name || undefined
}

type Names = ReadonlyMap<string, string>
/** Looked for once in the same claims: each letter typed asks again. */
const namesOf = new WeakMap<readonly Entry[], Names>()

/** Who is no known person is called as the text first calls them. */
function namesIn({ app }: FilterState): Names {
  const before = namesOf.get(app.web.all)
  if (before) return before
  const names = new Map<string, string>()
  namesOf.set(app.web.all, names)
  for (const { claimant, appearances } of app.web.all) {
    if (!names.has(claimant.key)) names.set(claimant.key, claimant.name)
    if (appearances.length < 2) continue
    for (const { source } of appearances) {
      const key = `name:${source.toLowerCase()}`
      if (!names.has(key)) names.set(key, source)
    }
  }
  return names
}
