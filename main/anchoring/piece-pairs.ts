import { bagOf } from './bags.ts'
import type { Gap } from './gaps.ts'
import { type Pairing, pairSentences } from './pair-sentences.ts'
import type { Sentences } from './sentences.ts'
import { noTokens, tokenise, type Tokens } from './tokens.ts'

/** A gap with more pairs is left alone, or cut first. */
export const MOST_PAIRS = 4096

/** The words of `count` pieces from the `index`th on. */
export function tokensOf(side: Sentences, index: number, count = 1): Tokens {
  const tokens = noTokens(side.text)
  tokenise(tokens, side.starts[index]!, side.ends[index + count - 1]!)
  return tokens
}

/** Pairs the pieces of a gap by what words they share; the pairings hold their places in the gap. */
export function pairPieces(a: Sentences, b: Sentences, { rows, columns }: Gap): Pairing[] {
  if (columns.length === 0 || rows.length * columns.length > MOST_PAIRS) return []
  const areNeighbours = (all: readonly number[], at: number) => all[at + 1] === all[at]! + 1
  return pairSentences(
    rows.map((row) => bagOf(tokensOf(a, row))),
    columns.map((column) => bagOf(tokensOf(b, column))),
    (k) => (areNeighbours(rows, k) ? bagOf(tokensOf(a, rows[k]!, 2)) : null),
    (l) => (areNeighbours(columns, l) ? bagOf(tokensOf(b, columns[l]!, 2)) : null),
  )
}
