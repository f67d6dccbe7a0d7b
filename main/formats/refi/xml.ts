/** XML of REFI-QDA files, as they come. */
import { isTag, type Element } from 'domhandler'
import { childrenNamed, localName, parseXml, textUnder } from '../../articles/import/tree.ts'
import { Refusal } from '../../articles/import/refusal.ts'
import { PostilError } from '../../errors.ts'

/**
 * The root element of that name, whatever namespace it is in: files of old versions have others.
 * @throws PostilError 'unreadable' that names the file
 */
export function rootOf(bytes: Uint8Array, name: string, file: string): { root: Element; whole: boolean } {
  const fail = (why: string): PostilError =>
    new PostilError('unreadable', `${file} could not be read: ${why}. Nothing was changed.`)
  const xml = decoded(bytes)
  try {
    const root = parseXml(xml).children.find((child): child is Element => isTag(child))
    if (!root || localName(root) !== name) throw fail(`it has no element ${name} of REFI-QDA`)
    // The parser closes what is left open at the end of a file that was cut off.
    return {
      root,
      whole:
        new RegExp(`</(?:[\\w.-]+:)?${name}\\s*>\\s*(?:<!--[\\s\\S]*-->\\s*)?$`).test(xml.slice(-2000)) ||
        /\/>\s*$/.test(xml.slice(-200)),
    }
  } catch (error) {
    if (error instanceof Refusal) throw fail(error.why)
    throw error
  }
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
