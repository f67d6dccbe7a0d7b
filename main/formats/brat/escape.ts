/**
 * Words in one line, as a note line or the text of a span wants them. A line end becomes U+2424 (␤), a tab U+2409 (␉), which
 * anybody reads for what they are; what else would end a line for Python's readers, white space at the ends, which they
 * strip, and the two signs themselves become U+241B (␛) and the code point in braces. What has none of these stays as it is.
 */

/** What ends a line for Python's str.splitlines(), and so for brat's reader. As the inside of a character class. */
export const LINE_ENDS = '\\n\\r\\v\\f\\u001c-\\u001e\\u0085\\u2028\\u2029'
/** White space for Python's str.isspace() or for JavaScript. */
export const WHITE = '\\s\\u0085\\u001c-\\u001f'

const SPECIAL = new RegExp(`[${LINE_ENDS}\\t␤␉␛]|^[${WHITE}]|[${WHITE}]$`, 'gu')
const SIGNS = new Map([
  ['\n', '␤'],
  ['\t', '␉'],
])

export function inOneLine(words: string): string {
  return words.replace(
    SPECIAL,
    (character) => SIGNS.get(character) ?? `␛{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
}

export function fromOneLine(line: string): string {
  return line.replace(/␤|␉|␛\{([0-9a-f]{1,4})\}/gu, (sign: string, hex: string | undefined) =>
    hex === undefined ? (sign === '␤' ? '\n' : '\t') : String.fromCodePoint(parseInt(hex, 16)),
  )
}
