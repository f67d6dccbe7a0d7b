import type { Person, Span } from '../../preload/model.ts'
import { quoteOf } from '../../preload/rows.ts'
import { isPronoun } from '../../preload/pronouns.ts'

/**
 * A name as it is compared: without regard to case, white space, diacritics, what surrounds it ("Lavrov,") and a leading
 * "the". Not for showing.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\s+/gu, ' ')
    .replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '')
    .replace(/^the (?=.)/u, '')
}

/**
 * The person whom these words name: one whose name they are, else one whose other name they are. Null where that is nobody
 * or more than one, and for a pronoun, whoever was ever called so. `language` is BCP 47.
 */
export function personNamed(people: Iterable<Person>, words: string, language: string): Person | null {
  const wanted = foldName(words)
  if (wanted === '' || isPronoun(words, language)) return null
  const isIt = (name: string): boolean => foldName(name) === wanted && !isPronoun(name, language)
  const all = [...people]
  for (const found of [all.filter(({ name }) => isIt(name)), all.filter(({ names }) => names.some(isIt))]) {
    if (found.length === 1) return found[0] ?? null
    if (found.length > 1) return null
  }
  return null
}

/** The person whom the words of a source name. */
export function personOfSource(
  people: Iterable<Person>,
  spans: readonly Span[],
  language: string,
): Person | null {
  return spans.length === 0 ? null : personNamed(people, quoteOf(spans), language)
}

/** Names in their order, each once whatever its case and diacritics, without those that `name` says already. */
export function distinctNames(name: string, names: readonly string[]): string[] {
  const seen = new Set([foldName(name)])
  return names.filter((other) => {
    const folded = foldName(other)
    if (seen.has(folded)) return false
    seen.add(folded)
    return true
  })
}
