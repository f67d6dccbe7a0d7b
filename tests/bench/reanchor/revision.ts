import type { TextSpan } from '../../../preload/text.ts'

/** A part of the new text: a stretch of the old one, or words put in the place of a stretch (empty where only put in). */
interface Part {
  readonly from: number
  readonly to: number
  /** Null for a stretch that was kept as it is. */
  readonly put: string | null
}

/**
 * An old text on its way to a new one. Edits are given in positions of the old text, and because each part of the new text
 * knows where it comes from, the right place of every span follows from the edits themselves. UTF-16 code units.
 */
export class Revision {
  readonly before: string
  #parts: Part[]

  constructor(before: string) {
    this.before = before
    this.#parts = [{ from: 0, to: before.length, put: null }]
  }

  get after(): string {
    return this.#parts.map((part) => part.put ?? this.before.slice(part.from, part.to)).join('')
  }

  /** Puts `words` in the place of [from, to); with from === to they are put in there. */
  replace(from: number, to: number, words: string): this {
    const at = this.#cut(from, to)
    this.#parts.splice(at.first, at.count, { from, to, put: words })
    return this
  }

  remove(from: number, to: number): this {
    const at = this.#cut(from, to)
    this.#parts.splice(at.first, at.count)
    return this
  }

  /** Moves [from, to) to where `target`, which lies outside of it, begins. */
  move(from: number, to: number, target: number): this {
    const at = this.#cut(from, to)
    const moved = this.#parts.splice(at.first, at.count)
    const { first } = this.#cut(target, target)
    this.#parts.splice(first, 0, ...moved)
    return this
  }

  /**
   * Where a span is to be found: from what is left of it first to what is left of it last, replacements with it. What is
   * put in at its very ends stays outside. Null where nothing of it is left.
   */
  placeOf({ start, end }: TextSpan): TextSpan | null {
    let at = 0
    let first = -1
    let last = -1
    for (const part of this.#parts) {
      const length = part.put?.length ?? part.to - part.from
      const from = Math.max(part.from, start)
      const to = Math.min(part.to, end)
      if (from < to && length > 0) {
        const isKept = part.put === null
        if (first < 0) first = isKept ? at + from - part.from : at
        last = isKept ? at + to - part.from : at + length
      }
      at += length
    }
    return first < 0 ? null : { start: first, end: last }
  }

  /** Cuts the kept parts at both positions; the parts between them. */
  #cut(from: number, to: number): { first: number; count: number } {
    this.#cutAt(from)
    this.#cutAt(to)
    let first = this.#parts.findIndex((part) => part.put === null && part.from >= from)
    // Words put in at the same place earlier stand before what is kept from there on.
    if (first < 0) first = this.#parts.length
    if (from === to) {
      const exact = this.#parts.findIndex((part) => part.put === null && part.from === from)
      return { first: exact < 0 ? this.#afterPart(from) : exact, count: 0 }
    }
    let count = 0
    while (first + count < this.#parts.length) {
      const part = this.#parts[first + count]!
      if (part.from < from || part.to > to) break
      count++
    }
    return { first, count }
  }

  #afterPart(position: number): number {
    const last = this.#parts.findLastIndex((part) => part.to <= position && part.put === null)
    return last + 1
  }

  #cutAt(position: number): void {
    const index = this.#parts.findIndex(
      (part) => part.put === null && part.from < position && position < part.to,
    )
    const part = this.#parts[index]
    if (part === undefined) return
    this.#parts.splice(
      index,
      1,
      { from: part.from, to: position, put: null },
      { from: position, to: part.to, put: null },
    )
  }
}
