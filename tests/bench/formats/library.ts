import { describeSpan } from '../../../main/anchoring/describe.ts'
import {
  emptyClaim,
  emptyReading,
  type ReadAnnotation,
  type Reading,
} from '../../../main/formats/reading/reading.ts'
import { makeCorpus } from '../search/corpus.ts'

const LABELS = ['true', 'mostly-true', 'mixed', 'mostly-false', 'false'] as const

/** Articles of 400 words with claims in them: source, cue, content, a tag, each third a verdict, each fourth a relation. */
export function makeReading(articles: number, claims: number): Reading {
  const { documents } = makeCorpus(articles, 400)
  const reading = emptyReading('UTF-16')
  const perArticle = Math.round(claims / articles)
  for (const [index, { text = '' }] of documents.entries()) {
    const words = [...text.matchAll(/\S+/gu)].map(({ index: start, 0: word }) => ({
      start,
      end: start + word.length,
    }))
    const annotations: ReadAnnotation[] = []
    for (let number = 0; number < perArticle; number++) {
      const first = (number * 13) % Math.max(1, words.length - 16)
      const span = (from: number, to: number) => {
        const [a, b] = [words[first + from], words[first + to]]
        const { start, end, ...found } = describeSpan(text, a?.start ?? 0, b?.end ?? 1)
        return { range: { start, end }, ...found }
      }
      const key = `${index}-${number}`
      annotations.push({
        ...{ id: null, kind: 'appearance', spans: [span(3, 12)], tags: [`topic/${number % 20}`] },
        ...{
          note: number % 5 === 0 ? 'To be looked at again.' : '',
          author: 'A. Reader',
          created: null,
          modified: null,
        },
        appearance: {
          claim: key,
          source: { spans: [span(0, 1)], person: null, none: false },
          cue: { spans: [span(2, 2)] },
          ...{ quoted: 'indirect', said: null },
        },
      })
      const label = LABELS[number % 5] ?? 'mixed'
      reading.claims.push({
        ...emptyClaim(key),
        statement: `What is claimed in ${key}.`,
        author: 'A. Reader',
        verdict:
          number % 3 === 0
            ? {
                scale: 'postil',
                label,
                name: label,
                rationale: 'It was looked up.',
                value: 3,
                best: 5,
                worst: 1,
              }
            : null,
      })
      if (number % 4 === 1)
        reading.relations.push({
          ...{ key, id: null, from: key, to: `${index}-${number - 1}`, kind: 'contradicts', note: '' },
          ...{ author: 'A. Reader', created: null, modified: null },
        })
    }
    const details = { title: `Article ${index}`, file: `article-${index}.txt`, language: 'en' }
    reading.documents.push({ key: String(index), id: null, text, hash: null, details, annotations })
  }
  return reading
}
