/** Takes out of a page what its visitor never saw. */
import { isTag, isText, type ChildNode, type Document, type Element, type ParentNode } from 'domhandler'
import { elementsUnder, textUnder } from '../tree.ts'
import { Cascade, NO_STYLE, type Style } from './cascade.ts'
import { inheritedBy, isAside, isGone, type Inherited } from './sight.ts'
import { adopt, flatten, shadowOf } from './shadow.ts'

/** What is known of the elements that stay. */
export interface Sight {
  /** How an element that a style sets otherwise than its kind is set: "block", "inline", "flex". */
  display: Map<Element, string>
  /** Elements that hang over the page. */
  fixed: Set<Element>
}

/** Style sheets of a page that lie beside it in the same file, by address; null where one does not. */
export type FindSheet = (href: string) => string | null

/** A sheet that is written down in its own address. */
function sheetInside(href: string): string | null {
  const found = /^data:text\/css([^,]*),(.*)$/is.exec(href)
  if (!found) return null
  const [, how = '', data = ''] = found
  try {
    return /;base64/i.test(how) ? Buffer.from(data, 'base64').toString('utf8') : decodeURIComponent(data)
  } catch {
    return null
  }
}

function sheetsOf(root: ParentNode, find: FindSheet): string[] {
  const sheets: string[] = []
  for (const element of elementsUnder(root)) {
    const { media = '', rel = '', href, type = 'text/css' } = element.attribs
    if (element.name === 'style' && /^(?:text\/css)?$/i.test(type.trim())) {
      sheets.push(media ? `@media ${media}{${textUnder(element)}}` : textUnder(element))
    } else if (element.name === 'link' && href && /(?:^|\s)stylesheet(?:\s|$)/i.test(rel)) {
      const css = /alternate/i.test(rel) ? null : (sheetInside(href) ?? find(href))
      if (css !== null) sheets.push(media ? `@media ${media}{${css}}` : css)
    }
  }
  return sheets
}

/** What a page cannot do without: text that is all out of sight is only not shown yet. */
const isFrame = (element: Element): boolean => element.name === 'html' || element.name === 'body'

function holdsArticle(element: Element): boolean {
  if (/^(?:article|main|h1)$/.test(element.name)) return true
  for (const { name, attribs } of elementsUnder(element))
    if (/^(?:article|main|h1)$/.test(name) || attribs['role'] === 'main') return true
  return false
}

const INLINE = new Set('a abbr b bdi bdo cite code em i mark q s small span strong sub sup time u'.split(' '))

/** The styles of one tree. */
interface Styled {
  styles: ReadonlyMap<Element, Style>
  /** Whether a sheet says what a class does. */
  knows: (name: string) => boolean
}

class Pruner {
  readonly sight: Sight = { display: new Map(), fixed: new Set() }

  constructor(private readonly find: FindSheet) {}

  /** Each shadow tree has styles of its own, and the page's do not reach into it. */
  prune(root: ParentNode, outer: Inherited): void {
    const cascade = new Cascade(sheetsOf(root, this.find))
    const styles = new Map<Element, Style>()
    // Selectors look at the tree as it was written, so all of it is styled before any goes.
    for (const element of elementsUnder(root)) {
      const style = cascade.styleOf(element)
      if (style.size > 0) styles.set(element, style)
    }
    this.#keep(root, { styles, knows: (name) => cascade.knows(name) }, outer)
  }

  #keep(parent: ParentNode, styled: Styled, outer: Inherited): void {
    const kept = parent.children.filter((child) => this.#stays(child, styled, outer))
    if (kept.length !== parent.children.length) adopt(parent, kept)
  }

  #stays(child: ChildNode, styled: Styled, outer: Inherited): boolean {
    if (isText(child)) return outer.visible && outer.sized
    if (!isTag(child)) return false
    const style = styled.styles.get(child) ?? NO_STYLE
    if (!isFrame(child)) {
      if (isGone(child, style, styled.knows)) {
        // A page that is shown once its scripts ran has its article out of sight until then.
        if (!fadesIn(child, style)) return false
      } else if (isAside(child) && !INLINE.has(child.name) && !holdsArticle(child)) return false
      if (style.get('position') === 'fixed') this.sight.fixed.add(child)
      const display = style.get('display')
      if (display !== undefined) this.sight.display.set(child, display)
    }
    const inner = isFrame(child) ? outer : inheritedBy(style, outer)
    const shadow = shadowOf(child)
    this.#keep(child, styled, inner)
    if (shadow) {
      this.prune(shadow, inner)
      flatten(child, shadow)
    }
    return true
  }
}

const fadesIn = (element: Element, style: Style): boolean =>
  style.get('opacity') === '0' && style.get('display') !== 'none' && holdsArticle(element)

/** Takes out of a page's tree all that was out of sight, and tells how the rest was set. The tree is changed. */
export function pruneHidden(document: Document, find: FindSheet = () => null): Sight {
  const pruner = new Pruner(find)
  pruner.prune(document, { visible: true, sized: true })
  return pruner.sight
}
