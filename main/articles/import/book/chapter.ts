/** The text of one file of an EPUB. */
import type { Document, Element } from 'domhandler'
import type { FlowBlock } from '../flow-block.ts'
import { flowOf } from '../flow.ts'
import { decodePage } from '../page/charset.ts'
import { pruneHidden } from '../page/visible.ts'
import { elementsUnder, parseHtml, parseXml, XHTML_NAMES } from '../tree.ts'
import type { Zip } from '../zip.ts'
import { pathFrom, type Item } from './package.ts'

/** Lists of the book's parts and pages, and marks of the pages of its printed form. */
const BESIDE = /\b(?:toc|landmarks|page-list|lo[it]|pagebreak)\b/

const isBeside = ({ name, attribs }: Element): boolean =>
  BESIDE.test(attribs['epub:type'] ?? '') ||
  /^doc-(?:toc|pagelist|pagebreak)$/.test(attribs['role'] ?? '') ||
  (name === 'nav' && attribs['epub:type'] !== undefined)

const pageOf = (bytes: Uint8Array, type: string): Document => {
  const { text } = decodePage(bytes)
  return type === 'text/html' ? parseHtml(text) : parseXml(text, XHTML_NAMES)
}

/** Whether blocks are a page of contents that nothing says to be one: hardly anything but links. */
function isContents(blocks: readonly FlowBlock[]): boolean {
  const listed = blocks.filter(({ kind }) => kind !== 'heading')
  const links = listed.filter(({ text, linked }) => linked > text.length * 0.6)
  return links.length >= 3 && links.length >= listed.length * 0.8
}

/**
 * The blocks of a file of the book, null where it is a page of contents. Headings alone are what is left of one.
 */
export function chapterOf(zip: Zip, item: Item, bytes: Uint8Array): FlowBlock[] | null {
  const page = pageOf(bytes, item.type)
  const { display } = pruneHidden(page, (href) => {
    const path = pathFrom(item.path, href)
    const sheet = path === null ? null : zip.read(path)
    return sheet ? decodePage(sheet).text : null
  })
  const body = [...elementsUnder(page)].find(({ name }) => name === 'body')
  const blocks = flowOf(body ?? page, { display, skip: isBeside })
  const lists = item.properties.includes('nav') && blocks.every(({ kind }) => kind === 'heading')
  return lists || isContents(blocks) ? null : blocks
}
