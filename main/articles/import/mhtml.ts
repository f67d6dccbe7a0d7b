/** Pages that a browser saved in one file with all that belongs to them (RFC 2557). */
import PostalMime from 'postal-mime'
import { decodeText } from './decode.ts'
import type { Imported } from './imported.ts'
import { decodePage } from './page/charset.ts'
import { pageOf } from './page/page.ts'
import { readText } from './plain.ts'
import { Refusal } from './refusal.ts'

/**
 * What is used of postal-mime's tree. Its public result is a message: it decodes texts before a page's own charset is
 * known, and strings a page and its frames together; so the parts are taken from the tree it builds, decoded of their
 * transfer encoding and no further.
 */
interface Part {
  childNodes: Part[]
  contentType: { parsed: { value: string; params: Record<string, string | undefined> } }
  contentId?: string
  headers: { key: string; value: string }[]
  content: ArrayBuffer | null
}

interface Leaf {
  type: string
  charset: string | null
  /** Addresses by which other parts name it. */
  names: string[]
  bytes: Uint8Array
}

function* leavesOf(part: Part): Iterable<Leaf> {
  for (const child of part.childNodes) yield* leavesOf(child)
  if (part.childNodes.length > 0 || !part.content) return
  const location = headerOf(part, 'content-location')
  const id = part.contentId?.replace(/^<|>$/g, '')
  yield {
    type: part.contentType.parsed.value.toLowerCase(),
    charset: part.contentType.parsed.params['charset'] ?? null,
    names: [...(location ? [location] : []), ...(id ? [`cid:${id}`] : [])],
    bytes: new Uint8Array(part.content),
  }
}

const headerOf = (part: Part, key: string): string | null =>
  part.headers.find((header) => header.key === key)?.value.trim() ?? null

const isPage = ({ type }: Leaf): boolean => type === 'text/html' || type === 'application/xhtml+xml'

async function partsOf(bytes: Uint8Array): Promise<Part> {
  try {
    const parser = new PostalMime()
    await parser.parse(bytes)
    return (parser as unknown as { root: Part }).root
  } catch (error) {
    throw new Refusal(`its parts cannot be told apart (${error instanceof Error ? error.message : 'broken'})`)
  }
}

/** The part that is the page: the one the header names, else the first page. */
function mainPage(root: Part, leaves: readonly Leaf[]): Leaf | undefined {
  const pages = leaves.filter(isPage)
  const location = headerOf(root, 'snapshot-content-location')
  const start = root.contentType.parsed.params['start']?.replace(/^<|>$/g, '')
  return (
    pages.find(({ names }) => start !== undefined && names.includes(`cid:${start}`)) ??
    pages.find(({ names }) => location !== null && names.includes(location)) ??
    pages[0]
  )
}

/** Reads a page saved as MHTML. The day of its header is the day it was saved, so it is not read. Throws a Refusal where it holds none. */
export async function readMhtml(bytes: Uint8Array): Promise<Imported> {
  const root = await partsOf(bytes)
  const leaves = [...leavesOf(root)]
  const page = mainPage(root, leaves)
  if (!page) {
    const plain = leaves.find(({ type }) => type === 'text/plain')
    if (!plain) throw new Refusal('it holds no page')
    const { text, encoding } = decodeText(plain.bytes, plain.charset)
    return readText(text, 'txt', encoding)
  }
  const address = headerOf(root, 'snapshot-content-location') ?? page.names[0] ?? null
  const find = (name: string): Leaf | undefined => {
    const known = [name, resolved(name, address)]
    return leaves.find(({ names }) => names.some((one) => known.includes(one)))
  }
  const { text, encoding } = decodePage(page.bytes, page.charset)
  const imported = pageOf(text, encoding, {
    address,
    sheet: (href) => {
      const sheet = find(href)
      return sheet?.type === 'text/css' ? decodePage(sheet.bytes, sheet.charset).text : null
    },
    frame: (src) => {
      const frame = find(src)
      return frame && isPage(frame) && frame !== page ? decodePage(frame.bytes, frame.charset).text : null
    },
  })
  return { ...imported, title: imported.title ?? headerOf(root, 'subject') }
}

function resolved(name: string, base: string | null): string {
  try {
    return new URL(name, base ?? undefined).href
  } catch {
    return name
  }
}
