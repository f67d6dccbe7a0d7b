import type { TextSpan } from '../../../preload/text.ts'
import {
  anySpan,
  blankOf,
  type Edit,
  type Edited,
  finish,
  type Kinds,
  newSentence,
  occursOnce,
  otherWords,
  paragraphAround,
  phrase,
  sentenceAround,
  withBlank,
  wordsOf,
} from './kinds.ts'
import { around, inside, type Prose, readProse } from './prose.ts'
import type { Random } from './random.ts'
import { Revision } from './revision.ts'

/** Paragraphs and sentences moved, parted, joined, repeated, taken out. */

const PARAGRAPH_BREAK = '\n\n'

/** A span inside of one paragraph, with that paragraph. */
function spanInParagraph(prose: Prose, random: Random): { span: TextSpan; paragraph: TextSpan } | null {
  for (let attempt = 0; attempt < 40; attempt++) {
    const span = anySpan(prose, random)
    const paragraph = paragraphAround(prose, span)
    if (paragraph !== null && paragraph.end - paragraph.start > 60) return { span, paragraph }
  }
  return null
}

/** A span inside of one sentence, with the sentence; the sentence is no heading, and stands in the text once. */
function spanInSentence(prose: Prose, random: Random): { span: TextSpan; sentence: TextSpan } | null {
  for (let attempt = 0; attempt < 60; attempt++) {
    const span = random.next() < 0.5 ? phrase(prose, random, 1, 12) : random.of(prose.sentences)
    const sentence = span === null ? null : sentenceAround(prose, span)
    if (span === null || sentence === null || sentence.end - sentence.start < 40) continue
    if (occursOnce(prose.text, prose.text.slice(sentence.start, sentence.end))) return { span, sentence }
  }
  return null
}

function ofParagraph(
  edit: (revision: Revision, paragraph: TextSpan, prose: Prose, random: Random, span: TextSpan) => boolean,
): Edit {
  return (prose, random) => {
    const found = spanInParagraph(prose, random)
    if (found === null) return null
    const revision = new Revision(prose.text)
    return edit(revision, found.paragraph, prose, random, found.span) ? finish(revision, found.span) : null
  }
}

function ofSentence(
  edit: (revision: Revision, sentence: TextSpan, prose: Prose, random: Random, span: TextSpan) => boolean,
): Edit {
  return (prose, random) => {
    const found = spanInSentence(prose, random)
    if (found === null) return null
    const revision = new Revision(prose.text)
    return edit(revision, found.sentence, prose, random, found.span) ? finish(revision, found.span) : null
  }
}

/** Moves a paragraph, with the blank line behind it, to before another. */
function moveParagraph(revision: Revision, paragraph: TextSpan, prose: Prose, random: Random): boolean {
  const { start, end } = withBlank(prose, paragraph)
  const others = prose.paragraphs.filter((each) => each.start < start || each.start > end)
  if (end === prose.text.length || others.length === 0) return false
  revision.move(start, end, random.of(others).start)
  return true
}

/** A paragraph like this one, with some words changed and the first of them for certain. */
function lookAlike(prose: Prose, paragraph: TextSpan, random: Random): string {
  const words = wordsOf(prose, paragraph)
  const twin = new Revision(prose.text.slice(paragraph.start, paragraph.end))
  const changed = new Set([Math.min(1, words.length - 1)])
  for (let at = 6; at < words.length; at += 9) changed.add(at)
  for (const at of changed) {
    const word = words[at]!
    twin.replace(word.start - paragraph.start, word.end - paragraph.start, otherWords(prose, random, 1))
  }
  return twin.after
}

/** The text with `words` as a paragraph of their own before `paragraph`: an old text to begin with. */
function withParagraph(prose: Prose, paragraph: TextSpan, words: string): Prose {
  const { text } = prose
  return readProse(
    `${text.slice(0, paragraph.start)}${words}${PARAGRAPH_BREAK}${text.slice(paragraph.start)}`,
  )
}

/** A text that holds a paragraph twice (`twin` of it), far apart; the span is in the one at `paragraph`. */
function withTwin(
  prose: Prose,
  random: Random,
  twin: (paragraph: TextSpan) => string,
): { prose: Prose; span: TextSpan; paragraph: TextSpan; other: TextSpan } | null {
  const found = spanInParagraph(prose, random)
  if (found === null) return null
  const { span, paragraph } = found
  const words = twin(paragraph)
  const target = random.of(prose.paragraphs)
  if (target.start === paragraph.start) return null
  const shift = words.length + PARAGRAPH_BREAK.length
  const by = target.start < paragraph.start ? shift : 0
  const place = target.start + (by > 0 ? 0 : 0)
  return {
    prose: withParagraph(prose, target, words),
    span: { start: span.start + by, end: span.end + by },
    paragraph: { start: paragraph.start + by, end: paragraph.end + by },
    other: { start: place, end: place + words.length },
  }
}

function identical(prose: Prose) {
  return ({ start, end }: TextSpan) => prose.text.slice(start, end)
}

function removeParagraph(revision: Revision, prose: Prose, paragraph: TextSpan): void {
  const { start, end } = withBlank(prose, paragraph)
  revision.remove(start, end)
}

export const PASSAGE_KINDS: Kinds = {
  'paragraph put in before': ofParagraph((revision, { start }, prose, random) => {
    revision.replace(start, start, newSentence(prose, random) + PARAGRAPH_BREAK)
    return true
  }),
  'paragraph moved': ofParagraph(moveParagraph),
  'paragraph moved and changed': ofParagraph((revision, paragraph, prose, random, span) => {
    const words = wordsOf(prose, paragraph).filter((word) => word.end < span.start || word.start > span.end)
    for (const word of words.filter((_, at) => at % 8 === 3))
      revision.replace(word.start, word.end, otherWords(prose, random, 1))
    return moveParagraph(revision, paragraph, prose, random)
  }),
  'paragraph and its next swapped': ofParagraph((revision, paragraph, prose) => {
    const next = prose.paragraphs.find((each) => each.start > paragraph.end)
    const third = prose.paragraphs.find((each) => next !== undefined && each.start > next.end)
    if (next === undefined || third === undefined) return false
    revision.move(paragraph.start, next.start, third.start)
    return true
  }),
  'sentence moved': ofSentence((revision, sentence, prose, random) => {
    const { start, end } = withBlank(prose, sentence)
    const others = prose.sentences.filter((each) => each.end < start || each.start > end)
    if (/\n/.test(prose.text.slice(sentence.end, end)) || others.length === 0) return false
    revision.move(start, end, random.of(others).start)
    return true
  }),
  'paragraph parted': ofParagraph((revision, paragraph, prose, random) => {
    const sentences = inside(prose.sentences, paragraph)
    if (sentences.length < 2) return false
    const at = 1 + random.below(sentences.length - 1)
    revision.replace(sentences[at - 1]!.end, sentences[at]!.start, PARAGRAPH_BREAK)
    return true
  }),
  'paragraph parted in the passage': (prose, random) => {
    const span = anySpan(prose, random)
    const words = wordsOf(prose, span)
    if (words.length < 4) return null
    const at = 1 + random.below(words.length - 1)
    const revision = new Revision(prose.text)
    revision.replace(words[at - 1]!.end, words[at]!.start, PARAGRAPH_BREAK)
    return finish(revision, span)
  },
  'paragraphs joined': ofParagraph((revision, paragraph, prose) => {
    const next = prose.paragraphs.find((each) => each.start > paragraph.end)
    if (next === undefined) return false
    revision.replace(paragraph.end, next.start, blankOf(prose))
    return true
  }),
  'the same put in before': ofSentence((revision, sentence, prose, random) => {
    const target = random.of(prose.paragraphs)
    const again = prose.text.slice(sentence.start, sentence.end)
    if (Math.abs(target.start - sentence.start) < 100) return false
    revision.replace(target.start, target.start, `${newSentence(prose, random)} ${again}${PARAGRAPH_BREAK}`)
    return true
  }),
  'look-alike put in before': ofParagraph((revision, paragraph, prose, random) => {
    revision.replace(paragraph.start, paragraph.start, lookAlike(prose, paragraph, random) + PARAGRAPH_BREAK)
    return true
  }),
  'repeated, the other taken out': (prose, random) => {
    const twins = withTwin(prose, random, identical(prose))
    if (twins === null) return null
    const revision = new Revision(twins.prose.text)
    removeParagraph(revision, twins.prose, twins.other)
    return finish(revision, twins.span)
  },
  'repeated, changed beside': (prose, random) => {
    const twins = withTwin(prose, random, identical(prose))
    if (twins === null) return null
    const revision = new Revision(twins.prose.text)
    for (const { start } of [twins.paragraph, twins.other])
      revision.replace(start, start, newSentence(prose, random) + PARAGRAPH_BREAK)
    return finish(revision, twins.span)
  },
  'paragraph moved, the passage rewritten': ofParagraph((revision, paragraph, prose, random, span) => {
    const words = wordsOf(prose, span)
    if (words.length < 6) return false
    for (const [at, word] of words.entries())
      if (at % 5 === 2) revision.replace(word.start, word.end, otherWords(prose, random, 1))
    return moveParagraph(revision, paragraph, prose, random)
  }),
  'sentence put in the passage': (prose, random) => {
    const span = anySpan(prose, random)
    const sentences = inside(prose.sentences, span)
    if (sentences.length < 2) return null
    const { start } = sentences[1 + random.below(sentences.length - 1)]!
    const revision = new Revision(prose.text)
    revision.replace(start, start, newSentence(prose, random) + (blankOf(prose) || ''))
    return finish(revision, span)
  },
  'sentence of the passage gone': (prose, random) => {
    const span = anySpan(prose, random)
    const sentences = inside(prose.sentences, span)
    if (sentences.length < 2) return null
    const at = random.below(sentences.length)
    const revision = new Revision(prose.text)
    if (at === sentences.length - 1) revision.remove(sentences[at - 1]!.end, sentences[at]!.end)
    else revision.remove(sentences[at]!.start, sentences[at + 1]!.start)
    return finish(revision, span)
  },
  'sentences joined': (prose, random) => {
    const span = anySpan(prose, random)
    const sentences = inside(prose.sentences, span)
    if (sentences.length < 2) return null
    const at = 1 + random.below(sentences.length - 1)
    const revision = new Revision(prose.text)
    revision.replace(sentences[at - 1]!.end - 1, sentences[at]!.start, ` and${blankOf(prose) || ' '}`)
    return finish(revision, span)
  },
  'paragraphs in another order': ofParagraph((revision, _paragraph, prose, random) => {
    const all = prose.paragraphs.slice(0, 60)
    for (let count = 0; count < 8; count++) {
      const from = all[random.below(all.length - 1)]!
      moveParagraph(revision, from, { ...prose, paragraphs: all }, random)
    }
    return true
  }),
  'half of the rest gone': ofParagraph((revision, paragraph, prose, random) => {
    for (const each of prose.paragraphs.slice(0, 200)) {
      if (each === paragraph || random.next() < 0.5) continue
      removeParagraph(revision, prose, each)
    }
    return true
  }),
  'most around taken out': ofParagraph((revision, paragraph, prose) => {
    const before = prose.paragraphs.filter((each) => each.end < paragraph.start).slice(-6)
    const behind = prose.paragraphs.filter((each) => each.start > paragraph.end).slice(0, 6)
    if (before.length === 0 || behind.length === 0) return false
    revision.remove(before[0]!.start, paragraph.start)
    revision.remove(paragraph.end, behind.at(-1)!.end)
    return true
  }),
}

/** Passages that are not there any more; no place is the right one. */
export const GONE_KINDS: Kinds = {
  'sentence gone': ofSentence((revision, sentence, prose) => {
    const { start, end } = withBlank(prose, sentence)
    const isLast = prose.text.slice(sentence.end, end).includes('\n')
    if (isLast) revision.remove(sentence.start, sentence.end)
    else revision.remove(start, end)
    return true
  }),
  'paragraph gone': ofParagraph((revision, paragraph, prose) => {
    removeParagraph(revision, prose, paragraph)
    return true
  }),
  'paragraphs gone': ofParagraph((revision, paragraph, prose, random) => {
    const at = prose.paragraphs.indexOf(paragraph)
    const last = prose.paragraphs[Math.min(prose.paragraphs.length - 2, at + 1 + random.below(3))]!
    if (last.end <= paragraph.end) return false
    revision.remove(paragraph.start, withBlank(prose, last).end)
    return true
  }),
  'paragraph gone, a look-alike there': (prose, random) => {
    const twins = withTwin(prose, random, (paragraph) => lookAlike(prose, paragraph, random))
    if (twins === null) return null
    const revision = new Revision(twins.prose.text)
    removeParagraph(revision, twins.prose, twins.paragraph)
    return finish(revision, twins.span)
  },
  'paragraph gone, the same elsewhere': (prose, random) => {
    const twins = withTwin(prose, random, identical(prose))
    if (twins === null) return null
    const [first, last] = [twins.paragraph, twins.other].sort((a, b) => a.start - b.start)
    // Side by side no one can say which of them it was.
    if (last!.start - first!.end < 200) return null
    const revision = new Revision(twins.prose.text)
    removeParagraph(revision, twins.prose, twins.paragraph)
    return finish(revision, twins.span)
  },
  'gone, a look-alike put in elsewhere': ofParagraph((revision, paragraph, prose, random) => {
    const target = random.of(prose.paragraphs)
    if (target === paragraph) return false
    removeParagraph(revision, prose, paragraph)
    revision.replace(target.start, target.start, lookAlike(prose, paragraph, random) + PARAGRAPH_BREAK)
    return true
  }),
  'another paragraph in its place': ofParagraph((revision, paragraph, prose, random) => {
    revision.remove(paragraph.start, paragraph.end)
    revision.replace(
      paragraph.end,
      paragraph.end,
      `${newSentence(prose, random)} ${newSentence(prose, random)}`,
    )
    return true
  }),
  'another sentence in its place': ofSentence((revision, sentence, prose, random) => {
    revision.remove(sentence.start, sentence.end)
    revision.replace(sentence.end, sentence.end, newSentence(prose, random))
    return true
  }),
  'cut out of its sentence': (prose, random): Edited | null => {
    const span = phrase(prose, random, 3, 12)
    const sentence = span && sentenceAround(prose, span)
    if (span === null || sentence === null) return null
    if (span.end - span.start > 0.7 * (sentence.end - sentence.start)) return null
    const revision = new Revision(prose.text)
    const blank = withBlank(prose, span)
    if (blank.end >= sentence.end) revision.remove(span.start, span.end)
    else revision.remove(blank.start, blank.end)
    return finish(revision, span)
  },
  'word gone with its sentence': (prose, random) => {
    for (let attempt = 0; attempt < 40; attempt++) {
      const span = phrase(prose, random, 1, 1)
      const sentence = span && around(prose.sentences, span.start)
      if (span === null || sentence === null || sentence.end - sentence.start < 30) continue
      const words = prose.text.slice(span.start, span.end)
      if (occursOnce(prose.text, words)) continue
      if (!occursOnce(prose.text, prose.text.slice(sentence.start, sentence.end))) continue
      const revision = new Revision(prose.text)
      const blank = withBlank(prose, sentence)
      revision.remove(blank.start, blank.end)
      return finish(revision, span)
    }
    return null
  },
}
