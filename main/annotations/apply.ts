import type { Change } from '../../preload/edited.ts'
import type { Records, Table } from '../../preload/model.ts'

/** Records by id, as far as they are kept in one place. */
export type Tables = { [T in Table]?: Map<string, Records[T]> }

/** Whether a record belongs to the place that changes are applied to. */
export type Here = (table: Table, record: Records[Table]) => boolean

/**
 * Sets every record that belongs here to its new value, and takes out those that are deleted or move elsewhere. Playing
 * it twice is playing it once.
 */
export function apply(tables: Tables, changes: readonly Change[], here: Here = () => true): void {
  for (const { table, id, before, after } of changes) {
    const records = tables[table] as Map<string, Records[Table]> | undefined
    if (after !== null && here(table, after)) records?.set(id, after)
    else if (before !== null && here(table, before)) records?.delete(id)
  }
}

/** The changes that take these back: old and new value swapped. An edit has one change a record, so their order is free. */
export function reverse(changes: readonly Change[]): Change[] {
  return changes
    .map((change) => ({ ...change, before: change.after, after: change.before }) as Change)
    .reverse()
}
