/** The codebook of REFI-QDA: tags as codes, their paths as the codes' places in the tree. */
import type { Tag } from '../../../preload/model.ts'
import { attributes, xmlText } from '../common/xml.ts'
import { describeEntry } from './entry.ts'
import { guidOf, namedGuid } from './guid.ts'

/** A code that is to be written; one that is not codable only holds others. */
export interface Code {
  readonly guid: string
  readonly name: string
  readonly codable: boolean
  readonly colour: string | null
  readonly description: string
  readonly children: Code[]
}

export const codeGuid = (tag: Pick<Tag, 'id'>): string => guidOf('tag', tag.id)

/**
 * Tags as a tree of codes. QualCoder knows codes by their names alone, wherever they stand, so no two have the same: of
 * tags that end alike each is called by its whole path.
 */
export function codesOf(tags: readonly Tag[]): Code[] {
  const roots: Code[] = []
  const byPath = new Map<string, Code>()
  const counts = new Map<string, number>()
  for (const { path } of tags) counts.set(lastOf(path), (counts.get(lastOf(path)) ?? 0) + 1)
  const place = (path: string, code: Code): void => {
    byPath.set(path, code)
    const at = path.lastIndexOf('/')
    if (at < 0) {
      roots.push(code)
      return
    }
    const parent = path.slice(0, at)
    const known = byPath.get(parent)
    if (known) known.children.push(code)
    else {
      const name = lastOf(parent)
      const group = { guid: namedGuid('group', parent), name, codable: false, colour: null, description: '' }
      place(parent, { ...group, children: [code] })
    }
  }
  // Parents come before what lies in them.
  for (const tag of tags.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
    const last = lastOf(tag.path)
    const isShared = (counts.get(last) ?? 0) > 1
    const name = isShared ? tag.path : (foreignName(tag, last) ?? last)
    const code = { guid: codeGuid(tag), name, codable: true, colour: tag.colour }
    place(tag.path, { ...code, description: describeEntry(tag), children: [] })
  }
  return roots
}

/** What another program called a code, where that cannot be a part of a path and the tag is still called after it. */
function foreignName({ foreign }: Tag, last: string): string | null {
  const { name } = (foreign?.[FOREIGN] ?? {}) as { name?: unknown }
  return typeof name === 'string' && partOf(name) === last ? name : null
}

/** A code's name as a part of a path. */
export function partOf(name: string): string {
  const part = name.replace(/[/\n]+/g, ' ')
  return part.trim() === '' ? 'code' : part
}

/** Under this both formats of REFI-QDA keep what Postil has no field for. */
export const FOREIGN = 'qdpx'

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Names of all codes of a tree. */
export function namesIn(codes: readonly Code[]): string[] {
  return codes.flatMap((code) => [code.name, ...namesIn(code.children)])
}

/** `<Code>` elements, each on a line of its own. */
export function codesXml(codes: readonly Code[], depth = 3): string {
  const indent = '  '.repeat(depth)
  return codes
    .map(({ guid, name, codable, colour, description, children }) => {
      const said = attributes({ guid, name, isCodable: String(codable), color: colour })
      const inner = [
        ...(description === '' ? [] : [`${indent}  <Description>${xmlText(description)}</Description>\n`]),
        codesXml(children, depth + 1),
      ].join('')
      return inner === '' ? `${indent}<Code${said}/>\n` : `${indent}<Code${said}>\n${inner}${indent}</Code>\n`
    })
    .join('')
}
