/**
 * The article as DOM, and the way between the DOM's places and offsets of the canonical text (UTF-16 code units).
 *
 * Each block is one element around one text node and is never split by markup: highlights are painted over it. What
 * lies between blocks is kept as text nodes of white space alone, which make no boxes, so that the container's
 * textContent is the canonical text, character for character.
 */
import { blockDirection } from './direction.ts'
import type { Article, Block } from '../../preload/model.ts'

const TAGS: Record<Block['kind'], (block: Block) => string> = {
  dateline: () => 'p',
  title: () => 'h1',
  heading: (block) => `h${Math.min(6, Math.max(2, block.level ?? 2))}`,
  paragraph: () => 'p',
  quote: () => 'blockquote',
  item: () => 'p',
}

/** White space that would not show as it is written. */
const COLLAPSES = /[\t\n\f\r]|^ | $| {2}/u

interface Piece {
  node: Text
  start: number
  end: number
}

export class TextMap {
  readonly #pieces: Piece[] = []

  private constructor(
    readonly container: HTMLElement,
    readonly length: number,
  ) {}

  /** Fills `container` with the article; what was in it goes. */
  static render(container: HTMLElement, article: Pick<Article, 'text' | 'blocks' | 'language'>): TextMap {
    const map = new TextMap(container, article.text.length)
    const fragment = document.createDocumentFragment()
    const add = (parent: Node, start: number, end: number) => {
      if (start >= end) return
      const node = document.createTextNode(article.text.slice(start, end))
      parent.appendChild(node)
      map.#pieces.push({ node, start, end })
    }
    let at = 0
    for (const block of article.blocks) {
      add(fragment, at, block.start)
      const element = document.createElement(TAGS[block.kind](block))
      element.className = `block ${block.kind}`
      if (COLLAPSES.test(article.text.slice(block.start, block.end))) element.classList.add('kept')
      element.dir = blockDirection(article.text.slice(block.start, block.end), article.language)
      add(element, block.start, block.end)
      fragment.appendChild(element)
      at = block.end
    }
    add(fragment, at, article.text.length)
    container.replaceChildren(fragment)
    return map
  }

  /** The offset of a place in the DOM; null outside the article. */
  offsetOf(node: Node, offset: number): number | null {
    if (!this.container.contains(node)) return null
    if (node.nodeType === Node.TEXT_NODE) {
      const piece = this.#pieces.find((each) => each.node === node)
      return piece ? piece.start + Math.min(offset, piece.end - piece.start) : null
    }
    const after = node.childNodes[offset]
    const first = after ? this.#firstFrom(after) : undefined
    if (first) return first.start
    const inside = this.#pieces.filter((each) => node.contains(each.node)).at(-1)
    return inside ? inside.end : this.length
  }

  #firstFrom(node: Node): Piece | undefined {
    return this.#pieces.find(
      (piece) =>
        node.contains(piece.node) ||
        (node.compareDocumentPosition(piece.node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    )
  }

  /**
   * The place in the DOM of an offset. Where one text node ends and the next begins, `lean` says which is meant: an end
   * stays with the text before it, a start with the text after it.
   */
  pointOf(offset: number, lean: 'start' | 'end' = 'start'): { node: Text; offset: number } {
    const at = Math.min(Math.max(0, offset), this.length)
    let low = 0
    let high = this.#pieces.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      const piece = this.#pieces[middle]
      if (piece && (lean === 'start' ? piece.end <= at : piece.end < at)) low = middle + 1
      else high = middle
    }
    const piece = this.#pieces[low]
    if (!piece) {
      const node = document.createTextNode('')
      this.container.appendChild(node)
      this.#pieces.push({ node, start: 0, end: 0 })
      return { node, offset: 0 }
    }
    return { node: piece.node, offset: Math.max(0, at - piece.start) }
  }

  /** A live range, for measuring. */
  range(start: number, end: number): Range {
    const range = document.createRange()
    const from = this.pointOf(start, 'start')
    const to = this.pointOf(end, 'end')
    range.setStart(from.node, from.offset)
    range.setEnd(to.node, to.offset)
    return range
  }

  /** A range that costs nothing when the document changes, for painting. */
  staticRange(start: number, end: number): StaticRange {
    const from = this.pointOf(start, 'start')
    const to = this.pointOf(end, 'end')
    return new StaticRange({
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: to.offset,
    })
  }

  /** The boxes of the lines of a passage, without those of the white space between blocks. */
  rects(start: number, end: number): DOMRect[] {
    return [...this.range(start, end).getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0)
  }

  /** Whether the paragraph at an offset runs from right to left. */
  runsLeft(offset: number): boolean {
    const element = this.pointOf(offset).node.parentElement
    return element !== null && getComputedStyle(element).direction === 'rtl'
  }

  /** The offset under a point of the viewport, or null where there is no text of this article. */
  offsetAt(x: number, y: number): number | null {
    const position = document.caretPositionFromPoint(x, y)
    return position ? this.offsetOf(position.offsetNode, position.offset) : null
  }
}
