/** Ids of records as xml:id: an NCName begins with a letter, and an id names one element of the file. */

export const PREFIX = { annotation: 'a', claim: 'c', relation: 'r', person: 'p', tag: 't' } as const
export type Named = keyof typeof PREFIX

/** The id of the element whose character content positions are over. */
export const TEXT_ID = 'text'

export const xmlId = (table: Named, id: string): string => `${PREFIX[table]}-${id}`
export const pointerTo = (table: Named, id: string): string => `#${xmlId(table, id)}`

/**
 * A pointer to passages: string-range() of the TEI's pointer schemes (Guidelines, 16.2.4.7), with as many pairs of offset and
 * length as there are pieces. Offsets are code points of the character content of the text element, from 0.
 */
export function stringRange(spans: readonly { start: number; end: number }[]): string {
  return `#string-range(${[TEXT_ID, ...spans.flatMap(({ start, end }) => [start, end - start])].join(',')})`
}
