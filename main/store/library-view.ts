import type { ArticleRow } from '../../preload/edited.ts'
import type { LibraryView, Notice } from '../../preload/contract.ts'
import { PostilError } from '../errors.ts'
import type { Counts } from './counts.ts'
import type { DataFiles } from './data-files.ts'
import type { History } from './history.ts'
import { byDate, byName, byPath, byTitle, ownFirst } from './order.ts'

interface Viewed {
  folder: string
  files: DataFiles
  counts: Counts
  history: History
  notices: readonly Notice[]
  /** Whether its folder held no library before it was opened. */
  fresh: boolean
}

/** What the library shows of an article without opening it. Throws not-found. */
export function rowIn({ files, counts }: Pick<Viewed, 'files' | 'counts'>, id: string): ArticleRow {
  const meta = files.library.tables.article.get(id)
  if (!meta) throw new PostilError('not-found', 'That article is not in the library.')
  return { ...meta, counts: counts.of(id), tags: counts.tagsOf(id) }
}

/** What the library shows before an article is opened. */
export function viewIn(viewed: Viewed): LibraryView {
  const { folder, files, counts, history, notices } = viewed
  const { tables } = files.library
  return {
    articles: [...tables.article.keys()].map((id) => rowIn(viewed, id)).sort(byDate),
    people: [...tables.person.values()].sort(byName),
    tags: [...tables.tag.values()].sort(byPath),
    scales: [...tables.scale.values()].sort(ownFirst),
    filters: [...tables.filter.values()].sort(byName),
    collections: [...tables.collection.values()].sort(byName),
    deletedSeeds: [...tables.deletedSeed.values()].sort(byTitle),
    tagCounts: counts.byTag(),
    notices: [...notices, ...files.problems],
    history: history.labels,
    folder,
    fresh: viewed.fresh,
  }
}
