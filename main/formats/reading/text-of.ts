/** A text that passages are looked for in, with what has been worked out about it. */
import type { Unit } from '../../../preload/interchange.ts'
import { codeUnitOffsets } from '../common/unicode.ts'
import { looseText, type LooseText } from './loose-text.ts'

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

  /** A range of a unit in code units; null where it is none, or empty. */
  range(range: { start: number; end: number } | null, unit: Unit): { start: number; end: number } | null {
    if (range === null) return null
    const [start, end] = [this.offset(range.start, unit), this.offset(range.end, unit)]
    return start !== null && end !== null && start < end ? { start, end } : null
  }
}
