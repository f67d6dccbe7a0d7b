/** Edits as they cross the bridge: what changed, record by record, and what the lists show of it now. */
import type { ArticleMeta, Records, Table } from './model.ts'

/** One record's old and new value. Setting the new value twice is setting it once; `null` is absence. */
export type Change = {
  [T in Table]: { table: T; id: string; before: Records[T] | null; after: Records[T] | null }
}[Table]

export interface ArticleRow extends ArticleMeta {
  counts: {
    claims: number
    highlights: number
    notes: number
    /** Claims without content yet. */
    open: number
    /** Annotations whose place in the current revision awaits a yes or no. */
    likely: number
    /** Annotations whose passage is not in the current revision. */
    gone: number
  }
  /** Ids of the tags that its annotations carry. */
  tags: string[]
}

export interface History {
  /** What undo would take back ("tag claim"), null when there is nothing. */
  undo: string | null
  redo: string | null
}

/** What an edit, an undo or a redo did. The renderer applies `changes` to what it shows. */
export interface Edited {
  /** "tag claim": what it is called in the menu after Undo. */
  label: string
  changes: Change[]
  history: History
  /** Where it happened, so that undo can show it. */
  where: { article: string; annotation: string | null } | null
  rows: ArticleRow[]
  tagCounts: Record<string, number>
}
