/** What a value of foreign JSON is, when nothing about it may be taken for granted. */

export type JsonObject = Readonly<Record<string, unknown>>

export function objectOf(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
}

/** The items of an array; none of anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The objects among the items of an array. */
export function objectsIn(value: unknown): JsonObject[] {
  return listOf(value).flatMap((item) => {
    const object = objectOf(item)
    return object ? [object] : []
  })
}

/** A string; null of anything else. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** Whether a value is a place in a text: a whole number from 0 that a double holds exactly. */
export function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

/** A half-open range that is not empty; null where the two are no such thing. */
export function rangeOf(start: unknown, end: unknown): { start: number; end: number } | null {
  return isOffset(start) && isOffset(end) && start < end ? { start, end } : null
}

/** An id as a file has it, a number or a string, as one string that differs where they differ; null of anything else. */
export function keyOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? JSON.stringify(value) : null
}

/** What an object says beside the fields that were understood; undefined where that is nothing. */
export function restOf(object: JsonObject, understood: readonly string[]): JsonObject | undefined {
  const rest = Object.entries(object).filter(([key]) => !understood.includes(key))
  return rest.length === 0 ? undefined : Object.fromEntries(rest)
}

const ISO_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i

/**
 * A date-time of another program as Postil keeps it (UTC, milliseconds), or null. One without a zone is taken for UTC: the
 * machine's own zone must not change what a file says.
 */
export function timeOf(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const match = ISO_TIME.exec(value)
  if (!match) return null
  const zoned = match[3] === undefined ? `${value}Z` : value
  const time = new Date(zoned.replace(' ', 'T'))
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
}
