/** Bringing a file of another program, or another library, in: what it will do, and the edit that does it. */
import type { ImportPreview, ReadingChoice } from '../../../preload/interchange.ts'
import type { Collection } from '../../../preload/model.ts'
import { metaOf } from '../../articles/build.ts'
import type { Reading } from '../../formats/reading/reading.ts'
import { Draft, type Edit } from '../draft.ts'
import type { Reading as LibraryReading, Stamp } from '../reading.ts'
import { settleDocuments, type Settled, type Shelves } from './documents.ts'
import { bringRecords } from './records.ts'

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
  const collections = bringCollections(reading, draft)
  const newArticles = new Map(
    settled.flatMap(({ fate, article }) =>
      fate === 'new' && article ? [[article.id, article] as const] : [],
    ),
  )
  for (const article of newArticles.values()) {
    const meta = metaOf(article)
    draft.put('article', null, {
      ...meta,
      collections: meta.collections.map((id) => collections.get(id)).filter((id) => id !== undefined),
    })
  }
  const filters = new Set([...library.filters()].map(({ id }) => id))
  for (const filter of reading.filters ?? []) if (!filters.has(filter.id)) draft.put('filter', null, filter)
  const { tallies, problems, first, kept } = bringRecords(reading, settled, draft)
  const [article] = newArticles.keys()
  const where = article === undefined ? first : { article, annotation: null }
  return {
    settled,
    edit: draft.finish(
      labelOf(newArticles.size, tallies.annotations.new + tallies.annotations.changed),
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

function labelOf(articles: number, annotations: number): string {
  const count = (n: number, one: string): string => (n === 1 ? `one ${one}` : `${n} ${one}s`)
  const parts = [
    ...(articles > 0 ? [count(articles, 'article')] : []),
    ...(annotations > 0 ? [count(annotations, 'annotation')] : []),
  ]
  return parts.length === 0 ? 'import' : `import ${parts.join(' and ')}`
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

/** Collections by their names: the ids that those of the file have here. */
function bringCollections({ collections = [] }: Reading, draft: Draft): ReadonlyMap<string, string> {
  const here = draft.collections()
  const known = new Map<string, Collection>(here.map((each) => [each.id, each]))
  const byName = new Map(here.map((each) => [each.name, each]))
  return new Map(
    collections.map((collection) => {
      const same = known.get(collection.id) ?? byName.get(collection.name)
      if (!same) draft.put('collection', null, collection)
      return [collection.id, same?.id ?? collection.id]
    }),
  )
}
