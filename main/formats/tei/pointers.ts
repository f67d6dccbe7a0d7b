/** TEI's pointers into a document of its own (Guidelines, 16.2.4), as far as they need no XPath. */
import type { Element } from 'domhandler'
import type { TeiText } from './text.ts'

export interface Range {
  start: number
  end: number
}

/** What a pointer leads to: passages in the order of the text, all of the text, an element elsewhere, or nothing that is known. */
export type Led =
  | { readonly to: 'passages'; readonly ranges: readonly Range[] }
  | { readonly to: 'all' }
  | { readonly to: 'element'; readonly element: Element }
  | { readonly to: 'nothing' }

export interface Pointers {
  readonly ids: ReadonlyMap<string, Element>
  readonly root: Element | null
  readonly text: TeiText | null
}

const NOTHING: Led = { to: 'nothing' }

/** The id that a pointer names, in whatever file: "other.xml#c-1" and "#c-1" are both c-1. */
export function idIn(pointer: string): string {
  return pointer.slice(pointer.indexOf('#') + 1)
}

export function follow(pointer: string, pointers: Pointers): Led {
  const fragment = decoded(idIn(pointer.trim()))
  const scheme = /^(string-range|range)\s*\((.*)\)$/s.exec(fragment)
  if (scheme) {
    const parts = splitArguments(scheme[2] ?? '')
    return (scheme[1] === 'range' ? rangesOf(parts, pointers) : stringRanges(parts, pointers)) ?? NOTHING
  }
  const element = pointers.ids.get(fragment)
  if (!element) return NOTHING
  if (element === pointers.root) return { to: 'all' }
  const content = pointers.text?.contentOf(element)
  if (!content) return { to: 'element', element }
  const place = pointers.text?.place(content.start, content.end)
  return place ? { to: 'passages', ranges: [place] } : NOTHING
}

/** Everything from one element to another, as span's from and to say. */
export function between(from: string, to: string, { ids, text }: Pointers): Led {
  const [first, last] = [from, to].map((pointer) => ids.get(decoded(idIn(pointer))))
  const [a, b] = [first && text?.contentOf(first), last && text?.contentOf(last)]
  const place = a && b ? text?.place(Math.min(a.start, b.start), Math.max(a.end, b.end)) : null
  return place ? { to: 'passages', ranges: [place] } : NOTHING
}

/** string-range(ID, OFFSET, LENGTH, ...): pairs over one element; some writers name the element with each pair. */
function stringRanges([id = '', ...parts]: readonly string[], { ids, text }: Pointers): Led | null {
  const element = ids.get(id.replace(/^#/, ''))
  const content = element && text?.contentOf(element)
  const numbers = parts.filter((part) => /^-?\d{1,9}$/.test(part)).map(Number)
  if (!content || !text || numbers.length === 0 || numbers.length % 2 !== 0) return null
  const ranges: Range[] = []
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const start = content.start + (numbers[at] ?? 0)
    const length = numbers[at + 1] ?? 0
    const place = length > 0 && start >= 0 ? text.place(start, start + length) : null
    if (!place) return null
    ranges.push(place)
  }
  return { to: 'passages', ranges }
}

/** range(POINTER, POINTER, ...): from point to point. */
function rangesOf(parts: readonly string[], { ids, text }: Pointers): Led | null {
  const pointAt = (part: string, isEnd: boolean): number | null => {
    const call = /^(left|right|string-index)\s*\((.*)\)$/s.exec(part)
    const [id = '', offset = '0'] = call ? splitArguments(call[2] ?? '') : [part]
    const element = ids.get(id.replace(/^#/, ''))
    const content = element && text?.contentOf(element)
    if (!content) return null
    if (call?.[1] === 'string-index') return content.start + Number(offset)
    return (call ? call[1] === 'right' : isEnd) ? content.end : content.start
  }
  const ranges: Range[] = []
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [start, end] = [pointAt(parts[at] ?? '', false), pointAt(parts[at + 1] ?? '', true)]
    const place = start === null || end === null ? null : text?.place(start, end)
    if (!place) return null
    ranges.push(place)
  }
  return ranges.length > 0 ? { to: 'passages', ranges } : null
}

/** At commas that are in no parentheses of their own. */
function splitArguments(words: string): string[] {
  const parts = ['']
  let depth = 0
  for (const character of words) {
    if (character === '(') depth++
    if (character === ')') depth--
    if (character === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts.map((part) => part.trim())
}

function decoded(words: string): string {
  try {
    return decodeURIComponent(words)
  } catch {
    return words
  }
}
