/** How many letters of a word of that length may be wrong, left out, too many or exchanged with the next. */
export function typosIn(word: string): number {
  // A number with another figure is another number.
  if (/\p{N}/u.test(word) || word.length < 4) return 0
  return word.length < 8 ? 1 : 2
}

/** From this length on the start of a word may have a typo too. */
export const LONG_START = 5

/**
 * The edit distances of one word from all starts of others (optimal string alignment: a letter put in, left out, changed, or
 * exchanged with the next), a row for each letter of the other. Words in order share the rows of their common start.
 */
export class Rows {
  readonly #word: string
  readonly #rows: Uint16Array[]
  /** For each row, the least distance of the whole word from any start so far. */
  readonly #leastEnds: number[]

  constructor(word: string) {
    this.#word = word
    this.#rows = [Uint16Array.from({ length: word.length + 1 }, (_, index) => index)]
    this.#leastEnds = [word.length]
  }

  /** Works out the row after `depth` letters of `other` and the next; gives the least distance in it. */
  next(other: string, depth: number): number {
    const word = this.#word
    const last = this.#rows[depth]!
    const before = this.#rows[depth - 1]
    const row = (this.#rows[depth + 1] ??= new Uint16Array(word.length + 1))
    const letter = other.charCodeAt(depth)
    const letterBefore = other.charCodeAt(depth - 1)
    let least = (row[0] = depth + 1)
    for (let j = 1; j <= word.length; j++) {
      const cost = word.charCodeAt(j - 1) === letter ? 0 : 1
      let edits = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + cost)
      if (before && j > 1 && word.charCodeAt(j - 1) === letterBefore && word.charCodeAt(j - 2) === letter)
        edits = Math.min(edits, before[j - 2]! + 1)
      row[j] = edits
      if (edits < least) least = edits
    }
    this.#leastEnds[depth + 1] = Math.min(this.#leastEnds[depth]!, row[word.length]!)
    return least
  }

  /** The distance of the word from the first `depth` letters. */
  end(depth: number): number {
    return this.#rows[depth]![this.#word.length]!
  }

  /** The least distance of the word from the first `depth` letters or fewer. */
  leastEnd(depth: number): number {
    return this.#leastEnds[depth]!
  }
}

/** Whether two words are within `most` edits. */
export function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false
  const rows = new Rows(a)
  for (let depth = 0; depth < b.length; depth++) if (rows.next(b, depth) > most) return false
  return rows.end(b.length) <= most
}

/**
 * Whether words are typos of one, or begin with a typo of it where it is long and may not be typed out. To be asked for many
 * words: it makes its rows once.
 */
export function typosOf(word: string): (other: string) => boolean {
  const most = typosIn(word)
  if (most === 0) return () => false
  const rows = new Rows(word)
  return (other) => {
    if (other.length < word.length - most) return false
    for (let depth = 0; depth < other.length; depth++) {
      const isOut = rows.next(other, depth) > most
      if (word.length >= LONG_START && rows.leastEnd(depth + 1) <= 1) return true
      if (isOut) return false
    }
    return rows.end(other.length) <= most
  }
}
