/** Joins lines to running text, and finds out which hyphens at line ends belong to the word. */

const HYPHEN = /[-‐]$/u
/** What stands before a hyphen that belongs, when nothing else tells. */
const FIRST =
  'all anti cross ex far first fast free full half hard high ill large left light long low middle mid multi new next non old one open part post pre pro quasi right second self semi short single small so third top two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety ultra vice well world'
const LAST =
  'based born bound called class day driven era even fold free friendly fuelled hand hour in known law led level like long looking made metre mile minded month off on only out owned page party per point rate related round run scale shaped sized speaking style term thinking third thirds time up wage wide wing year year-old'
const FIRSTS = new Set(FIRST.split(' '))
const LASTS = new Set(LAST.split(' '))
/** After these a hyphen hangs: "Ein- und Ausfuhr", "pre- and post-war". */
const HANGING = /^(?:and|or|und|oder|bzw\.?|et|ou|y|o|e|en|of|och|og)\b/u
const NO_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}，。、；：！？「」『』]/u

/** The words of a document as they stand inside its lines, with how often: what a broken word is compared with. */
export type Words = ReadonlyMap<string, number>

export function wordsOf(lines: Iterable<string>): Words {
  const words = new Map<string, number>()
  for (const line of lines) {
    const found = [...line.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+(?:[-‐'’][\p{L}\p{M}\p{N}]+)*/gu)]
    for (const match of found) {
      // The word at the end may go on, the one at the start may be a rest.
      if (match.index + match[0].length >= line.length - 1 && /[-‐\u00ad]$/u.test(line)) continue
      words.set(match[0], (words.get(match[0]) ?? 0) + 1)
      for (const part of match[0].split(/[-‐]/u))
        if (part !== match[0]) words.set(part, (words.get(part) ?? 0) + 1)
    }
  }
  return words
}

/** What stands between a line and the next, and how many code units of the line's end go: a hyphen that only broke the word. */
export function seam(before: string, after: string, words: Words): { cut: number; between: string } {
  if (before.endsWith('\u00ad')) {
    const { whole, hyphened } = seen(before, after, words)
    return { cut: 1, between: hyphened > whole ? '-' : '' }
  }
  if (HYPHEN.test(before)) {
    if (!/[\p{L}\p{N}][-‐]$/u.test(before)) return { cut: 0, between: ' ' }
    if (HANGING.test(after)) return { cut: 0, between: ' ' }
    if (!/^[\p{L}\p{N}]/u.test(after)) return { cut: 0, between: '' }
    return { cut: belongs(before, after, words) ? 0 : 1, between: '' }
  }
  if (/(?:https?:\/\/|www\.)\S*[/?&=_]$/u.test(before)) return { cut: 0, between: '' }
  if (/\S[—/]$/u.test(before) || /^—\S/u.test(after)) return { cut: 0, between: '' }
  if (NO_SPACES.test(before.at(-1) ?? '') && NO_SPACES.test(after.at(0) ?? '')) return { cut: 0, between: '' }
  return { cut: 0, between: ' ' }
}

/** The two halves of a broken word, and how often the document has it in one and with a hyphen. */
function seen(before: string, after: string, words: Words) {
  const left = /[\p{L}\p{M}\p{N}'’]+(?:[-‐][\p{L}\p{M}\p{N}'’]+)*(?=[-‐\u00ad]$)/u.exec(before)?.[0] ?? ''
  const right = /^[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/u.exec(after)?.[0] ?? ''
  const [l, r] = [left.toLowerCase(), right.toLowerCase()]
  return { left, right, l, r, whole: words.get(l + r) ?? 0, hyphened: words.get(`${l}-${r}`) ?? 0 }
}

function belongs(before: string, after: string, words: Words): boolean {
  if (/(?:https?:\/\/|www\.)\S*$/u.test(before)) return true
  const { left, right, l, r, whole, hyphened } = seen(before, after, words)
  if (whole !== hyphened) return hyphened > whole
  // Figures, names and abbreviations are not broken inside.
  if (/[\p{N}\p{Lu}]$/u.test(left) || /^[\p{N}\p{Lu}]/u.test(right)) return true
  if (/[-‐]/u.test(left)) return true
  const part = r.split('-')[0]!
  if (FIRSTS.has(l) && (words.has(part) || part.length > 3)) return true
  return LASTS.has(part) && (words.has(l) || part.length > 3) && l.length > 2
}

/** Whether an initial is a word of its own: "A" and "I" are, where what follows is one too and the two are none. */
export function spaceAfterInitial(initial: string, rest: string, words: Words): boolean {
  const word = /^\p{L}+/u.exec(rest)?.[0].toLowerCase() ?? ''
  const letter = initial.toLowerCase().replace(/[^\p{L}]/gu, '')
  if (/^\s/u.test(rest) || !/^[aioyàéó]$/u.test(letter) || words.has(letter + word)) return false
  return words.has(word)
}
