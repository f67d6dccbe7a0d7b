import { likeness } from './token-kinds.ts'
import type { Tokens } from './tokens.ts'

/** Two matches in a row are more than two apart. */
const ROW_BONUS = 0.6
const SAME_BONUS = 1
/** Of two that are the same but for their capitals, the one that begins as it did. */
const AS_WRITTEN_BONUS = 0.1
/** What a word gets that stands in the place of another: less than any match. */
const IN_PLACE = 0.05

/** Takes note of a pair: 1 for the same word, less for one like it, 0 for one that stands in its place. */
export type Link = (i: number, j: number, how: number) => void

const DIAGONAL = 1
const UP = 2

/**
 * The best alignment of the tokens [i0, i0 + n) with [j0, j0 + m), by the table of Needleman and Wunsch ("A general method
 * applicable to the search for similarities in the amino acid sequence of two proteins", 1970). Gaps cost nothing.
 */
export function fillTable(
  a: Tokens,
  b: Tokens,
  i0: number,
  n: number,
  j0: number,
  m: number,
  link: Link,
): void {
  const width = m + 1
  const steps = new Uint8Array((n + 1) * width)
  const matched = new Uint8Array((n + 1) * width)
  let above = new Float64Array(width)
  let here = new Float64Array(width)
  for (let i = 1; i <= n; i++) {
    const key = a.keys[i0 + i - 1]!
    const weight = a.weights[i0 + i - 1]!
    const first = a.text.charCodeAt(a.starts[i0 + i - 1]!)
    here[0] = 0
    for (let j = 1; j <= m; j++) {
      const cell = i * width + j
      let best = above[j]!
      let step = UP
      if (here[j - 1]! > best) {
        best = here[j - 1]!
        step = 0
      }
      let score: number
      let isMatch = 0
      if (key === b.keys[j0 + j - 1]) {
        score = SAME_BONUS * weight
        isMatch = 1
        if (matched[cell - width - 1] === 1) score += ROW_BONUS
        if (first === b.text.charCodeAt(b.starts[j0 + j - 1]!)) score += AS_WRITTEN_BONUS
      } else {
        const like = likeness(a, i0 + i - 1, b, j0 + j - 1)
        score = like < 0 ? -1 : IN_PLACE + like * weight
        if (like > 0) isMatch = 1
      }
      if (score > 0 && above[j - 1]! + score >= best) {
        best = above[j - 1]! + score
        step = DIAGONAL
        matched[cell] = isMatch
      }
      here[j] = best
      steps[cell] = step
    }
    const swap = above
    above = here
    here = swap
  }
  let i = n
  let j = m
  while (i > 0 && j > 0) {
    const step = steps[i * width + j]!
    if (step === DIAGONAL) {
      i--
      j--
      const isSame = a.keys[i0 + i] === b.keys[j0 + j]
      link(i0 + i, j0 + j, isSame ? 1 : Math.max(0, likeness(a, i0 + i, b, j0 + j)))
    } else if (step === UP) i--
    else j--
  }
}
