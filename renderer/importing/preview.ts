/** What an import of annotations would do, put so that it can be said. */
import type { ImportPreview, PreviewArticle, ReadProblem } from '../../preload/interchange.ts'
import { TEXTS } from '../../preload/texts.ts'

const words = TEXTS.bringing

/** How passages were found, as lines; none where there are no passages. */
export function placesOf({ atPlace, byQuote, notFound }: ImportPreview['anchored']): string[] {
  if (byQuote + notFound === 0) return atPlace === 0 ? [] : [words.allAtPlace(atPlace)]
  return [
    atPlace > 0 ? words.atPlace(atPlace) : '',
    byQuote > 0 ? words.byQuote(byQuote) : '',
    notFound > 0 ? words.notFound(notFound) : '',
  ].filter(Boolean)
}

/** Whether the library has all of it as it is. */
export function bringsNothing({
  articles,
  annotations,
  claims,
  relations,
  people,
  tags,
}: ImportPreview): boolean {
  return (
    articles.every(({ fate }) => fate !== 'new') &&
    [annotations, claims, relations, people, tags].every((tally) => tally.new + tally.changed === 0)
  )
}

/** Problems by the file that they are in, in the order in which they came; what is of no file first. */
export function byFile(problems: readonly ReadProblem[]): { file: string | null; what: string[] }[] {
  const files = new Map<string | null, string[]>()
  for (const { file, what } of problems) files.set(file, [...(files.get(file) ?? []), what])
  return [...files]
    .map(([file, what]) => ({ file, what }))
    .sort((a, b) => Number(a.file !== null) - Number(b.file !== null))
}

/** The articles of one fate. */
export function ofFate(articles: readonly PreviewArticle[], fate: PreviewArticle['fate']): PreviewArticle[] {
  return articles.filter((article) => article.fate === fate)
}
