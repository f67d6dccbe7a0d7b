/** Properties as WordprocessingML writes them: elements with a value, or with none for "on". */
import type { Element } from 'domhandler'
import { childrenNamed } from '../tree.ts'

/** A child by its name, without prefix; null where there is none. */
export const childNamed = (element: Element | null, name: string): Element | null =>
  element ? (childrenNamed(element, name)[0] ?? null) : null

/** The value of a child: "Heading1" of <w:pStyle w:val="Heading1"/>. */
export const valueOf = (element: Element | null, name: string): string | null =>
  childNamed(element, name)?.attribs['w:val'] ?? null

/** Whether a property is on: it is where it stands, unless its value says otherwise. Null where it does not stand. */
export function isOn(element: Element | null, name: string): boolean | null {
  const found = childNamed(element, name)
  return found ? !/^(?:0|false|off|none)$/.test(found.attribs['w:val'] ?? '') : null
}
