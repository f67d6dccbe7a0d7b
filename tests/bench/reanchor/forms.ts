import type { TextSpan } from '../../../preload/text.ts'
import { anySpan, type Edit, finish, type Kinds, otherWords, newSentence } from './kinds.ts'
import type { Prose } from './prose.ts'
import type { Random } from './random.ts'
import { Revision } from './revision.ts'

/** Changes of how the words are written, all over the text; and several changes of any kind at once. */

/** Rewrites every match of a pattern in the whole text; a span's ends are never inside of a match. */
function everywhere(pattern: RegExp, write: (found: string, random: Random) => string): Edit {
  return (prose, random) => {
    const span = anySpan(prose, random)
    const place = { start: -1, end: -1 }
    let after = ''
    let at = 0
    const note = (from: number, to: number) => {
      if (from <= span.start && span.start < to) place.start = after.length + span.start - from
      if (from < span.end && span.end <= to) place.end = after.length + span.end - from
    }
    for (const found of prose.text.matchAll(pattern)) {
      const end = found.index + found[0].length
      if (end === found.index) continue
      note(at, found.index)
      after += prose.text.slice(at, found.index)
      const written = write(found[0], random)
      if (found.index <= span.start && span.start < end) place.start = after.length
      if (found.index < span.end && span.end <= end) place.end = after.length + written.length
      after += written
      at = end
    }
    note(at, prose.text.length)
    after += prose.text.slice(at)
    return { before: prose.text, after, span, right: place }
  }
}

/** Makes the old text plain first, so that there is something to change. */
function from(plain: (text: string) => string, read: (text: string) => Prose, edit: Edit): Edit {
  return (prose, random) => edit(read(plain(prose.text)), random)
}

function changeAtRandom(revision: Revision, prose: Prose, random: Random, kept: TextSpan): void {
  const isFar = (each: TextSpan) => each.end < kept.start - 3 || each.start > kept.end + 3
  const far = (all: readonly TextSpan[]) => {
    for (let attempt = 0; attempt < 30; attempt++) {
      const each = random.of(all)
      if (isFar(each)) return each
    }
    return null
  }
  const word = far(prose.words)
  const sentence = far(prose.sentences)
  const paragraph = far(prose.paragraphs)
  if (word && random.next() < 0.8) revision.replace(word.start, word.end, otherWords(prose, random, 2))
  else if (sentence && random.next() < 0.5)
    revision.replace(sentence.start, sentence.start, `${newSentence(prose, random)} `)
  else if (paragraph) revision.replace(paragraph.start, paragraph.start, `${newSentence(prose, random)}\n\n`)
}

export function formKinds(read: (text: string) => Prose): Kinds {
  const straight = (text: string) => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/[–—]/g, '-')
  return {
    'typographic quotes': from(
      straight,
      read,
      everywhere(/["']/g, (mark, random) => (mark === '"' ? random.of(['“', '”']) : '’')),
    ),
    dashes: from(
      straight,
      read,
      everywhere(/ - |--/g, (found) => (found === '--' ? '—' : ' – ')),
    ),
    'no-break spaces': everywhere(/ /g, (_, random) => (random.next() < 0.2 ? '\u00a0' : ' ')),
    'double spaces': everywhere(/ /g, (_, random) => (random.next() < 0.1 ? '  ' : ' ')),
    'lines wrapped': everywhere(/ /g, (_, random) => (random.next() < 0.08 ? '\n' : ' ')),
    'single line ends': everywhere(/\n\n/g, () => '\n'),
    'decomposed (NFD)': everywhere(/\P{M}\p{M}*/gu, (found) => found.normalize('NFD')),
    'composed (NFC)': from(
      (text) => text.normalize('NFD'),
      read,
      everywhere(/\P{M}\p{M}*/gu, (found) => found.normalize('NFC')),
    ),
    'soft hyphens': everywhere(
      /[\p{Script=Latin}\p{Script=Arabic}]{9,}/gu,
      (word) => `${word.slice(0, 4)}\u00ad${word.slice(4)}`,
    ),
    ligatures: everywhere(/fi|fl|ff/g, (found) => ({ fi: 'ﬁ', fl: 'ﬂ', ff: 'ﬀ' })[found] ?? found),
    'several at once': (prose, random) => {
      const span = anySpan(prose, random)
      const revision = new Revision(prose.text)
      for (let count = 12; count > 0; count--) changeAtRandom(revision, prose, random, span)
      return finish(revision, span)
    },
  }
}
