/** A text that passages are looked for in, with what has been worked out about it. */
import type { Unit } from '../../../preload/interchange.ts'
import { codeUnitOffsets } from '../common/unicode.ts'
import { looseText, type LooseText } from './loose-text.ts'

/** A range with the whole of the surrogate pairs that its ends cut. */
export function wholeCharacters(
  text: string,
  { start, end }: { start: number; end: number },
): { start: number; end: number } {
  return { start: start - (cutsPair(text, start) ? 1 : 0), end: end + (cutsPair(text, end) ? 1 : 0) }
}

/** Whether an offset in code units lies between the two halves of a character. */
export function cutsPair(text: string, offset: number): boolean {
  return offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff
}

export class SoughtText {
  #loose: LooseText | null = null
  #points: ((offset: number) => number | null) | null = null

  constructor(readonly text: string) {}

  get loose(): LooseText {
    return (this.#loose ??= looseText(this.text))
  }

  /** An offset of a unit as one in code units; null for what is none of this text. */
  offset(offset: number, unit: Unit): number | null {
    if (unit === 'code points') return (this.#points ??= codeUnitOffsets(this.text))(offset)
    return Number.isInteger(offset) && offset >= 0 && offset <= this.text.length ? offset : null
  }

  /**
   * A range of a unit in code units; null where it is none, or empty. An end inside a surrogate pair moves out of it: half a
   * character is no passage, and cannot be written again.
   */
  range(range: { start: number; end: number } | null, unit: Unit): { start: number; end: number } | null {
    if (range === null) return null
    const [start, end] = [this.offset(range.start, unit), this.offset(range.end, unit)]
    return start !== null && end !== null && start < end ? wholeCharacters(this.text, { start, end }) : null
  }
}
