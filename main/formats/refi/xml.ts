/** XML of REFI-QDA files, as they come. */
import { isTag, type Element } from 'domhandler'
import { childrenNamed, localName, parseXml, textUnder } from '../../articles/import/tree.ts'
import { Refusal } from '../../articles/import/refusal.ts'

/**
 * The root element of that name, whatever namespace it is in: files of old versions have others. `whole` is false where the
 * file ends before the element does, which the parser closes.
 * @throws Refusal where there is none
 */
export function rootOf(bytes: Uint8Array, name: string): { root: Element; whole: boolean } {
  const xml = decoded(bytes)
  const root = parseXml(xml).children.find((child): child is Element => isTag(child))
  if (!root || localName(root) !== name) throw new Refusal(`it has no element ${name} of REFI-QDA`)
  const ends = new RegExp(`</(?:[\\w.-]+:)?${name}\\s*>\\s*(?:<!--[\\s\\S]*-->\\s*)?$`)
  const isEmpty = root.children.length === 0 && /\/>\s*$/.test(xml.slice(-200))
  return { root, whole: isEmpty || ends.test(xml.slice(-2000)) }
}

/** UTF-8, or what its byte order mark says. Bytes that are no text become U+FFFD. */
export function decoded(bytes: Uint8Array): string {
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  return new TextDecoder(label).decode(bytes)
}

/** The text of the first child of that name; '' where there is none. */
export function childText(element: Element, name: string): string {
  const child = childrenNamed(element, name)[0]
  return child ? textUnder(child) : ''
}

const DATE = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?)\s*(Z|[+-]\d\d:?\d\d)?$/

/** A date as ISO 8601 in UTC, which is meant where no zone is said; null for what is none. */
export function dateOf(said: string | undefined): string | null {
  const [, day, time, zone = 'Z'] = DATE.exec(said?.trim() ?? '') ?? []
  if (day === undefined || time === undefined) return null
  if (zone === 'Z') return Number.isNaN(Date.parse(`${day}T${time}Z`)) ? null : `${day}T${time}Z`
  const date = new Date(`${day}T${time}${zone}`)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
