import type { TextSpan } from '../../../preload/text.ts'
import { anySpan, type Edit, type Edited, finish, type Kinds, otherWords, newSentence } from './kinds.ts'
import type { Prose } from './prose.ts'
import type { Random } from './random.ts'
import { Revision } from './revision.ts'

/** Changes of how the words are written, all over the text; and several changes of any kind at once. */

type Write = (found: string, random: Random) => string

/** Rewrites every match of a pattern in a text; the place of a span goes with it. */
function rewriteAll(text: string, span: TextSpan, pattern: RegExp, write: Write, random: Random): Edited {
  const place = { start: -1, end: -1 }
  let after = ''
  let at = 0
  const keep = (to: number) => {
    if (at <= span.start && span.start < to) place.start = after.length + span.start - at
    if (at < span.end && span.end <= to) place.end = after.length + span.end - at
    after += text.slice(at, to)
    at = to
  }
  for (const found of text.matchAll(pattern)) {
    const end = found.index + found[0].length
    if (end === found.index) continue
    keep(found.index)
    const written = write(found[0], random)
    if (at <= span.start && span.start < end) place.start = after.length
    if (at < span.end && span.end <= end) place.end = after.length + written.length
    after += written
    at = end
  }
  keep(text.length)
  return { before: text, after, span, right: place }
}

function everywhere(pattern: RegExp, write: Write): Edit {
  return (prose, random) => rewriteAll(prose.text, anySpan(prose, random), pattern, write, random)
}

/** One of some edits, and then the blanks and the quotes all over the text as well. */
function withForms(edits: Kinds): Edit {
  return (prose, random) => {
    const edited = random.of(Object.values(edits))(prose, random)
    if (edited === null) return null
    const at = edited.right ?? { start: 0, end: 1 }
    const blank: Write = (_, chance) => (chance.next() < 0.1 ? '\u00a0' : ' ')
    const spaced = rewriteAll(edited.after, at, / /g, blank, random)
    const quoted = rewriteAll(
      spaced.after,
      spaced.right!,
      /["'“”‘’]/g,
      (mark) => QUOTES[mark] ?? mark,
      random,
    )
    return { ...edited, after: quoted.after, right: edited.right && quoted.right }
  }
}

const QUOTES: Readonly<Record<string, string>> = {
  '"': '”',
  "'": '’',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
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

export function formKinds(read: (text: string) => Prose, others: Kinds): Kinds {
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
    'and blanks and quotes everywhere': withForms(others),
    'several at once': (prose, random) => {
      const span = anySpan(prose, random)
      const revision = new Revision(prose.text)
      for (let count = 12; count > 0; count--) changeAtRandom(revision, prose, random, span)
      return finish(revision, span)
    },
  }
}
