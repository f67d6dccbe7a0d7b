/**
 * Fields of a .docx: an instruction ("DATE", "HYPERLINK") and the result that was stored with it. What the reader of the
 * file saw is the result; a date is the one in the file, never today's.
 */

/** Fields whose results repeat the text's headings. */
const REPEATS = /^\s*(?:TOC|INDEX|TOA)\b/i

/** Whether a field repeats the text. */
export const isRepeat = (instruction: string | undefined): boolean => REPEATS.test(instruction ?? '')

/** The fields that are open at a place: each begins, is separated from its result, and ends, paragraphs later maybe. */
export class Fields {
  readonly #open: { instruction: string; separated: boolean }[] = []

  /** Takes note of a <w:fldChar> of this type. */
  mark(type: string | undefined): void {
    const field = this.#open.at(-1)
    if (type === 'begin') this.#open.push({ instruction: '', separated: false })
    else if (type === 'separate' && field) field.separated = true
    else if (type === 'end') this.#open.pop()
  }

  instruct(words: string): void {
    const field = this.#open.at(-1)
    if (field && !field.separated) field.instruction += words
  }

  /** Whether text here is text: in no field's instruction, and in no field that repeats. */
  get shows(): boolean {
    return this.#open.every(({ instruction, separated }) => separated && !isRepeat(instruction))
  }

  /** Whether what is here repeats the text. */
  get repeats(): boolean {
    return this.#open.some(({ instruction }) => isRepeat(instruction))
  }
}
