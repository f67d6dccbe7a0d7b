/** How much of a page's prose lies in an element, so that what holds the article is not taken for furniture. */
import { isTag, isText, type Element, type ParentNode } from 'domhandler'
import { tidied } from '../tree.ts'

/** Shorter pieces are labels: code units. */
const PIECE = 25

export interface Measure {
  /** Text outside links, in code units; short pieces do not count. */
  prose: number
  /** All text, links too. */
  all: number
  /** Text in links and on buttons. */
  linked: number
  links: number
  /** Buttons, inputs and forms. */
  controls: number
  /** Whether the article's own elements lie in it: <article>, <main>, a first heading. */
  holdsArticle: boolean
}

const CONTROLS = new Set('button input form select textarea'.split(' '))
const isArticle = ({ name, attribs }: Element): boolean =>
  /^(?:article|main|h1)$/.test(name) ||
  attribs['role'] === 'main' ||
  /\barticleBody\b/.test(attribs['itemprop'] ?? '')

/** Measures all elements of a page once. */
export function measure(root: ParentNode): Map<Element, Measure> {
  const measures = new Map<Element, Measure>()
  const visit = (parent: ParentNode, inLink: boolean): Measure => {
    const sum: Measure = { prose: 0, all: 0, linked: 0, links: 0, controls: 0, holdsArticle: false }
    for (const child of parent.children) {
      if (isText(child)) {
        const { length } = tidied(child.data)
        sum.all += length
        if (inLink) sum.linked += length
        else if (length >= PIECE) sum.prose += length
      } else if (isTag(child)) {
        const link = child.name === 'a' && 'href' in child.attribs
        const part = visit(child, inLink || link || child.name === 'button')
        sum.prose += part.prose
        sum.all += part.all
        sum.linked += part.linked
        sum.links += part.links + (link ? 1 : 0)
        sum.controls += part.controls + (CONTROLS.has(child.name) ? 1 : 0)
        sum.holdsArticle ||= part.holdsArticle || isArticle(child)
      }
    }
    if (isTag(parent)) measures.set(parent, sum)
    return sum
  }
  visit(root, false)
  return measures
}
