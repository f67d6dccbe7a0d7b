/** Markup that is safe by its type: what is a plain string is escaped wherever it is put in. */

/** HTML that was made by `element`, or by a renderer that escapes. */
export class Markup {
  constructor(readonly html: string) {}
}
export type Child = Markup | string | null | readonly Child[]
/** A value of true is an attribute without one; null leaves it out. */
export type Attributes = Readonly<Record<string, string | true | null>>

/** An element that is not void. Names are the caller's own and are not escaped. */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === null ? '' : value === true ? ` ${key}` : ` ${key}="${attributeValue(value)}"`,
  )
  return new Markup(`<${name}${written.join('')}>${htmlOf(children)}</${name}>`)
}

/** Children one after the other, without an element around them. */
export function htmlOf(child: Child): string {
  if (child === null) return ''
  if (typeof child === 'string') return escaped(child, /[&<>\r\0]/g)
  return child instanceof Markup ? child.html : child.map(htmlOf).join('')
}

function attributeValue(words: string): string {
  return escaped(words, /[&<>"\r\0]/g)
}

function escaped(words: string, characters: RegExp): string {
  return words.replace(characters, (character) => ESCAPES[character] ?? character)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser makes line feeds of bare ones (https://html.spec.whatwg.org/#preprocessing-the-input-stream).
  '\r': '&#13;',
  // No page can hold it, not even as a reference.
  '\0': '\ufffd',
}

/** What a page shows of words: all but NUL, one unit for one. */
export function shown(words: string): string {
  return words.replaceAll('\0', '\ufffd')
}
