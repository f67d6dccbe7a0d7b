/** Clauses: what punctuation or an opener ("and", "that") parts within a sentence. */
import type { TextSpan } from '../../preload/text.ts'
import type { Language } from './grammar.ts'

/** A dash parts only where it does not join two words into one. */
const PARTING =
  /[,;:–—―…()[\]{}"“”„«»?!。，、；：？！（）「」『』《》،؛؟]|^\s+[-']|-\s|--|''|[.,?!…]['’]|‘|’’/u
/** Before a mark that closes or opens: what stays with the clause that ends, and with the one that begins. */
const TAIL =
  /^(?:[%°$€£]*)(?:[,.;:?!…。，？！、]*["”»)\]」』》）]+|[,.;:?!…]*(?:''|’’)+|[.,?!…]['’](?=\s|$)|[?!？！]+)*/u
const HEAD = /(?:["“„«([{「『《（‘'$€£@#+]|''|‘‘)*$/u

/** How many code units of the gap behind a word still belong to the clause which that word ends. */
function tailLength(gap: string): number {
  return TAIL.exec(gap)?.[0].length ?? 0
}

/** How many code units of the gap before a word already belong to the clause which that word begins. */
function headLength(gap: string, tail: number): number {
  const head = HEAD.exec(gap)?.[0].length ?? 0
  return Math.min(head, gap.length - tail)
}

/**
 * The clauses of a sentence, in order and without overlap, in UTF-16 code units of `text`. `words` are the sentence's
 * words as pairs, in order.
 */
export function clausesOf(
  text: string,
  sentence: TextSpan,
  words: readonly number[],
  language: Language,
): TextSpan[] {
  const clauses: TextSpan[] = []
  const first = words[0]
  if (first === undefined) return [sentence]
  const lead = text.slice(sentence.start, first)
  let start = first - headLength(lead, 0)
  for (let i = 0; i < words.length; i += 2) {
    const wordEnd = words[i + 1] ?? sentence.end
    const next = words[i + 2]
    const gap = text.slice(wordEnd, next ?? sentence.end)
    const tail = tailLength(gap)
    if (next === undefined) {
      clauses.push({ start, end: wordEnd + tail })
      break
    }
    const opens = /^\s+$/u.test(gap) && language.openers.has(text.slice(next, words[i + 3] ?? next))
    if (!opens && !PARTING.test(gap)) continue
    if (opens && wordEnd === start) continue
    clauses.push({ start, end: opens ? wordEnd : wordEnd + tail })
    start = next - (opens ? 0 : headLength(gap, tail))
  }
  return clauses
}
