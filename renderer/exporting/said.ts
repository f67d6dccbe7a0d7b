/** What an export is of, in words. */
import type { ArticleRow } from '../../preload/edited.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { App, ExportOf } from '../state/app.svelte.ts'

const words = TEXTS.export

/** The dialog's title, and what is marked in what is exported. */
export function saidOf(app: App, { article, claims, said }: ExportOf): { title: string; marks: string } {
  if (claims !== null)
    return { title: words.claims(said ?? TEXTS.filter.claims(claims.length)), marks: passagesOf(app, claims) }
  const rows = app.library.articles.filter((row) => article === null || row.id === article)
  const sum = (of: (counts: ArticleRow['counts']) => number) =>
    rows.reduce((n, { counts }) => n + of(counts), 0)
  return {
    title: article === null ? words.library(rows.length) : words.article(rows[0]?.title ?? ''),
    marks: words.counts(
      sum(({ claims }) => claims),
      sum(({ highlights }) => highlights),
      sum(({ notes }) => notes),
    ),
  }
}

/** Where the claims are made: what is written are their passages. */
function passagesOf(app: App, ids: readonly string[]): string {
  const places = ids.flatMap((id) => app.web.entryOf(id)?.appearances ?? [])
  return words.passages(places.length, new Set(places.map((row) => row.article)).size)
}
