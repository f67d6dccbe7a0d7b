import type { ArticleRow } from '../../preload/edited.ts'
import { placeOfPoint } from '../claims/open-points.ts'
import type { LibraryState } from '../state/library.svelte.ts'
import type { Reading } from '../state/reading.svelte.ts'
import type { SettingsState } from '../state/settings.svelte.ts'
import type { WebState } from '../web/web.svelte.ts'
import { arrange, stateOf, type Group } from './arrange.ts'

/** A line of the list: a heading, or an article under it. */
export type ListLine =
  | { readonly kind: 'group'; readonly key: string; readonly group: Group }
  | { readonly kind: 'row'; readonly key: string; readonly row: ArticleRow; readonly group: Group }

/** What the list is made of. */
interface Listed {
  readonly library: LibraryState
  readonly settings: SettingsState
  readonly web: WebState
  readonly reading: Reading
}

/** The library as it is listed, which of its lines is current, and which articles are marked. */
export class Listing {
  words = $state('')
  /** The current line, by its key. */
  key = $state<string | null>(null)
  /** The articles whose losses were just named: the next press deletes them. */
  lossesNamed: string | null = null
  marks = $state.raw<ReadonlySet<string>>(new Set())

  constructor(readonly app: Listed) {}

  /** Open points by article. */
  readonly open = $derived.by(() => {
    const counts = new Map<string, number>()
    for (const entry of this.app.web.all)
      for (const point of entry.open) {
        const article = placeOfPoint(entry, point)?.article
        if (article !== undefined) counts.set(article, (counts.get(article) ?? 0) + 1)
      }
    return counts
  })

  readonly groups = $derived.by(() => {
    const { articles, collections, codebook } = this.app.library
    const known = { collections, tags: codebook, open: this.open }
    return arrange(articles, this.app.settings.value.library, this.words, known)
  })

  readonly lines = $derived(
    this.groups.flatMap((group): ListLine[] => [
      ...(group.label === '' ? [] : [{ kind: 'group' as const, key: `group ${group.key}`, group }]),
      ...group.rows.map((row) => ({ kind: 'row' as const, key: `${group.key} ${row.id}`, row, group })),
    ]),
  )

  /** Each article once, in the order in which it is listed first. */
  readonly rows = $derived([
    ...new Map(this.groups.flatMap(({ rows }) => rows).map((row) => [row.id, row])).values(),
  ])

  readonly at = $derived.by(() => {
    const lines = this.lines
    const found = lines.findIndex(({ key, kind }) => kind === 'row' && key === this.key)
    if (found >= 0) return found
    const open = this.app.reading.article?.id
    const own = lines.findIndex((line) => line.kind === 'row' && line.row.id === open)
    return own >= 0 ? own : lines.findIndex(({ kind }) => kind === 'row')
  })

  readonly current = $derived.by(() => {
    const line = this.lines[this.at]
    return line?.kind === 'row' ? line.row : null
  })

  /** What an act is for: the marked articles, or the current one. */
  get inHand(): ArticleRow[] {
    const marked = this.app.library.articles.filter(({ id }) => this.marks.has(id))
    if (marked.length > 0) return marked
    return this.current ? [this.current] : []
  }

  /** Moves to another line by so many articles. */
  step(by: number): void {
    const rows = this.lines.flatMap((line, index) => (line.kind === 'row' ? [index] : []))
    const here = rows.indexOf(this.at)
    const to = rows[Math.max(0, Math.min(rows.length - 1, here + by))]
    const line = to === undefined ? undefined : this.lines[to]
    if (line) this.key = line.key
  }

  mark(id: string, on = !this.marks.has(id)): void {
    const marks = new Set(this.marks)
    if (on) marks.add(id)
    else marks.delete(id)
    this.marks = marks
  }

  markAll(): void {
    this.marks = new Set(this.rows.map(({ id }) => id))
  }

  unmark(): void {
    this.marks = new Set()
  }

  /** The article listed after (else before) one, itself not counted; null where there is no other. */
  neighbour(id: string): string | null {
    const others = this.rows.filter((row) => row.id !== id)
    const at = this.rows.findIndex((row) => row.id === id)
    return (
      (
        others[Math.min(Math.max(at, 0), others.length - 1)] ??
        this.app.library.articles.find((row) => row.id !== id)
      )?.id ?? null
    )
  }

  /** The next article after the open one that is not done, round again. */
  nextUnfinished(): ArticleRow | null {
    const open = this.app.reading.article?.id
    const at = this.rows.findIndex(({ id }) => id === open)
    const round = [...this.rows.slice(at + 1), ...this.rows.slice(0, Math.max(at, 0))]
    return round.find((row) => stateOf(row) !== 'done' && !row.archived) ?? null
  }
}
