/** Takes out of a page what stands around the article: menus, share bars, notices, adverts, links to other articles. */
import { isTag, type Element, type ParentNode } from 'domhandler'
import { elementsUnder, textUnder, tidied } from '../tree.ts'
import { measure, type Measure } from './measure.ts'
import { furnitureByName, type Furniture } from './names.ts'
import { isPerhapsNotice, isShareLink, isSharing, isSurelyNotice } from './phrases.ts'
import { adopt } from './shadow.ts'

const TAGS = new Set('nav aside footer dialog menu button form'.split(' '))
const ROLES = new Set(
  (
    'navigation banner contentinfo complementary search dialog alertdialog alert menu menubar toolbar tablist tooltip ' +
    'status form button'
  ).split(' '),
)
const INLINE = new Set(
  'a abbr b bdi bdo cite code em font i mark q s small span strong sub sup time u'.split(' '),
)
/** Fonts whose letters spell the name of a picture. */
const ICON_FONT = /(?:^|\s)material-(?:icons|symbols)/
/** What an article is made of: its names are of the page maker's style book ("promo-text"), not of furniture. */
const KEPT = new Set('html body main article h1 td th tr tbody table'.split(' '))

/** Up to how much of a page's prose furniture of a kind may hold, as a share of all; the rest of it is the article. */
const SHARE: Record<Furniture, number> = {
  sharing: 0.2,
  notice: 0.5,
  gate: 0.5,
  consent: 0.9,
  overlay: 0.9,
  advert: 0.4,
  related: 0.5,
  comments: 0.7,
  chrome: 0.4,
}
/** Furniture of these kinds is small, whatever the page's size: prose in code units. */
const SMALL: Partial<Record<Furniture, number>> = { sharing: 200, chrome: 1500 }

const NOTHING: Measure = { prose: 0, all: 0, linked: 0, links: 0, controls: 0, holdsArticle: false }

class Clearer {
  readonly #measures: Map<Element, Measure>
  readonly #total: number
  readonly #notices: Set<Element>

  constructor(
    root: ParentNode,
    private readonly fixed: ReadonlySet<Element>,
  ) {
    this.#measures = measure(root)
    this.#total = root.children.reduce((sum, child) => sum + (isTag(child) ? this.#of(child).prose : 0), 1)
    this.#notices = this.#findNotices(root)
  }

  #of(element: Element): Measure {
    return this.#measures.get(element) ?? NOTHING
  }

  clear(parent: ParentNode): void {
    const kept = parent.children.filter((child) => !isTag(child) || !this.#goes(child))
    if (kept.length !== parent.children.length) adopt(parent, kept)
    for (const child of kept) if (isTag(child)) this.clear(child)
  }

  #goes(element: Element): boolean {
    const { name, attribs } = element
    const size = this.#of(element)
    if (name === 'article' && insideArticle(element))
      return furnitureByName(element) !== null || size.linked > size.all / 2
    if (KEPT.has(name)) return false
    if (this.#notices.has(element)) return true
    if (INLINE.has(name)) return attribs['role'] === 'button' || ICON_FONT.test(attribs['class'] ?? '')
    if (size.holdsArticle) return false
    const share = size.prose / this.#total
    if (this.fixed.has(element)) return share < SHARE.overlay
    if (name === 'footer' && isQuote(element.parent)) return false
    if (TAGS.has(name) || ROLES.has(attribs['role'] ?? '') || attribs['aria-modal'] === 'true')
      return share < 0.5
    if (name === 'header' && !insideArticle(element)) return share < 0.3
    const kind = furnitureByName(element)
    const small = kind !== null && share < SHARE[kind] && size.prose <= (SMALL[kind] ?? Infinity)
    if (small && (kind !== 'gate' || isShut(element, size))) return true
    return this.#shares(element, size)
  }

  #shares(element: Element, { all, links, controls }: Measure): boolean {
    if (all > 300 || (links + controls === 0 && all > 40)) return false
    const text = tidied(textUnder(element))
    if (text !== '' && isSharing(text)) return true
    if (links === 0) return false
    const targets = [...elementsUnder(element)].filter(({ name, attribs }) => name === 'a' && attribs['href'])
    return targets.length > 0 && targets.every(({ attribs }) => isShareLink(attribs['href'] ?? ''))
  }

  /** Blocks in the words of notices, and what is built around them: a box with a heading, a field and a button. */
  #findNotices(root: ParentNode): Set<Element> {
    const found = new Set<Element>()
    for (const element of elementsUnder(root)) {
      if (INLINE.has(element.name) || KEPT.has(element.name) || hasBlocks(element)) continue
      const text = tidied(textUnder(element))
      if (text === '' || this.#of(element).holdsArticle) continue
      const sure = isSurelyNotice(text)
      if (!sure && !isPerhapsNotice(text)) continue
      const box = this.#boxOf(element)
      const { controls, linked, links, all } = this.#of(box)
      const pressed = controls > 0 || (sure ? links > 0 : linked > all / 4)
      if (sure || pressed) found.add(pressed ? box : element)
    }
    return found
  }

  /** The widest element around a notice that holds little else. */
  #boxOf(element: Element): Element {
    let box = element
    for (let up = element.parent; up && isTag(up); up = up.parent) {
      const size = this.#of(up)
      if (KEPT.has(up.name) || size.holdsArticle || size.all > 800 || size.prose > this.#total / 2) break
      const others = otherProse(up)
      if (others > 1 || (others === 1 && size.controls === 0 && !isHeaded(up))) break
      box = up
    }
    return box
  }
}

const isQuote = (node: ParentNode | null): boolean =>
  node !== null && isTag(node) && node.name === 'blockquote'

function insideArticle(element: Element): boolean {
  for (let up = element.parent; up && isTag(up); up = up.parent)
    if (up.name === 'article' || up.name === 'main') return true
  return false
}

const hasBlocks = (element: Element): boolean =>
  element.children.some(
    (child) => isTag(child) && !INLINE.has(child.name) && child.name !== 'br' && child.name !== 'button',
  )

/** Whether what is called a gate is the notice: it has something to press, or no more than a sentence. */
const isShut = (element: Element, { controls, links }: Measure): boolean =>
  controls + links > 0 || otherProse(element) < 2

/** Whether a box begins with a heading, and so has one matter. */
function isHeaded(element: Element): boolean {
  const first = element.children.find((child) => isTag(child))
  return first !== undefined && (/^h[1-6]$/.test(first.name) || isHeaded(first))
}

/** How many paragraphs of an element are sentences and no notices. */
function otherProse(element: Element): number {
  let count = 0
  for (const inner of elementsUnder(element)) {
    if (inner.name !== 'p' && inner.name !== 'blockquote' && inner.name !== 'li') continue
    const text = tidied(textUnder(inner))
    if (
      text.length > 60 &&
      /[.!?…。！？]["”’»)]*$/u.test(text) &&
      !isSurelyNotice(text) &&
      !isPerhapsNotice(text)
    )
      count++
  }
  return count
}

/** Clears a page's tree of its furniture; `fixed` are the elements that hang over it. The tree is changed. */
export function clearFurniture(root: ParentNode, fixed: ReadonlySet<Element>): void {
  new Clearer(root, fixed).clear(root)
}
