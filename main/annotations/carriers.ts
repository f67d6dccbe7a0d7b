import type { Carriers } from '../../preload/contract.ts'
import type { Annotation } from '../../preload/model.ts'
import { placeOf, quoteOf, spansOf } from '../../preload/rows.ts'

/** So many are told one by one: a list that anybody reads. */
const MOST = 200
const LONGEST = 300

/** Counts what carries a tag, those left out that carry `without` as well, and tells the first of them. */
export function carriersOf(tagged: Iterable<Annotation>, without: string | null): Carriers {
  const all = [...tagged].filter(({ tags }) => without === null || !tags.includes(without))
  const articles = new Map<string, number>()
  for (const { article } of all) if (!articles.has(article)) articles.set(article, articles.size)
  const order = (annotation: Annotation): number => articles.get(annotation.article) ?? 0
  const first = all
    .sort((a, b) => order(a) - order(b) || placeOf(a) - placeOf(b))
    .slice(0, MOST)
    .map((annotation) => ({
      article: annotation.article,
      annotation: annotation.id,
      kind: annotation.kind,
      quote: shortened(quoteOf(annotation.target.spans) || quoteOf(spansOf(annotation))),
    }))
  return { annotations: all.length, articles: articles.size, first }
}

function shortened(quote: string): string {
  return quote.length <= LONGEST ? quote : `${quote.slice(0, LONGEST).trimEnd()}…`
}
