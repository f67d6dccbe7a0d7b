/** What Mozilla's Readability takes for the article: a second opinion on each element of a page. */
import { Readability } from '@mozilla/readability'
import { isTag, isText, type Document, type Element, type ParentNode } from 'domhandler'
import { parseHTML } from 'linkedom'
import { elementsUnder } from '../tree.ts'

/** Readability goes over a page many times: beyond this many elements it is not asked. */
const MAX_ELEMENTS = 40_000
const MARK = 'data-postil'

/** What is needed of a DOM here: main is compiled without the types of a browser. */
interface DomNode {
  appendChild(node: DomNode): void
  setAttribute(name: string, value: string): void
  getAttribute(name: string): string | null
  querySelectorAll(selector: string): Iterable<DomNode>
}
interface Dom {
  body: DomNode
  createElement(name: string): DomNode
  createTextNode(data: string): DomNode
}

const EMPTY = '<!doctype html><html><head></head><body></body></html>'
/** What Readability looks at. */
const ATTRIBUTES = ['class', 'id', 'href', 'role', 'itemprop', 'rel']

/**
 * linkedom's tree of a page that parse5 has read. linkedom parses with htmlparser2, which does not mend wrong nesting
 * as a browser does; its DOM is light and has what Readability asks of one, and is filled node by node here.
 */
function domOf(root: ParentNode, elements: readonly Element[]): Dom {
  const dom = parseHTML(EMPTY).document as unknown as Dom
  const numbers = new Map(elements.map((element, index) => [element, index]))
  const fill = (from: ParentNode, to: DomNode): void => {
    for (const child of from.children) {
      if (isText(child)) to.appendChild(dom.createTextNode(child.data))
      else if (isTag(child)) {
        const made = dom.createElement(child.name)
        for (const name of ATTRIBUTES) if (child.attribs[name]) made.setAttribute(name, child.attribs[name])
        made.setAttribute(MARK, String(numbers.get(child)))
        to.appendChild(made)
        fill(child, made)
      }
    }
  }
  fill(root, dom.body)
  return dom
}

/**
 * The elements of a page's body that Readability keeps; null where it finds no article or the page is too large for it.
 * Only its judgement is used, not its text: it joins words at line breaks, and drops paragraphs that are short.
 */
export function askReadability(body: Element | Document): Set<Element> | null {
  const elements = [...elementsUnder(body)]
  if (elements.length > MAX_ELEMENTS) return null
  try {
    const read = new Readability<DomNode>(domOf(body, elements) as never, {
      serializer: (node) => node as unknown as DomNode,
      charThreshold: 250,
      keepClasses: true,
      disableJSONLD: true,
    }).parse()
    if (!read?.content) return null
    const marked = read.content.querySelectorAll(`[${MARK}]`)
    const kept = new Set<Element>()
    for (const node of marked) {
      const element = elements[Number(node.getAttribute(MARK))]
      if (element) kept.add(element)
    }
    return kept.size > 0 ? kept : null
  } catch {
    // It was written for whole pages and may stumble over a strange one; the page's own elements then decide.
    return null
  }
}
