import type { TextSpan } from '../../../preload/text.ts'
import { around, inside, type Prose } from './prose.ts'
import type { Random } from './random.ts'
import type { Revision } from './revision.ts'

/** A new revision, and where the span is in it: null where it is gone. */
export interface Edited {
  readonly before: string
  readonly after: string
  readonly span: TextSpan
  readonly right: TextSpan | null
}

/** Makes one edit to do with a passage; null where this text has no place for it. */
export type Edit = (prose: Prose, random: Random) => Edited | null

export type Kinds = Readonly<Record<string, Edit>>

export function finish(revision: Revision, span: TextSpan): Edited {
  return { before: revision.before, after: revision.after, span, right: revision.placeOf(span) }
}

/** Spans as people make them: a word, some words of a sentence, a sentence or some, a paragraph or some. */
export function anySpan(prose: Prose, random: Random): TextSpan {
  const { paragraphs, sentences } = prose
  const chance = random.next()
  if (chance < 0.12) return phrase(prose, random, 1, 1) ?? random.of(sentences)
  if (chance < 0.55) return phrase(prose, random, 2, 12) ?? random.of(sentences)
  if (chance < 0.75) return random.of(sentences)
  if (chance < 0.85) return several(sentences, random)
  return chance < 0.95 ? random.of(paragraphs) : several(paragraphs, random)
}

function several(all: readonly TextSpan[], random: Random): TextSpan {
  const first = random.below(all.length)
  const last = Math.min(all.length - 1, first + 1 + random.below(2))
  return { start: all[first]!.start, end: all[last]!.end }
}

/** From `least` to `most` words of one sentence; half of the time without the mark behind the last. */
export function phrase(prose: Prose, random: Random, least: number, most: number): TextSpan | null {
  for (let attempt = 0; attempt < 40; attempt++) {
    const words = inside(prose.words, random.of(prose.sentences))
    const count = least + random.below(most - least + 1)
    if (words.length < count) continue
    const first = random.below(words.length - count + 1)
    const start = words[first]!.start
    let end = words[first + count - 1]!.end
    if (random.next() < 0.5) while (end > start + 1 && /[.,;:]/.test(prose.text.charAt(end - 1))) end--
    return { start, end }
  }
  return null
}

/** A span of at least `words` words, and those words. */
export function spanOfWords(
  prose: Prose,
  random: Random,
  words: number,
): { span: TextSpan; words: readonly TextSpan[] } | null {
  for (let attempt = 0; attempt < 60; attempt++) {
    const span = anySpan(prose, random)
    const found = wordsOf(prose, span)
    if (found.length >= words) return { span, words: found }
  }
  return null
}

/** The words of a span, the last one without what is outside of it. */
export function wordsOf(prose: Prose, { start, end }: TextSpan): readonly TextSpan[] {
  return inside(prose.words, { start, end: end + 3 })
    .filter((word) => word.start < end)
    .map((word) => ({ start: word.start, end: Math.min(word.end, end) }))
}

/** The blank that words of this text have between them. */
export function blankOf(prose: Prose): string {
  return prose.text.includes(' ') ? ' ' : ''
}

/** `count` words of the text from anywhere, without the marks that stand on them. */
export function otherWords(prose: Prose, random: Random, count: number): string {
  const words: string[] = []
  while (words.length < count) {
    const { start, end } = random.of(prose.words)
    const bare = prose.text.slice(start, end).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    if (bare !== '') words.push(bare)
  }
  return words.join(blankOf(prose))
}

/** Sentences from elsewhere with every third word another, so that no one of them stands in the text. */
export function newSentence(prose: Prose, random: Random): string {
  const { start, end } = random.of(prose.sentences)
  return prose.text
    .slice(start, end)
    .split(/(\s+)/)
    .map((word, at) => (at % 4 === 2 ? otherWords(prose, random, 1) : word))
    .join('')
    .replace(/\n+/g, ' ')
}

export function paragraphAround(prose: Prose, span: TextSpan): TextSpan | null {
  const found = around(prose.paragraphs, span.start)
  return found !== null && found.end >= span.end ? found : null
}

export function sentenceAround(prose: Prose, span: TextSpan): TextSpan | null {
  const found = around(prose.sentences, span.start)
  return found !== null && found.end >= span.end ? found : null
}

/** A span with the white space behind it, or, at the end of the text, before it. */
export function withBlank({ text }: Prose, { start, end }: TextSpan): TextSpan {
  let until = end
  while (until < text.length && /\s/.test(text.charAt(until))) until++
  if (until > end || until < text.length) return { start, end: until }
  let from = start
  while (from > 0 && /\s/.test(text.charAt(from - 1))) from--
  return { start: from, end }
}

/** Whether any of the text's words stand in a stretch only there, so that it can be told from all others. */
export function occursOnce(text: string, words: string): boolean {
  return text.indexOf(words) === text.lastIndexOf(words)
}
