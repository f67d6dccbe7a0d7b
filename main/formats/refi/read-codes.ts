/** Codes of a REFI-QDA file, as tags. */
import type { Element } from 'domhandler'
import { childrenNamed, firstNamed, textUnder } from '../../articles/import/tree.ts'
import type { ReadTag } from '../reading/reading.ts'
import { FOREIGN, partOf } from './codes.ts'
import { readEntry } from './entry.ts'
import { idOfGuid, plainGuid } from './guid.ts'

export interface ReadCode {
  guid: string
  /** Names from the root, joined by "/". */
  path: string
  /** The same, however long. */
  place: string
  /** As the file has it. */
  name: string
  codable: boolean
  tag: ReadTag
  /** GUIDs of notes about it. */
  notes: string[]
}

/** Longer paths are no tags: their parts at the beginning are left out. */
const LONGEST = 200

/** All codes under an element, parents before what lies in them. What is not codable only holds others. */
export function readCodes(codes: Element): ReadCode[] {
  const found: ReadCode[] = []
  const open: { element: Element; parent: string }[] = childrenNamed(codes, 'Code')
    .map((element) => ({ element, parent: '' }))
    .reverse()
  for (let next = open.pop(); next; next = open.pop()) {
    const { element, parent } = next
    const code = readCode(element, parent)
    found.push(code)
    const children = childrenNamed(element, 'Code')
    for (let i = children.length; i--;) {
      const child = children[i]
      if (child) open.push({ element: child, parent: code.place })
    }
  }
  return found
}

function readCode(element: Element, parent: string): ReadCode {
  const { guid, name = '', isCodable, color } = element.attribs
  const prefix = parent === '' ? '' : `${parent}/`
  // Of ours, a code whose name is another's too is called by its whole path.
  const isWhole = name.includes('/') && (prefix === '' ? false : name.startsWith(prefix))
  const part = isWhole ? name.slice(prefix.length) : name
  const fit = partOf(part)
  const place = `${prefix}${fit}`
  const path = shortened(place)
  const description = childrenNamed(element, 'Description')[0]
  const { key, examples, ...texts } = readEntry(description ? textUnder(description).slice(0, 100_000) : '')
  const tag: ReadTag = {
    id: idOfGuid(guid),
    path,
    ...texts,
    ...(key === null ? {} : { key }),
    examples: examples
      .slice(0, 1000)
      .map(({ quote }) => ({ quote: quote.slice(0, 10_000), article: null, start: null })),
    ...colourOf(color),
    // What a name had to lose to be a part of a path is kept.
    ...(fit === part ? {} : { foreign: { [FOREIGN]: { name } } }),
  }
  const notes = childrenNamed(element, 'NoteRef').map((each) => plainGuid(each.attribs.targetGUID))
  return { guid: plainGuid(guid), path, place, name: part, codable: isCodable !== 'false', tag, notes }
}

function colourOf(said: string | undefined): { colour?: string } {
  const colour = said?.trim().toLowerCase() ?? ''
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(colour)
  const long = short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`
    : colour
  return /^#[0-9a-f]{6}$/.test(long) ? { colour: long } : {}
}

function shortened(path: string): string {
  let rest = path
  while (rest.length > LONGEST && rest.includes('/')) rest = rest.slice(rest.indexOf('/') + 1)
  return rest.slice(0, LONGEST).trim()
}

/** Tags of codes: those that can be coded with, and groups of which something is said. */
export function tagsOf(codes: readonly ReadCode[]): ReadTag[] {
  const seen = new Set<string>()
  return codes.flatMap(({ codable, tag }) => {
    const isSaid = codable || [tag.definition, tag.use, tag.avoid].some((words) => words)
    if (!isSaid || seen.has(tag.path)) return []
    seen.add(tag.path)
    return [tag]
  })
}

/** The element that holds the codes of a codebook or project; null where there is none. */
export function codesIn(root: Element): Element | null {
  return firstNamed(root, 'Codes')
}
