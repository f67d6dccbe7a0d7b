import type { FlowBlock } from '../flow-block.ts'
import { Gathered } from '../gathered.ts'
import type { Shape } from './styles.ts'

/** A paragraph while its words are gathered: several of the file's where the marks between them were deleted. */
export class Paragraph {
  readonly #words = new Gathered()
  #breaks = 0
  readonly #done: string[] = []

  constructor(public shape: Shape) {}

  get empty(): boolean {
    return this.#done.length === 0 && this.#words.blank
  }

  say(text: string): void {
    if (text.trim() !== '') this.#breaks = 0
    this.#words.add(text)
  }

  /** A line break: one is a space, two with nothing between part paragraphs, as on a page. */
  breakLine(): void {
    this.#breaks += 1
    if (this.#breaks > 1) this.breakOff()
    else if (!this.#words.blank && !this.#words.spaced) this.#words.add(' ')
  }

  /** A break of the page or the column: what follows stands elsewhere. */
  breakOff(): void {
    const text = this.#words.take().trim()
    if (text !== '') this.#done.push(text)
    this.#breaks = 0
  }

  blocks(): FlowBlock[] {
    this.breakOff()
    const { kind, level } = this.shape
    if (kind === 'contents') return []
    const shape = level === undefined ? { kind } : { kind, level }
    return this.#done.map((text) => ({ ...shape, text, linked: 0, element: null }))
  }
}
