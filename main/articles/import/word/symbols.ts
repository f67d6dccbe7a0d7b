import { hex } from 'dingbat-to-unicode'
import type { Element } from 'domhandler'

/** A letter of a font of signs (Symbol, Wingdings) in Unicode; what no table knows is left out, since its code means nothing. */
export function symbolOf({ attribs }: Element): string {
  const font = attribs['w:font'] ?? ''
  const code = attribs['w:char'] ?? ''
  // Word writes the codes of such fonts from U+F000 on.
  const known = hex(font, code) ?? hex(font, code.replace(/^F0/i, ''))
  if (known) return known.string
  const point = Number.parseInt(code, 16)
  return point >= 0x20 && point < 0xd800 ? String.fromCodePoint(point) : ''
}
