import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { SearchDocument } from '../../../main/search/document.ts'
import { Random } from '../reanchor/random.ts'

const SEEDS = resolve(import.meta.dirname, '../../../seeds')

/** How many different words there are; a newspaper's year has about as many. */
const VOCABULARY = 60_000
/** Zipf's exponent. */
const EXPONENT = 1.05

/** The words of the seeds, the most frequent first, then as many more made of their halves. */
function vocabulary(random: Random): string[] {
  const counts = new Map<string, number>()
  for (const name of readdirSync(SEEDS, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(txt|md)$/.test(name)) continue
    for (const word of readFileSync(join(SEEDS, name), 'utf8').match(/\p{L}+/gu) ?? [])
      counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const words = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word)
  const long = words.filter((word) => word.length > 3)
  const all = new Set(words)
  const any = () => random.of(long)
  while (all.size < VOCABULARY) {
    const [first, second] = [any(), any()]
    all.add(first.slice(0, 2 + random.below(4)) + second.slice(1 + random.below(3)).toLowerCase())
  }
  return [...all]
}

export interface Corpus {
  documents: SearchDocument[]
  /** By rank. */
  words: string[]
}

/** Articles of so many words each, drawn by Zipf's law, in sentences and paragraphs. */
export function makeCorpus(articles: number, length: number): Corpus {
  const random = new Random(20_140_306)
  const words = vocabulary(random)
  const sums = new Float64Array(words.length)
  let sum = 0
  for (let rank = 0; rank < words.length; rank++) sums[rank] = sum += 1 / (rank + 2) ** EXPONENT
  const draw = () => {
    const wanted = random.next() * sum
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! < wanted) low = middle + 1
      else high = middle
    }
    return words[low]!
  }
  const documents = Array.from({ length: articles }, (_, index): SearchDocument => {
    const drawn = Array.from({ length }, draw)
    const text = drawn
      .map((word, at) => (at % 17 === 16 ? `${word}.${at % 85 === 84 ? '\n\n' : ' '}` : `${word} `))
      .join('')
      .replace(/ (\p{L})/gu, (found) => (random.next() < 0.02 ? `, “${found.slice(1)}` : found))
    const title = drawn.slice(0, 6).join(' ')
    return { id: `a${index}`, kind: 'text', article: `a${index}`, title, text, tag: [`tag${index % 50}`], by: [], in: [], hash: String(index) } // prettier-ignore
  })
  return { documents, words }
}

/** What people type: common and rare words, two and three of them, phrases of the texts, with a typo, with a filter. */
export function makeQueries({ documents, words }: Corpus, each: number): Record<string, string[]> {
  const random = new Random(7)
  const many = (make: () => string) => Array.from({ length: each }, make)
  const wordsOf = () => random.of(documents).text.match(/\p{L}+/gu)!
  const stretch = (count: number) => {
    const all = wordsOf()
    const from = random.below(all.length - count)
    return all.slice(from, from + count)
  }
  const wrong = (word: string) => {
    const at = 1 + random.below(word.length - 2)
    return word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2)
  }
  const long = words.filter((word) => word.length > 6)
  return {
    'a common word': many(() => random.of(words.slice(0, 100))),
    'a rare word': many(() => random.of(words.slice(2_000))),
    'two words': many(() => stretch(2).join(' ')),
    'three words': many(() => stretch(3).join(' ')),
    'a phrase': many(() => `"${stretch(3).join(' ')}"`),
    'a word with a typo': many(() => wrong(random.of(long))),
    'a word and a filter': many(() => `${random.of(words.slice(0, 2_000))} tag:tag${random.below(50)}`),
  }
}
