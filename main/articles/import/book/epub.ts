/** Books in EPUB, of version 2 or 3. */
import { guessLanguage } from '../../language.ts'
import { textOfFlow, type FlowBlock } from '../flow-block.ts'
import { headed } from '../head.ts'
import type { Imported } from '../imported.ts'
import { Refusal } from '../refusal.ts'
import type { Zip } from '../zip.ts'
import { chapterOf } from './chapter.ts'
import { bookData } from './metadata.ts'
import { lockedParts, packageOf, type BookPackage, type Item } from './package.ts'

const TEXT =
  /^(?:application\/xhtml\+xml|text\/html|text\/x-oeb1-document|application\/x-dtbook\+xml|application\/xml)$/

/** An item that is text, or what the book offers in its place. */
function textItem(item: Item | null, items: BookPackage['items']): Item | null {
  for (let at = item, count = 0; at && count < 10; count++) {
    if (TEXT.test(at.type) || /\.x?html?$/i.test(at.path)) return at
    at = at.fallback === null ? null : (items.get(at.fallback) ?? null)
  }
  return null
}

interface Read {
  blocks: FlowBlock[]
  /** Names in the reading order that nothing in the book has. */
  missing: string[]
  beside: boolean
}

/** What lies beside the way from cover to cover comes at the end. */
function readSpine(zip: Zip, { spine, items, contents }: BookPackage): Read {
  const locked = lockedParts(zip)
  const read: Read = { blocks: [], missing: [], beside: false }
  const done = new Set<string>()
  for (const { id, item, linear } of [...spine].sort((a, b) => Number(b.linear) - Number(a.linear))) {
    const text = textItem(item, items)
    // A picture is in its place in the order, and says nothing.
    if (item && !text) continue
    if (text && (done.has(text.path) || contents.has(text.path))) continue
    if (text && locked.has(text.path))
      throw new Refusal('it is protected (DRM): only who bought it can read it')
    const bytes = text ? zip.read(text.path) : null
    if (!text || !bytes) {
      read.missing.push(id)
      continue
    }
    done.add(text.path)
    const blocks = chapterOf(zip, text, bytes) ?? []
    if (!linear && blocks.length > 0) read.beside = true
    for (const block of blocks) read.blocks.push(block)
  }
  return read
}

function remarksOn({ missing, beside }: Read): string[] {
  const names = missing.slice(0, 5).map((name) => `“${name}”`)
  const more = missing.length > names.length ? ` and ${missing.length - names.length} more` : ''
  return [
    ...(missing.length > 0
      ? [`Its reading order names parts that are not in it: ${names.join(', ')}${more}.`]
      : []),
    ...(beside ? ['What lies beside its reading order stands at the end.'] : []),
  ]
}

/** Reads a book in its reading order, without its contents pages. Throws a Refusal where it is locked or has no text. */
export function readEpub(zip: Zip): Imported {
  const book = packageOf(zip)
  const read = readSpine(zip, book)
  if (read.blocks.length === 0) throw new Refusal('it has no text')
  const { language, ...said } = bookData(book.metadata)
  const { text, blocks } = textOfFlow(headed(read.blocks, said.title, false))
  return {
    ...said,
    language: language ?? guessLanguage(text),
    text,
    blocks,
    pages: [],
    encoding: null,
    remarks: remarksOn(read),
  }
}
