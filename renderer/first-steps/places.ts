/** Places of the article that comes with Postil, to which the first steps lead. */

const WORDS = {
  /** Where the sentence of the first claim begins. */
  claim: 'Lavrov had said in a briefing',
  /** Where its content begins. */
  content: 'he and Kerry had agreed on the need',
  /** Where the sentence that contradicts it begins. */
  second: 'But US officials denied that',
} as const

export type Places = Readonly<Record<keyof typeof WORDS, number>>

/** Where they are, in UTF-16 code units; null in any other article. */
export function placesIn(text: string): Places | null {
  const places = {
    claim: text.indexOf(WORDS.claim),
    content: text.indexOf(WORDS.content),
    second: text.indexOf(WORDS.second),
  }
  return Object.values(places).every((at) => at >= 0) ? places : null
}
