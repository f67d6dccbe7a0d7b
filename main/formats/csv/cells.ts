/**
 * What stands in a cell, and how to get back what was meant.
 *
 * A spreadsheet takes a cell for a formula by its first character, so text that begins with one of those gets an
 * apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection). So does text that begins with an apostrophe:
 * then whoever takes one leading apostrophe off a text cell always has the text again.
 */

/** = + - @ and their full-width forms, tab, line ends, and the apostrophe that marks them. */
const MARKED = /^[=+\-@＝＋－＠\t\r\n']/u

export function escapeCell(text: string): string {
  return MARKED.test(text) ? `'${text}` : text
}

export function unescapeCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell
}

/** Several items in a cell: `; ` between them, and a backslash before each ; and \ of their own. */
export function joinList(items: readonly string[]): string {
  return items.map((item) => item.replace(/[\\;]/g, '\\$&')).join('; ')
}

export function splitList(cell: string): string[] {
  if (cell === '') return []
  const items: string[] = []
  let item = ''
  for (let at = 0; at < cell.length; at++) {
    if (cell[at] === '\\') item += cell[++at] ?? ''
    else if (cell[at] === ';') {
      items.push(item)
      item = ''
      // The space belongs to the separator.
      if (cell[at + 1] === ' ') at++
    } else item += cell[at] ?? ''
  }
  return [...items, item]
}

interface Range {
  readonly start: number
  readonly end: number
}

/** "14..36; 40..52". Not 3-4, which a spreadsheet takes for the third of April. */
export function joinRanges(ranges: readonly Range[]): string {
  return ranges.map(({ start, end }) => `${start}..${end}`).join('; ')
}

/** Null where a cell does not hold ranges. */
export function splitRanges(cell: string): Range[] | null {
  if (cell === '') return []
  const ranges = cell.split('; ').map((part) => {
    const match = /^(\d+)\.\.(\d+)$/.exec(part)
    return match && { start: Number(match[1]), end: Number(match[2]) }
  })
  return ranges.every((range) => range !== null) ? ranges : null
}
