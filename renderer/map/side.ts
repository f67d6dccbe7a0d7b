/** The lists at the map's side: what it shows, how far it goes, which relations, whose claims. */
import { RELATIONS } from '../../preload/model.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { FacetGroup, FacetItem } from '../views/facets.ts'
import { around, countsOf, MOST } from './graph.ts'
import { MODES, type MapModel } from './map.svelte.ts'
import { IN_ORDER } from './signs.ts'

const words = TEXTS.map

export function groupsOf(model: MapModel): FacetGroup[] {
  const { app, subjectEntry, graph } = model
  const kinds = new Set(RELATIONS.filter((kind) => !model.hidden.has(kind)))
  const reach = (steps: number) =>
    subjectEntry ? around(subjectEntry, steps, kinds, (id) => app.web.entries.get(id)).length : 0
  const article = model.mode === 'article' ? model.article : (app.reading.article?.id ?? null)
  const counts = {
    claim: reach(model.steps),
    article: app.web.all.filter(({ articles }) => articles.includes(article ?? '')).length,
    filter: model.filters.kept.length,
  }
  const names = {
    ...words.modes,
    filter: model.filters.empty ? words.modes.filter : (model.filters.saved?.name ?? words.filtered),
  }
  const relations = countsOf(model.whole.edges)
  const groups: FacetGroup[] = [
    {
      id: 'show',
      title: words.show,
      items: MODES.map((mode) => ({
        value: mode,
        label: names[mode],
        count: counts[mode],
        chosen: mode === model.mode,
      })),
    },
  ]
  if (model.mode === 'claim' && subjectEntry)
    groups.push({
      id: 'steps',
      title: words.stepsLabel,
      items: words.steps.map((label, index) => ({
        value: `${index + 1}`,
        label,
        count: Math.min(MOST, reach(index + 1)),
        chosen: model.steps === index + 1,
      })),
    })
  if (graph.entries.length > 0) {
    groups.push({
      id: 'relations',
      title: words.relations,
      items: IN_ORDER.map((kind) => ({
        value: kind,
        label: TEXTS.filter.relations[kind],
        count: relations[kind],
        chosen: !model.hidden.has(kind),
      })),
    })
    groups.push({ id: 'claimants', title: words.claimants, items: claimantsOf(model) })
  }
  return groups
}

function claimantsOf({ graph, current }: MapModel): FacetItem[] {
  const items = new Map<string, { label: string; count: number }>()
  for (const { claimant } of graph.entries) {
    const item = items.get(claimant.key) ?? { label: claimant.name || TEXTS.timeline.unnamed, count: 0 }
    item.count++
    items.set(claimant.key, item)
  }
  return [...items]
    .map(([value, item]) => ({ value, ...item, chosen: current?.card.entry.claimant.key === value }))
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label))
}
