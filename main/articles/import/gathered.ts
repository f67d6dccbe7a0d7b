/**
 * Words as they are gathered, piece by piece. Asking a long string for its end after each piece would copy it each time,
 * so that a page of a million pieces never ends.
 */
export class Gathered {
  readonly #pieces: string[] = []
  #last = ''
  #said = false

  /** Whether nothing but white space is in it. */
  get blank(): boolean {
    return !this.#said
  }

  /** Whether it ends in a space or another white space. */
  get spaced(): boolean {
    return /\s$/.test(this.#last)
  }

  add(piece: string): void {
    if (piece === '') return
    this.#pieces.push(piece)
    this.#last = piece.slice(-1)
    this.#said ||= piece.trim() !== ''
  }

  /** All that was gathered; it is empty afterwards. */
  take(): string {
    const text = this.#pieces.join('')
    this.#pieces.length = 0
    this.#last = ''
    this.#said = false
    return text
  }
}
