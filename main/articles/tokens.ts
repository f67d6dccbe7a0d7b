/** The words of one sentence with what they are likely to be there. */
import type { Language, Saying } from './grammar.ts'
import * as en from './words-en.ts'

export type Kind =
  | 'determiner'
  | 'pronoun'
  | 'preposition'
  | 'conjunction'
  | 'auxiliary'
  | 'adverb'
  | 'saying'
  | 'verb'
  | 'number'
  | 'noun'

/** A word; start and end are UTF-16 code units of the text. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly word: string
  readonly lower: string
  readonly capital: boolean
  kind: Kind
}

const CAPITAL = /^\p{Lu}/u
const CONTRACTED = /^(?:i|you|he|she|it|we|they|who|there|that)['’](?:m|s|d|re|ve|ll)$/
const POSSESSIVE = /['’]s?$/
/** Ends in -ly and is no adverb. */
const NO_ADVERBS = new Set(
  'family ally rally supply reply assembly italy july likely early daily weekly monthly friendly elderly only fly'.split(
    ' ',
  ),
)

/** Whether the text between two words is white space alone. */
export function isPlainGap(text: string, before: Token, after: Token): boolean {
  return /^\s+$/u.test(text.slice(before.end, after.start))
}

function closedKind(lower: string, next: string | undefined): Kind | null {
  const plain = lower.replace('’', "'")
  if (plain === 'that') return 'conjunction'
  if (CONTRACTED.test(plain)) return 'pronoun'
  if (en.AUXILIARIES.has(plain)) return 'auxiliary'
  if (plain === 'her' && next !== undefined && !isClosed(next)) return 'determiner'
  if (en.PRONOUNS.has(plain)) return 'pronoun'
  if (en.ADVERBS.has(plain)) return 'adverb'
  if (en.CONJUNCTIONS.has(plain)) return 'conjunction'
  if (en.PREPOSITIONS.has(plain)) return 'preposition'
  if (en.DETERMINERS.has(plain)) return 'determiner'
  if (/^\p{N}/u.test(plain)) return 'number'
  if (/.{3}ly$/.test(plain) && !NO_ADVERBS.has(plain)) return 'adverb'
  return null
}

function isClosed(word: string): boolean {
  return (
    en.AUXILIARIES.has(word) ||
    en.PREPOSITIONS.has(word) ||
    en.CONJUNCTIONS.has(word) ||
    en.PRONOUNS.has(word)
  )
}

/** Whether a form that may be a verb of saying is used as one, told by the word before it. */
function reports(form: Saying['form'], before: Token | undefined): boolean {
  if (form === 'other') return true
  if (before === undefined) return form === 'past' || form === 'ing'
  const opener = before.lower === 'many' || before.lower === 'some' || before.lower === 'others'
  if (before.kind === 'determiner' && !opener) return false
  if (form === 'ing') return true
  if (POSSESSIVE.test(before.lower) && before.kind === 'noun') return false
  if (form === 'past') return true
  if (before.kind === 'preposition') return before.lower === 'to'
  const many = /(?:s|people|women|men)$/.test(before.lower)
  if (form === 'third')
    return before.kind !== 'auxiliary' && (before.kind !== 'noun' || before.capital || !many)
  return before.kind !== 'noun' || many
}

/** The index of the last token of a set phrase ("according to") that begins at `from`, or -1. */
export function phraseEnd(tokens: readonly Token[], from: number, language: Language): number {
  for (const phrase of language.phrases.get(tokens[from]?.lower ?? '') ?? []) {
    const words = phrase.split(' ')
    if (words.every((word, i) => tokens[from + i]?.lower === word)) return from + words.length - 1
  }
  return -1
}

/** Marks the words of a sentence, given as pairs in order; without English grammar all but verbs of saying are nouns. */
export function tokensOf(
  text: string,
  pairs: readonly number[],
  language: Language,
  english: boolean,
): Token[] {
  const tokens: Token[] = []
  for (let i = 0; i < pairs.length; i += 2) {
    const start = pairs[i] ?? 0
    const end = pairs[i + 1] ?? start
    const word = text.slice(start, end)
    tokens.push({ start, end, word, lower: word.toLowerCase(), capital: CAPITAL.test(word), kind: 'noun' })
  }
  const long = tokens.filter((token) => token.word.length > 3)
  const headline = long.length > 2 && long.filter((token) => token.capital).length > long.length * 0.7
  tokens.forEach((token, i) => {
    const before = tokens[i - 1]
    const inner = token.capital && i > 0 && !headline
    const spelled = token.capital && token.word.length > 1 && token.word === token.word.toUpperCase()
    const saying = language.sayings.get(token.lower)
    const closed =
      english && !spelled && !isHyphened(text, token) ? closedKind(token.lower, tokens[i + 1]?.lower) : null
    if (closed !== null && !(inner && closed !== 'pronoun' && closed !== 'determiner')) token.kind = closed
    else if (inner || spelled || isHyphened(text, token)) token.kind = 'noun'
    else if (saying !== undefined && reports(saying.form, before)) token.kind = 'saying'
    else if (english && isVerb(token, before)) token.kind = 'verb'
  })
  tokens.forEach((_, i) => {
    for (let last = phraseEnd(tokens, i, language); last >= i; last--) {
      const token = tokens[last]
      if (token !== undefined) token.kind = 'saying'
    }
  })
  return tokens
}

/** then-president, pro-Western: what a hyphen ties together is one noun or adjective. */
function isHyphened(text: string, token: Token): boolean {
  return text[token.start - 1] === '-' || (text[token.end] === '-' && text[token.end + 1] !== '-')
}

function isVerb(token: Token, before: Token | undefined): boolean {
  if (token.capital || before === undefined) return false
  if (en.OTHER_VERBS.has(token.lower)) return before.kind !== 'determiner'
  const subject =
    before.kind === 'pronoun' || before.kind === 'auxiliary' || (before.kind === 'noun' && before.capital)
  return subject && /(?:ed|ing)$/.test(token.lower)
}
