/** The article of a page: what its visitor saw and read of it, in blocks. */
import { isTag, type Document, type Element, type ParentNode } from 'domhandler'
import type { FlowBlock } from '../flow-block.ts'
import { flowOf } from '../flow.ts'
import { Refusal } from '../refusal.ts'
import { elementsUnder, parsePage } from '../tree.ts'
import { clearFurniture } from './furniture.ts'
import { findHeadline, siteOfWindow, titleOfWindow, withHead } from './headline.ts'
import { findArticle, ownBlocks } from './main-text.ts'
import { pageData, type PageData } from './metadata.ts'
import { askReadability } from './readability.ts'
import { pruneHidden, type FindSheet } from './visible.ts'

/** What lies beside a page in the same file. */
export interface Beside {
  /** Where the page was, as the file's header says. */
  address: string | null
  sheet: FindSheet
  /** The HTML of a frame by its address; null where it did not come along. */
  frame: (src: string) => string | null
}

export const ALONE: Beside = { address: null, sheet: () => null, frame: () => null }

export interface PageArticle {
  data: PageData
  blocks: FlowBlock[]
  remarks: string[]
}

const bodyOf = (page: Document): Element | Document =>
  [...elementsUnder(page, ({ name }) => name === 'html')].find(({ name }) => name === 'body') ?? page

interface Read {
  own: FlowBlock[]
  all: FlowBlock[]
}

function blocksOf(page: Document, find: FindSheet | null): Read {
  const sight = find
    ? pruneHidden(page, find)
    : { display: new Map<Element, string>(), fixed: new Set<Element>() }
  const body = bodyOf(page)
  clearFurniture(body, sight.fixed)
  const all = flowOf(body, { display: sight.display, skip: isAnchorMark })
  const kept = askReadability(body)
  const article = findArticle(body, all, kept)
  const inside = all.filter(({ element }) => isInside(element, article))
  const own = ownBlocks(inside, kept)
  return { own: own.length > 0 ? own : inside, all }
}

function isInside(element: Element | null, article: ParentNode): boolean {
  for (let up: ParentNode | null = element; up; up = up.parent) if (up === article) return true
  return false
}

/** The sign beside a heading that links to itself, or to its source. */
function isAnchorMark(element: Element): boolean {
  if (/(?:^|\s)(?:mw-editsection|headerlink|anchorjs-link)(?=\s|$)/.test(element.attribs['class'] ?? ''))
    return true
  if (element.name !== 'a' || !element.attribs['href']?.startsWith('#')) return false
  const text = element.children.map((child) => ('data' in child ? child.data : '')).join('')
  return element.children.every((child) => !isTag(child)) && /^\s*[#¶§🔗]\s*$/u.test(text)
}

/** Frames of a page: SingleFile writes them in the page, MHTML beside it. */
function framesOf(page: Document, beside: Beside): string[] {
  const frames: string[] = []
  for (const { name, attribs } of elementsUnder(page)) {
    if (name !== 'iframe' && name !== 'frame') continue
    const html = attribs['srcdoc'] ?? (attribs['src'] ? beside.frame(attribs['src']) : null)
    if (html) frames.push(html)
  }
  return frames.slice(0, 20)
}

const lengthOf = (blocks: readonly FlowBlock[]): number =>
  blocks.reduce((sum, { text }) => sum + text.length, 0)

/** With less text than this a page may be the cover of a frame that holds the article: code units. */
const COVER = 250

/**
 * Reads the article of a page. Frames are adverts and other people's posts, so they are left out, unless the page
 * itself says next to nothing and one of them says much. Throws a Refusal where the page has no text.
 */
export function articleOf(html: string, beside: Beside = ALONE, depth = 0): PageArticle {
  const page = parsePage(html)
  const data = pageData(page, beside.address)
  const frames = depth < 2 ? framesOf(page, beside) : []
  const remarks: string[] = []
  let { own, all } = blocksOf(page, beside.sheet)
  if (lengthOf(own) < COVER && frames.length > 0) {
    const framed = frames.flatMap((frame) => attempt(() => articleOf(frame, beside, depth + 1)))
    const longest = framed.sort((a, b) => lengthOf(b.blocks) - lengthOf(a.blocks))[0]
    if (longest && lengthOf(longest.blocks) > 2 * lengthOf(own))
      return { ...longest, data: merge(longest.data, data) }
  }
  if (own.length === 0) {
    ;({ own, all } = blocksOf(parsePage(html), null))
    if (own.length === 0) throw new Refusal('it has no text')
    remarks.push(
      'All of the page was out of sight until its scripts ran: its style sheets were not followed.',
    )
  }
  const headline = findHeadline(own, all, data)
  const title = headline?.text ?? data.title ?? titleOfWindow(data)
  const publisher = data.publisher ?? (title === null ? null : siteOfWindow(data, title))
  return { data: { ...data, title, publisher }, blocks: withHead(own, headline, data), remarks }
}

function attempt<T>(read: () => T): T[] {
  try {
    return [read()]
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

/** What a frame says about itself, and the page around it where it says nothing. */
function merge(inner: PageData, outer: PageData): PageData {
  const merged = { ...outer }
  for (const key of Object.keys(inner) as (keyof PageData)[]) merged[key] = inner[key] ?? outer[key]
  return { ...merged, url: outer.url ?? inner.url }
}
