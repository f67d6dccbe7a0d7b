/** Whoever may be a source: capitalised runs with their particles, and in English noun phrases and pronouns too. */
import type { TextSpan } from '../../preload/text.ts'
import type { Language } from './grammar.ts'
import type { Token } from './tokens.ts'
import { DATES } from './words-en.ts'

/** What may stand inside a name besides white space: the full stop of "Mr." and "J.", "AT&T", "the voters' choice". */
const JOINING = /^(?:\s+|\.\s+|\s*&\s*|[-'’/]|['’]\s+|\s+['’]\s?)$/u
const SHORTENED = /^(?:\p{Lu}|\p{Lu}\.\p{Lu}|\p{Lu}\p{L}{1,4})$/u
/** Determiners that speak for themselves: many said so, others denied it. */
const ALONE = new Set(
  'this these those some many most all both several few neither either others another one two three'.split(
    ' ',
  ),
)
/** "(D-Ohio)" belongs to the name before it. */
const PARTY = /^ \([A-Z]-[\p{L}. ]{2,12}\)/u

function joins(text: string, before: Token, after: Token, language: Language): boolean {
  const gap = text.slice(before.end, after.start)
  if (!JOINING.test(gap)) return false
  if (!gap.startsWith('.')) return true
  return after.capital && (SHORTENED.test(before.word) || language.titles.has(before.lower))
}

/** Runs of capitalised words, small particles between them included: for languages of whose grammar nothing is known. */
function capitalRuns(text: string, tokens: readonly Token[], language: Language): TextSpan[] {
  const names: TextSpan[] = []
  for (let i = 0; i < tokens.length; i++) {
    const first = tokens[i]
    if (first === undefined || !first.capital || (i === 0 && language.openers.has(first.lower))) continue
    let last = i
    for (let j = i + 1; j < tokens.length; j++) {
      const token = tokens[j]
      const before = tokens[j - 1]
      if (token === undefined || before === undefined || !joins(text, before, token, language)) break
      if (token.capital) last = j
      else if (!language.particles.has(token.lower)) break
    }
    names.push({ start: first.start, end: tokens[last]?.end ?? first.end })
    i = last
  }
  return names
}

const isNominal = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind === 'noun' || token.kind === 'determiner' || token.kind === 'number')

/** The index of the last token of the noun phrase that begins at `from`. */
function phraseEnd(text: string, tokens: readonly Token[], from: number, language: Language): number {
  let last = from
  for (let i = from; i + 1 < tokens.length; i++) {
    const token = tokens[i]
    const next = tokens[i + 1]
    if (token === undefined || next === undefined || !joins(text, token, next, language)) break
    const after = tokens[i + 2]
    const bridged =
      next.lower === 'of' ||
      (next.kind === 'adverb' && next.lower.endsWith('ly')) ||
      (next.lower === 'for' && token.capital)
    if (isNominal(next) && !(next.kind === 'determiner' && token.kind === 'noun')) last = i + 1
    else if (bridged && after !== undefined && joins(text, next, after, language)) {
      if (next.lower === 'for' ? !after.capital : !isNominal(after) && after.kind !== 'pronoun') break
      last = i + 2
      if (after.kind === 'pronoun') break
      i++
    } else break
  }
  return last
}

function nounPhrases(text: string, tokens: readonly Token[], language: Language): TextSpan[] {
  const names: TextSpan[] = []
  for (let i = 0; i < tokens.length; i++) {
    const first = tokens[i]
    if (first === undefined || !(isNominal(first) || first.kind === 'pronoun')) continue
    const last = first.kind === 'pronoun' ? i : phraseEnd(text, tokens, i, language)
    const run = tokens.slice(i, last + 1)
    i = last
    if (
      run.every((token) => token.kind === 'number' || token.kind === 'determiner' || DATES.has(token.lower))
    ) {
      if (run.length > 1 || !ALONE.has(first.lower)) continue
    }
    const end = run.at(-1)?.end ?? first.end
    const party = PARTY.exec(text.slice(end, end + 20))?.[0].length ?? 0
    names.push({ start: first.start, end: end + party })
    while ((tokens[i + 1]?.start ?? Infinity) < end + party) i++
  }
  return names
}

/** The names of a sentence, in order and without overlap, in UTF-16 code units of `text`. */
export function namesOf(
  text: string,
  tokens: readonly Token[],
  language: Language,
  english: boolean,
): TextSpan[] {
  return english ? nounPhrases(text, tokens, language) : capitalRuns(text, tokens, language)
}
