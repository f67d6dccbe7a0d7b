/** Bringing a file of another program, or another library, in: what it will do, and the edit that does it. */
import { editNames } from '../../../preload/texts/edits.ts'
import type { ImportPreview, ReadingChoice } from '../../../preload/interchange.ts'
import type { Collection } from '../../../preload/model.ts'
import { metaOf } from '../../articles/build.ts'
import type { Reading } from '../../formats/reading/reading.ts'
import { Draft, type Edit } from '../draft.ts'
import type { Reading as LibraryReading, Stamp } from '../reading.ts'
import { settleDocuments, type Settled, type Shelves } from './documents.ts'
import { Putting } from './putting.ts'
import { bringRecords, type Brought } from './records.ts'

/** What details of an article become where they say what no article can. */
const BLANK_ARTICLE = {
  ...{ title: '', byline: null, publisher: null, publishedOn: null, url: null, language: 'und' },
  ...{ added: null, file: null, state: 'new' as const, collections: [], newer: null, foreign: undefined },
}

export interface Plan {
  preview: Omit<ImportPreview, 'format' | 'formatName' | 'files'>
  settled: Settled[]
  edit: Edit
}

/** Works out what a reading will do. Nothing is changed: `shelves.load` loads the articles that it is about. */
export async function planReading(
  reading: Reading,
  choice: ReadingChoice,
  shelves: Shelves,
  library: LibraryReading,
  stamp: Stamp,
): Promise<Plan> {
  const { settled, unit } = await settleDocuments(reading, choice, shelves, stamp)
  const draft = new Draft(library, stamp)
  const putting = new Putting(draft, [])
  const collections = bringCollections(reading, putting)
  const newArticles = new Map(
    settled.flatMap(({ fate, article }) =>
      fate === 'new' && article ? [[article.id, article] as const] : [],
    ),
  )
  for (const article of newArticles.values()) {
    const own = article.collections.map((id) => collections.get(id)?.id).filter((id) => id !== undefined)
    const meta = { ...metaOf(article), collections: own }
    const fitted = putting.put('article', null, meta, article.title, BLANK_ARTICLE)
    // What is written beside the edit says what the edit says.
    if (fitted) Object.assign(article, fitted)
  }
  collectKnown(settled, collections, draft)
  const { tallies, problems, first, kept, ids } = bringRecords(reading, settled, putting)
  bringFilters(reading, ids, putting)
  const [article] = newArticles.keys()
  const where = article === undefined ? first : { article, annotation: null }
  return {
    settled,
    edit: draft.finish(
      editNames.bringIn(newArticles.size, tallies.annotations.new + tallies.annotations.changed),
      where,
    ),
    preview: {
      unit,
      articles: settled.map(({ document, fate, article: at }) => ({
        title: at?.title ?? document.details.title ?? document.details.url ?? document.key,
        fate,
        article: fate === 'known' ? (at?.id ?? null) : null,
        annotations: document.annotations.length,
      })),
      ...tallies,
      anchored: anchoredOf(settled),
      problems: [...reading.problems, ...problems],
      kept,
    },
  }
}

function anchoredOf(settled: readonly Settled[]): ImportPreview['anchored'] {
  const counts = { atPlace: 0, byQuote: 0, notFound: 0 }
  for (const { placed } of settled)
    for (const { how } of placed)
      if (how === 'place') counts.atPlace++
      else if (how === 'quote') counts.byQuote++
      else if (how === 'none') counts.notFound++
  return counts
}

/** Articles that are here already go into the collections that come with them: not into those that somebody may have taken them out of. */
function collectKnown(settled: readonly Settled[], collections: Collections, draft: Draft): void {
  const added = new Map<string, Set<string>>()
  for (const { fate, article, document } of settled) {
    if (fate !== 'known' || !article) continue
    const own = added.get(article.id) ?? new Set(draft.article(article.id).collections)
    for (const id of document.whole?.collections ?? []) {
      const collection = collections.get(id)
      if (collection?.isNew === true) own.add(collection.id)
    }
    added.set(article.id, own)
  }
  for (const [id, own] of added) {
    const before = draft.article(id)
    if (own.size > before.collections.length)
      draft.put('article', before, { ...before, collections: [...own].slice(0, 1000) })
  }
}

/** Saved filters, which name records by their ids. */
function bringFilters({ filters = [] }: Reading, ids: Brought['ids'], putting: Putting): void {
  const known = new Set(putting.draft.filters().map(({ id }) => id))
  for (const { id, name, filter } of filters) {
    if (known.has(id)) continue
    known.add(id)
    const here = {
      ...filter,
      articles: filter.articles.map(ids.article),
      people: filter.people.map(ids.person),
      tags: filter.tags.map(ids.tag),
    }
    putting.put('filter', null, { id, name, filter: here }, name)
  }
}

/** Collections of a file as they are here. */
type Collections = ReadonlyMap<string, { id: string; isNew: boolean }>

/** Collections by their ids or their names. */
function bringCollections({ collections = [] }: Reading, putting: Putting): Collections {
  const here = putting.draft.collections()
  const known = new Map<string, Collection>(here.map((each) => [each.id, each]))
  const byName = new Map(here.map((each) => [each.name, each]))
  return new Map(
    collections.flatMap((collection): [string, { id: string; isNew: boolean }][] => {
      const same = known.get(collection.id) ?? byName.get(collection.name)
      if (same) return [[collection.id, { id: same.id, isNew: false }]]
      const made = putting.put('collection', null, collection, collection.name)
      return made ? [[collection.id, { id: made.id, isNew: true }]] : []
    }),
  )
}
