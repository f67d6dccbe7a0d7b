/** Escaping as INCEpTION's Escaping.java has it. */

/** The value of a feature. A carriage return would end the line for Java, and has no escape. */
export function escapeValue(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/->|[\\[\]|_;*]/g, '\\$&')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
}

const NAMED: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\f': '\\f',
  '\r': '\\r',
  '\b': '\\b',
  '\\': '\\\\',
}

// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\t\f\r\u000e-\u001f\\]/g

/** One line of a sentence. */
export function escapeText(line: string): string {
  return line.replace(CONTROLS, (character) => NAMED[character] ?? `\\${character}`)
}
