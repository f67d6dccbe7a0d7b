/** Accents that are drawn on their own, and the mark that each is when it stands on a letter. */
const MARK_OF: Record<string, string> = {
  '`': '\u0300',
  '´': '\u0301',
  ˆ: '\u0302',
  '˜': '\u0303',
  '¯': '\u0304',
  '˘': '\u0306',
  '˙': '\u0307',
  '¨': '\u0308',
  '˚': '\u030a',
  '˝': '\u030b',
  ˇ: '\u030c',
  '¸': '\u0327',
  '˛': '\u0328',
}

interface Placed {
  text: string
  x: number
  y: number
  width: number
  size: number
}

/**
 * Puts accents on their letters. TeX's older fonts have no accented letters: it draws the accent and then the letter in
 * the same place, and a reader finds "´e" for "é".
 */
export function withAccents<T extends Placed>(glyphs: readonly T[]): T[] {
  const letters: T[] = []
  for (let index = 0; index < glyphs.length; index++) {
    const [accent, letter] = [glyphs[index]!, glyphs[index + 1]]
    const mark = MARK_OF[accent.text]
    if (mark !== undefined && letter && standsOn(accent, letter)) {
      // In these fonts i and j lose their dots under an accent.
      const base = letter.text.replace('ı', 'i').replace('ȷ', 'j')
      letters.push({ ...letter, text: (base + mark).normalize('NFC') })
      index++
    } else letters.push(accent)
  }
  return letters
}

function standsOn(accent: Placed, letter: Placed): boolean {
  const middle = accent.x + accent.width / 2 - letter.x
  return (
    /^\p{L}$/u.test(letter.text) &&
    middle > 0 &&
    middle < letter.width + 0.1 * letter.size &&
    Math.abs(accent.y - letter.y) < 0.4 * letter.size &&
    letter.x < accent.x + 0.7 * accent.width
  )
}
