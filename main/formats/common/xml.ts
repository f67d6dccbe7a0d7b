/** Text as XML 1.0 (https://www.w3.org/TR/xml/#charsets, section 2.2). */

/** What XML 1.0 cannot say, not even escaped; well formed strings hold no lone surrogates any more. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Each character that XML cannot hold becomes one U+FFFD, so that offsets hold. */
export function xmlSafe(words: string): string {
  return words.replace(FORBIDDEN, '\ufffd')
}

export function hasForbidden(words: string): boolean {
  return words.search(FORBIDDEN) >= 0
}

/** The content of an element. A carriage return would be read as a line feed. */
export function xmlText(words: string): string {
  return xmlSafe(words).replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? character)
}

/** The value of an attribute, in double quotes. Line ends and tabs would be read as spaces. */
export function xmlAttribute(words: string): string {
  return xmlSafe(words).replace(/[&<>"\r\n\t]/g, (character) => ESCAPES[character] ?? character)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}

/** ` name="value"` for each that is known. */
export function attributes(values: Readonly<Record<string, string | number | null | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) =>
      value === null || value === undefined ? '' : ` ${name}="${xmlAttribute(String(value))}"`,
    )
    .join('')
}

export const REPLACED_IN_XML =
  'Control characters that XML cannot hold are replaced by \ufffd, one by one, so that all positions hold.'
