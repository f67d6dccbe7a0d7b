/** Makes a record of a file fit for the library: what a field cannot hold goes out of it, and not the whole record. */
import { Records, type Table } from '../../../preload/model.ts'

export interface Fitted<T extends Table> {
  /** Null where nothing can be kept. */
  record: Records[T] | null
  /** The fields that had to be cut or emptied. */
  lost: string[]
}

/** Each round mends what the one before has uncovered. */
const ROUNDS = 4

/**
 * The record as its schema has it. Texts and lists that are too long are cut, entries of a list that cannot be are left out, and any
 * other field becomes what `blank` has for it; a field that has no blank takes the record with it.
 */
export function fitRecord<T extends Table>(
  table: T,
  record: Records[T],
  blank: Partial<Records[T]> = {},
): Fitted<T> {
  const first = Records[table].safeParse(record)
  if (first.success) return { record: first.data as Records[T], lost: [] }
  const made = structuredClone(record) as Record<string, unknown>
  const blanks = blank as Record<string, unknown>
  const lost = new Set<string>()
  for (let round = 0; round < ROUNDS; round++) {
    const read = Records[table].safeParse(made)
    if (read.success) return { record: read.data as Records[T], lost: [...lost] }
    const unfit = new Map<string, Set<number>>()
    const emptied = new Set<string>()
    for (const issue of read.error.issues) {
      const [field, at] = issue.path
      if (typeof field !== 'string') return { record: null, lost: [...lost] }
      lost.add(field)
      // A field may be wrong in several ways at once.
      if (emptied.has(field)) continue
      if (issue.code === 'too_big' && cut(made, issue.path, Number(issue.maximum))) continue
      if (Array.isArray(made[field]) && typeof at === 'number')
        unfit.set(field, (unfit.get(field) ?? new Set()).add(at))
      else if (field in blanks && made[field] !== blanks[field]) {
        made[field] = blanks[field]
        emptied.add(field)
      } else return { record: null, lost: [...lost] }
    }
    for (const [field, places] of unfit)
      made[field] = (made[field] as unknown[]).filter((_, index) => !places.has(index))
  }
  return { record: null, lost: [...lost] }
}

/** Cuts the text or the list at a path; false where there is neither. */
function cut(record: Record<string, unknown>, path: readonly PropertyKey[], most: number): boolean {
  let host: unknown = record
  for (const key of path.slice(0, -1)) host = (host as Record<PropertyKey, unknown> | undefined)?.[key]
  const last = path.at(-1)
  if (typeof host !== 'object' || host === null || last === undefined) return false
  const holder = host as Record<PropertyKey, unknown>
  const value = holder[last]
  if (typeof value === 'string') holder[last] = value.slice(0, most).replace(/[\ud800-\udbff]$/, '')
  else if (Array.isArray(value)) holder[last] = value.slice(0, most)
  else return false
  return true
}
