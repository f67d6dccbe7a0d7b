import { alignTokens, type TokenAlignment } from './align-tokens.ts'
import type { Tokens } from './tokens.ts'

/** Words of the old text with the words of the new one that they became. */
export class Group {
  readonly a: Tokens
  readonly b: Tokens
  /** How like the two sides are as bags of words, 0 to 1; 1 where all words are the same. */
  readonly dice: number
  readonly moved: boolean
  /** Whether it is a whole sentence with all its words, and found for certain. */
  readonly certain: boolean
  #alignment: TokenAlignment | null = null

  constructor(a: Tokens, b: Tokens, dice: number, moved: boolean, certain = false) {
    this.a = a
    this.b = b
    this.dice = dice
    this.moved = moved
    this.certain = certain
  }

  /** What became of each word; worked out when it is first asked for. */
  get alignment(): TokenAlignment {
    return (this.#alignment ??= alignTokens(this.a, this.b))
  }
}
