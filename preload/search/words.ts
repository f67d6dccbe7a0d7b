/** The words of a folded text, as an index knows them. */

const NONE = 0
const WORD = 1
/** A word of its own: characters of scripts that do not part their words, emoji. */
const SINGLE = 2

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3005\u30fc]/u

/** One more than the class, by code unit; worked out when a unit is first met. */
const known = new Uint8Array(0x10000)

function classOf(unit: number): number {
  const found = known[unit]!
  if (found !== 0) return found - 1
  const character = String.fromCharCode(unit)
  const kind =
    UNSPACED.test(character) || (unit >= 0xd800 && unit < 0xe000)
      ? SINGLE
      : /[\p{L}\p{N}\p{M}]/u.test(character)
        ? WORD
        : NONE
  known[unit] = kind + 1
  return kind
}

/** Calls `visit` with each word of a folded text and where it begins, in its UTF-16 code units. */
export function eachWord(folded: string, visit: (word: string, start: number) => void): void {
  let start = -1
  for (let at = 0; at < folded.length; at++) {
    const unit = folded.charCodeAt(at)
    const kind = classOf(unit)
    if (kind === WORD) {
      if (start < 0) start = at
      continue
    }
    if (start >= 0) visit(folded.slice(start, at), start)
    start = -1
    if (kind !== SINGLE) continue
    const isPair = unit >= 0xd800 && unit < 0xdc00 && isLow(folded.charCodeAt(at + 1))
    visit(folded.slice(at, at + (isPair ? 2 : 1)), at)
    if (isPair) at++
  }
  if (start >= 0) visit(folded.slice(start), start)
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}

export function wordsOf(folded: string): string[] {
  const words: string[] = []
  eachWord(folded, (word) => words.push(word))
  return words
}

/** Whether a word can begin at `at`: no letter of the same word stands before it. */
export function beginsWord(folded: string, at: number): boolean {
  if (at === 0 || classOf(folded.charCodeAt(at)) !== WORD) return true
  return classOf(folded.charCodeAt(at - 1)) !== WORD
}

/** Whether a word can end before `at`. */
export function endsWord(folded: string, at: number): boolean {
  if (at >= folded.length || classOf(folded.charCodeAt(at)) !== WORD) return true
  return classOf(folded.charCodeAt(at - 1)) !== WORD
}
