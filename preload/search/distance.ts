/** How many letters of a word of that length may be wrong, left out, too many or exchanged with the next. */
export function typosIn(word: string): number {
  // A number with another figure is another number.
  if (/\p{N}/u.test(word) || word.length < 4) return 0
  return word.length < 8 ? 1 : 2
}

/** From this length on the start of a word may have a typo too. */
export const LONG_START = 5

/**
 * Whether two words are within `most` edits (optimal string alignment: insertion, deletion, substitution, transposition of
 * neighbours).
 */
export function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let edits = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, before[j - 2]! + 1)
      row.push(edits)
      least = Math.min(least, edits)
    }
    if (least > most) return false
    before = last
    last = row
  }
  return last[b.length]! <= most
}
