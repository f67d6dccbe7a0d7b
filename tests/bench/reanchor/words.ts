import { Revision } from './revision.ts'
import {
  anySpan,
  blankOf,
  type Edit,
  finish,
  type Kinds,
  otherWords,
  sentenceAround,
  spanOfWords,
  wordsOf,
} from './kinds.ts'
import type { Prose } from './prose.ts'
import type { TextSpan } from '../../../preload/text.ts'
import type { Random } from './random.ts'

/** Words put in, taken out and replaced, in the passage and beside it. */

/** An edit of a span of at least `least` words. */
function ofWords(
  least: number,
  edit: (
    revision: Revision,
    words: readonly TextSpan[],
    prose: Prose,
    random: Random,
    span: TextSpan,
  ) => void,
): Edit {
  return (prose, random) => {
    const found = spanOfWords(prose, random, least)
    if (found === null) return null
    const revision = new Revision(prose.text)
    edit(revision, found.words, prose, random, found.span)
    return finish(revision, found.span)
  }
}

/** Replaces this share of the words, each by one other; at least one. */
function rewrite(share: number): Edit {
  return ofWords(4, (revision, words, prose, random) => {
    const left = [...words.keys()]
    for (let count = Math.max(1, Math.round(words.length * share)); count > 0; count--) {
      const [at = 0] = left.splice(random.below(left.length), 1)
      replaceBare(revision, prose, words[at]!, otherWords(prose, random, 1))
    }
  })
}

/** Replaces a word, and leaves the marks that stand on it. */
function replaceBare(revision: Revision, { text }: Prose, { start, end }: TextSpan, words: string): void {
  const word = text.slice(start, end)
  const lead = /^[^\p{L}\p{N}]*/u.exec(word)![0].length
  const trail = /[^\p{L}\p{N}]*$/u.exec(word)![0].length
  if (lead + trail >= word.length) revision.replace(start, end, words)
  else revision.replace(start + lead, end - trail, words)
}

/** Another word that is not the same by chance. */
function another(prose: Prose, random: Random, { start, end }: TextSpan, count = 1): string {
  const old = prose.text.slice(start, end).toLowerCase()
  for (;;) {
    const words = otherWords(prose, random, count)
    if (!old.includes(words.toLowerCase())) return words
  }
}

/** A stretch of 1 to 4 words beside the span, in its sentence. */
function beside(prose: Prose, random: Random, span: TextSpan, after: boolean): TextSpan | null {
  const sentence = sentenceAround(prose, span)
  if (sentence === null) return null
  const words = wordsOf(prose, sentence).filter((word) =>
    after ? word.start > span.end : word.end < span.start,
  )
  const near = after ? words.slice(0, 1 + random.below(4)) : words.slice(-1 - random.below(4))
  if (near.length === 0) return null
  return { start: near[0]!.start, end: near.at(-1)!.end }
}

export const WORD_KINDS: Kinds = {
  'word put in': ofWords(2, (revision, words, prose, random) => {
    const at = words[1 + random.below(words.length - 1)]!.start
    revision.replace(at, at, otherWords(prose, random, 1) + blankOf(prose))
  }),
  'words put in': ofWords(2, (revision, words, prose, random) => {
    const at = words[1 + random.below(words.length - 1)]!.start
    revision.replace(at, at, otherWords(prose, random, 2 + random.below(6)) + blankOf(prose))
  }),
  'words put in, twice': ofWords(5, (revision, words, prose, random) => {
    const middle = words.length >> 1
    for (const at of [
      words[1 + random.below(middle - 1)]!,
      words[middle + random.below(words.length - middle)]!,
    ])
      revision.replace(at.start, at.start, otherWords(prose, random, 2 + random.below(4)) + blankOf(prose))
  }),
  'word taken out': ofWords(3, (revision, words, _prose, random) => {
    const at = 1 + random.below(words.length - 2)
    revision.remove(words[at]!.start, words[at + 1]!.start)
  }),
  'words taken out': ofWords(7, (revision, words, _prose, random) => {
    const count = 2 + random.below(3)
    const at = 1 + random.below(words.length - count - 1)
    revision.remove(words[at]!.start, words[at + count]!.start)
  }),
  'word replaced': ofWords(3, (revision, words, prose, random) => {
    const at = words[1 + random.below(words.length - 2)]!
    replaceBare(revision, prose, at, another(prose, random, at))
  }),
  'first word replaced': ofWords(3, (revision, words, prose, random) =>
    replaceBare(revision, prose, words[0]!, another(prose, random, words[0]!)),
  ),
  'last word replaced': ofWords(3, (revision, words, prose, random) =>
    replaceBare(revision, prose, words.at(-1)!, another(prose, random, words.at(-1)!)),
  ),
  'last word replaced by two': ofWords(3, (revision, words, prose, random) =>
    replaceBare(revision, prose, words.at(-1)!, another(prose, random, words.at(-1)!, 2)),
  ),
  'first word taken out': ofWords(3, (revision, words) => revision.remove(words[0]!.start, words[1]!.start)),
  'last word taken out': ofWords(3, (revision, words) =>
    revision.remove(words.at(-2)!.end, words.at(-1)!.end),
  ),
  'words put in before': ofWords(1, (revision, _words, prose, random, span) =>
    revision.replace(span.start, span.start, otherWords(prose, random, 1 + random.below(4)) + blankOf(prose)),
  ),
  'words put in behind': ofWords(1, (revision, _words, prose, random, span) =>
    revision.replace(span.end, span.end, blankOf(prose) + otherWords(prose, random, 1 + random.below(4))),
  ),
  'words around replaced': ofWords(1, (revision, _words, prose, random, span) => {
    for (const side of [false, true]) {
      const words = beside(prose, random, span, side)
      if (words) replaceBare(revision, prose, words, another(prose, random, words, 1 + random.below(3)))
    }
  }),
  'words around taken out': ofWords(1, (revision, _words, prose, random, span) => {
    const before = beside(prose, random, span, false)
    if (before) revision.remove(before.start, span.start)
    const behind = beside(prose, random, span, true)
    if (behind) revision.remove(span.end, behind.end)
  }),
  'a quarter rewritten': rewrite(0.25),
  'half rewritten': rewrite(0.5),
  'letters changed': ofWords(3, (revision, words, prose, random) => {
    const long = words.filter((word) => word.end - word.start > 5)
    for (let count = 0; count < 2 && long.length > 0; count++) {
      const [word] = long.splice(random.below(long.length), 1)
      const at = word!.start + 2 + random.below(word!.end - word!.start - 4)
      if (/[\p{L}]{3}/u.test(prose.text.slice(at - 1, at + 2))) revision.replace(at, at + 1, 'qx')
    }
  }),
  capitals: ofWords(2, (revision, words, prose, random) => {
    const { start, end } = random.of(words)
    const word = prose.text.slice(start, end)
    if (word.toUpperCase().length === word.length) revision.replace(start, end, word.toUpperCase())
  }),
  quoted: ofWords(1, (revision, _words, _prose, _random, span) => {
    revision.replace(span.start, span.start, '“')
    revision.replace(span.end, span.end, '”')
  }),
  'numbers changed': (prose, random) => {
    for (let attempt = 0; attempt < 40; attempt++) {
      const span = anySpan(prose, random)
      const numbers = [...prose.text.slice(span.start, span.end).matchAll(/\d+/g)]
      if (numbers.length === 0) continue
      const revision = new Revision(prose.text)
      for (const { index, 0: digits } of numbers)
        revision.replace(span.start + index, span.start + index + digits.length, String(Number(digits) + 7))
      return finish(revision, span)
    }
    return null
  },
  'inside, around and all over': ofWords(5, (revision, words, prose, random, span) => {
    const inner = words[1 + random.below(words.length - 2)]!
    replaceBare(revision, prose, inner, another(prose, random, inner))
    const before = beside(prose, random, span, false)
    if (before) replaceBare(revision, prose, before, another(prose, random, before, 2))
    for (const [at, word] of prose.words.entries()) {
      if (at % 40 !== 7 || (word.end > span.start - 60 && word.start < span.end + 60)) continue
      if (prose.text.length > 200_000 && at % 2000 !== 7) continue
      replaceBare(revision, prose, word, otherWords(prose, random, 1))
    }
  }),
}
