/** The package of an EPUB: what is in the book, in which order it is read, and what it says about itself. */
import type { Document, Element } from 'domhandler'
import { decodePage } from '../page/charset.ts'
import { Refusal } from '../refusal.ts'
import { childrenNamed, elementsUnder, firstNamed, localName, parseXml, textUnder, tidied } from '../tree.ts'
import type { Zip } from '../zip.ts'

export interface Item {
  id: string
  /** In the file, from its root. */
  path: string
  type: string
  /** "nav", "cover-image". */
  properties: string[]
  fallback: string | null
}

export interface Reading {
  id: string
  /** Null where the book has no such item. */
  item: Item | null
  /** Whether it is a part of the way from cover to cover, and not a note beside it. */
  linear: boolean
}

export interface BookPackage {
  metadata: Element | null
  items: ReadonlyMap<string, Item>
  spine: Reading[]
  /** Paths of pages of contents, as the guide of EPUB 2 names them. */
  contents: ReadonlySet<string>
}

const readXml = (zip: Zip, path: string): Document | null => {
  const bytes = zip.read(path)
  return bytes ? parseXml(decodePage(bytes).text) : null
}

/** A reference in a file of the book as a path from the root, without what comes after "#"; null where it leads out of it. */
export function pathFrom(from: string, href: string): string | null {
  try {
    const url = new URL(href, `file:///${encodeURI(from)}`)
    return url.protocol === 'file:' ? decodeURIComponent(url.pathname.slice(1)) : null
  } catch {
    return null
  }
}

function packagePath(zip: Zip): string {
  const container = readXml(zip, 'META-INF/container.xml')
  for (const element of container ? elementsUnder(container) : []) {
    const path = element.attribs['full-path']
    if (localName(element) === 'rootfile' && path && zip.has(path)) return path
  }
  const path = zip.names.find((name) => /\.opf$/i.test(name))
  if (path === undefined) throw new Refusal('it is damaged: it has no list of its parts')
  return path
}

function itemsOf(root: Document, path: string): Map<string, Item> {
  const items = new Map<string, Item>()
  for (const element of elementsUnder(root)) {
    const { id, href, 'media-type': type = '', properties = '', fallback = null } = element.attribs
    const at = href ? pathFrom(path, href) : null
    if (localName(element) !== 'item' || !id || at === null) continue
    items.set(id, { id, path: at, type: type.toLowerCase(), properties: properties.split(/\s+/), fallback })
  }
  return items
}

function spineOf(root: Document, items: ReadonlyMap<string, Item>): Reading[] {
  const spine = firstNamed(root, 'spine')
  return (spine ? childrenNamed(spine, 'itemref') : []).map(({ attribs }) => ({
    id: attribs['idref'] ?? '',
    item: items.get(attribs['idref'] ?? '') ?? null,
    linear: attribs['linear'] !== 'no',
  }))
}

function contentsOf(root: Document, path: string): Set<string> {
  const guide = firstNamed(root, 'guide')
  const references = guide ? childrenNamed(guide, 'reference') : []
  return new Set(
    references
      .filter(({ attribs }) => attribs['type'] === 'toc' && attribs['href'])
      .map(({ attribs }) => pathFrom(path, attribs['href'] ?? ''))
      .filter((found) => found !== null),
  )
}

/** Reads the package. Throws a Refusal where there is none to read. */
export function packageOf(zip: Zip): BookPackage {
  const path = packagePath(zip)
  const root = readXml(zip, path)
  const items = root ? itemsOf(root, path) : new Map<string, Item>()
  if (!root || items.size === 0) throw new Refusal('it is damaged: its list of parts cannot be read')
  return {
    metadata: firstNamed(root, 'metadata'),
    items,
    spine: spineOf(root, items),
    contents: contentsOf(root, path),
  }
}

/** Ways of making fonts unreadable outside the book, which leave its text as it is. */
const FONTS = /^http:\/\/(?:www\.idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC)$/

/** Paths of the parts of a book that only who bought it can read. */
export function lockedParts(zip: Zip): Set<string> {
  const list = readXml(zip, 'META-INF/encryption.xml')
  const locked = new Set<string>()
  for (const data of list ? elementsUnder(list) : []) {
    if (localName(data) !== 'EncryptedData') continue
    const method = firstNamed(data, 'EncryptionMethod')?.attribs['Algorithm'] ?? ''
    const path = pathFrom('', firstNamed(data, 'CipherReference')?.attribs['URI'] ?? '')
    if (path !== null && !FONTS.test(method)) locked.add(path)
  }
  return locked
}

/** The words of an element, tidied. */
export const wordsOf = (element: Element): string => tidied(textUnder(element)).trim()
