import type { ArticleRow, Edited, History } from '../../preload/edited.ts'
import type { LibraryView, Notice } from '../../preload/contract.ts'
import type { Collection, DeletedSeed, Person, SavedFilter, Scale, Tag } from '../../preload/model.ts'

/** What is known of the library without opening an article. */
export class LibraryState {
  loaded = $state(false)
  articles = $state.raw<ArticleRow[]>([])
  people = $state.raw<Person[]>([])
  tags = $state.raw<Tag[]>([])
  scales = $state.raw<Scale[]>([])
  filters = $state.raw<SavedFilter[]>([])
  collections = $state.raw<Collection[]>([])
  deletedSeeds = $state.raw<DeletedSeed[]>([])
  tagCounts = $state.raw<Record<string, number>>({})
  notices = $state.raw<Notice[]>([])
  history = $state.raw<History>({ undo: null, redo: null })
  folder = $state('')
  /** Whether it was made by this start of the app. */
  fresh = $state(false)

  /** Tags in the order of the codebook: by path, so that parts follow their whole. */
  readonly codebook = $derived([...this.tags].sort((a, b) => a.path.localeCompare(b.path)))
  readonly articleById = $derived(new Map(this.articles.map((row) => [row.id, row])))
  readonly tagById = $derived(new Map(this.tags.map((tag) => [tag.id, tag])))
  readonly personById = $derived(new Map(this.people.map((person) => [person.id, person])))
  readonly tagByKey = $derived(
    new Map(this.tags.flatMap((tag) => (tag.key ? [[tag.key, tag] as const] : []))),
  )

  /** Known to have no article at all. */
  get empty(): boolean {
    return this.loaded && this.articles.length === 0
  }

  load(view: LibraryView): void {
    Object.assign(this, { ...view, loaded: true })
  }

  apply(edited: Edited): void {
    this.history = edited.history
    this.tagCounts = edited.tagCounts
    if (edited.rows.length > 0) {
      const rows = new Map(edited.rows.map((row) => [row.id, row]))
      const known = new Set(this.articles.map(({ id }) => id))
      const added = edited.rows.filter(({ id }) => !known.has(id))
      this.articles = [...this.articles.map((row) => rows.get(row.id) ?? row), ...added]
    }
    const gone = new Set(
      edited.changes.filter(({ table, after }) => table === 'article' && after === null).map(({ id }) => id),
    )
    if (gone.size > 0) this.articles = this.articles.filter(({ id }) => !gone.has(id))
    for (const change of edited.changes) {
      if (change.table === 'person') this.people = replaced(this.people, change.id, change.after)
      if (change.table === 'tag') this.tags = replaced(this.tags, change.id, change.after)
      if (change.table === 'scale') this.scales = replaced(this.scales, change.id, change.after)
      if (change.table === 'collection')
        this.collections = replaced(this.collections, change.id, change.after)
      if (change.table === 'deletedSeed')
        this.deletedSeeds = replaced(this.deletedSeeds, change.id, change.after)
      if (change.table === 'filter') this.filters = replaced(this.filters, change.id, change.after)
    }
  }
}

function replaced<T extends { id: string }>(records: readonly T[], id: string, after: T | null): T[] {
  if (after === null) return records.filter((record) => record.id !== id)
  const known = records.some((record) => record.id === id)
  return known ? records.map((record) => (record.id === id ? after : record)) : [...records, after]
}
