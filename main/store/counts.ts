import type { ArticleRow, Change } from '../../preload/edited.ts'
import type { Annotation } from '../../preload/model.ts'

/** What the library's list says of one article, kept up without opening it. */
interface Summary {
  highlights: number
  notes: number
  open: number
  likely: number
  gone: number
  /** Appearances by claim. */
  claims: Map<string, number>
  /** Annotations by tag. */
  tags: Map<string, number>
}

function bump(map: Map<string, number>, key: string, by: number): void {
  const value = (map.get(key) ?? 0) + by
  if (value === 0) map.delete(key)
  else map.set(key, value)
}

/** Counts over the library, kept up with each change. */
export class Counts {
  readonly #articles = new Map<string, Summary>()
  readonly #tags = new Map<string, number>()

  /** Counts an article anew. */
  set(article: string, annotations: Iterable<Annotation>): void {
    for (const [tag, count] of this.#articles.get(article)?.tags ?? []) bump(this.#tags, tag, -count)
    this.#articles.delete(article)
    for (const annotation of annotations) this.#count(annotation, 1)
  }

  /** Whether an article has annotations. */
  has(article: string): boolean {
    const { claims, highlights, notes } = this.of(article)
    return claims + highlights + notes > 0
  }

  update(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.table !== 'annotation') continue
      if (change.before) this.#count(change.before, -1)
      if (change.after) this.#count(change.after, 1)
    }
  }

  #count(annotation: Annotation, by: 1 | -1): void {
    let summary = this.#articles.get(annotation.article)
    if (!summary) {
      summary = { highlights: 0, notes: 0, open: 0, likely: 0, gone: 0, claims: new Map(), tags: new Map() }
      this.#articles.set(annotation.article, summary)
    }
    if (annotation.target.state === 'likely') summary.likely += by
    if (annotation.target.state === 'gone') summary.gone += by
    if (annotation.kind === 'highlight') summary.highlights += by
    else if (annotation.kind === 'note') summary.notes += by
    else {
      bump(summary.claims, annotation.claim, by)
      if (annotation.target.state === 'open') summary.open += by
    }
    for (const tag of annotation.tags) {
      bump(summary.tags, tag, by)
      bump(this.#tags, tag, by)
    }
  }

  of(article: string): ArticleRow['counts'] {
    const summary = this.#articles.get(article)
    const { highlights = 0, notes = 0, open = 0, likely = 0, gone = 0, claims } = summary ?? {}
    return { claims: claims?.size ?? 0, highlights, notes, open, likely, gone }
  }

  /** The tags that an article's annotations carry. */
  tagsOf(article: string): string[] {
    return [...(this.#articles.get(article)?.tags.keys() ?? [])].sort()
  }

  articlesWithTag(tag: string): string[] {
    return [...this.#articles].filter(([, summary]) => summary.tags.has(tag)).map(([article]) => article)
  }

  /** Annotations by tag; a tag that none has is left out. */
  byTag(): Record<string, number> {
    return Object.fromEntries(this.#tags)
  }
}
