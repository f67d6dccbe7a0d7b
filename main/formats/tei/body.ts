/** An article's text as text/body. Its character content is the text itself, to the last space, so that offsets over it hold. */
import type { Article, Block } from '../../../preload/model.ts'
import { xmlText } from '../common/xml.ts'

/** White space that stands between elements where no text may: XML's own. */
const ONLY_SPACE = /^[ \t\r\n]*$/

/** The body; blocks are its elements, and what lies between them stays where it is. */
export function bodyXml({ text, blocks }: Article): string {
  const body = new Body(text)
  let at = 0
  for (const block of blocks.filter(({ start, end }) => start < end)) {
    // Blocks are in order and apart; what a damaged file says otherwise is text like any other.
    if (block.start < at || block.end > text.length) continue
    body.between(text.slice(at, block.start))
    body.block(block)
    at = block.end
  }
  body.between(text.slice(at))
  return body.end()
}

class Body {
  #xml = ''
  /** Levels of the divisions that are open. */
  readonly #open: number[] = []
  #inList = false
  /** Whether the innermost division has more than what may stand at its top. */
  #begun = false
  #hasContent = false

  constructor(readonly text: string) {}

  between(words: string): void {
    if (ONLY_SPACE.test(words)) this.#xml += words
    else this.#content(`<ab>${xmlText(words)}</ab>`)
  }

  block(block: Block): void {
    const words = xmlText(this.text.slice(block.start, block.end))
    switch (block.kind) {
      case 'title':
      case 'heading':
        return this.#head(block, words)
      case 'dateline':
        if (this.#begun) return this.#content(`<ab type="dateline">${words}</ab>`)
        this.#xml += `<dateline>${words}</dateline>`
        return
      case 'item':
        if (!this.#inList) {
          this.#content('<list>')
          this.#inList = true
        }
        this.#xml += `<item>${words}</item>`
        return
      case 'quote':
        return this.#content(`<quote>${words}</quote>`)
      case 'paragraph':
        return this.#content(`<p>${words}</p>`)
    }
  }

  /** A heading begins a division, but for the title at the top. */
  #head({ kind, level = kind === 'title' ? 1 : 2 }: Block, words: string): void {
    this.#closeList()
    if (kind === 'title' && !this.#begun && this.#open.length === 0) {
      this.#xml += `<head type="main">${words}</head>`
      return
    }
    while (this.#open.length > 0 && (this.#open.at(-1) ?? 0) >= level) {
      this.#xml += '</div>'
      this.#open.pop()
    }
    this.#open.push(level)
    this.#xml += `<div><head>${words}</head>`
    this.#begun = false
    this.#hasContent = true
  }

  #content(xml: string): void {
    this.#closeList()
    this.#xml += xml
    this.#begun = true
    this.#hasContent = true
  }

  /** White space after the last item belongs behind the list, but tags take no room: either side is right. */
  #closeList(): void {
    if (this.#inList) this.#xml += '</list>'
    this.#inList = false
  }

  end(): string {
    this.#closeList()
    // A body is not only a head.
    if (!this.#hasContent) this.#xml += '<ab/>'
    return `<body>${this.#xml}${'</div>'.repeat(this.#open.length)}</body>`
  }
}
