/** Text as it is compared where a file writes the same words with other characters: spaces, hyphens, quotes, composed or not. */

/** A text for comparing, and where each of its code units comes from. */
export interface LooseText {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

const WHITE = '\\s\\u0085\\u001c-\\u001f'
const HIDDEN = '\\u00ad\\u200b-\\u200f\\u2060-\\u2064\\ufeff'
/**
 * A run of white space, which is more to Python, and so to brat, than to JavaScript; a character that shows nothing; or a
 * character with the marks that stand on it.
 */
const PIECES = new RegExp(`([${WHITE}]+)|([${HIDDEN}]+)|(?:[^${WHITE}${HIDDEN}]\\p{M}*)`, 'gu')

const SAME: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '…': '...',
}

/**
 * White space of any kind and length is one space, what shows nothing is left out, quotation marks and dashes are plain, marks
 * are composed with their letters. Case and accents are kept.
 */
export function looseText(text: string): LooseText {
  const starts: number[] = []
  const ends: number[] = []
  let loose = ''
  for (const { 0: piece, 1: space, 2: hidden, index } of text.matchAll(PIECES)) {
    if (hidden !== undefined) continue
    const composed = space === undefined ? piece.normalize('NFC') : ' '
    const same = SAME[composed] ?? composed
    // A space beside what shows nothing beside a space.
    if (same === ' ' && loose.endsWith(' ')) continue
    loose += same
    for (let unit = 0; unit < same.length; unit++) {
      starts.push(index)
      ends.push(index + piece.length)
    }
  }
  return { text: loose, starts, ends }
}

/** The words of a quote for comparing, without white space at its ends. */
export function looseWords(words: string): string {
  return looseText(words).text.trim()
}
