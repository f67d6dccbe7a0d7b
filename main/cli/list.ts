import type { ArticleRow } from '../../preload/edited.ts'
import { reading } from './readable.ts'
import { EXIT } from './words.ts'
import type { Say } from './say.ts'

/** Names the articles of a library. */
export async function list(folder: string, say: Say): Promise<number> {
  const view = await reading(folder, (library) => Promise.resolve(library.view()))
  const { articles, tags, people, tagCounts } = view
  say.result(
    {
      library: folder,
      articles: articles.map((row) => ({ ...row, annotations: annotationsOf(row) })),
      tags: tags.map(({ id, path }) => ({ id, path, annotations: tagCounts[id] ?? 0 })),
      people: people.map(({ id, name, role }) => ({ id, name, role })),
    },
    () => {
      for (const row of articles)
        say.line(
          [
            row.id,
            row.publishedOn ?? '-',
            row.state,
            `${row.counts.claims} claims`,
            `${annotationsOf(row)} annotations`,
            row.title,
          ].join('\t'),
        )
    },
  )
  return EXIT.fine
}

function annotationsOf({ counts }: ArticleRow): number {
  return counts.claims + counts.highlights + counts.notes
}
