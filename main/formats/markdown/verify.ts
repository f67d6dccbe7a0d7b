import type { Annotation, Article } from '../../../preload/model.ts'
import type { Content } from '../../library.ts'
import { passagesProblem } from '../common/check.ts'
import type { Problem } from '../common/format.ts'
import { quoteOf } from '../common/order.ts'
import { isPlaced } from '../common/view.ts'

/**
 * Reads the block quotations of a document back. It has no positions, so the quotes themselves are held to the article's
 * text, and each must be there, as often as it was marked.
 */
export function verifyMarkdown(bytes: Uint8Array, content: Content): Problem[] {
  const found = new Map<string, number>()
  for (const quote of quotesIn(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    found.set(quote, (found.get(quote) ?? 0) + 1)

  const problems = content.articles.flatMap(({ article, annotations }) =>
    annotations.flatMap((annotation) => {
      const what = annotationProblem(annotation, article, found)
      return what === null ? [] : [{ article: article.id, annotation: annotation.id, what }]
    }),
  )
  const left = [...found].find(([, count]) => count > 0)
  return left === undefined || problems.length > 0
    ? problems
    : [{ article: null, annotation: null, what: `it quotes “${left[0]}”, which nobody marked` }]
}

function annotationProblem(
  annotation: Annotation,
  article: Article,
  found: Map<string, number>,
): string | null {
  const { spans } = annotation.target
  const others = annotation.kind === 'appearance' ? [...annotation.source.spans, ...annotation.cue.spans] : []
  const all = [...spans, ...others]
  const at = (start: number, end: number): string => article.text.slice(start, end)
  const wrong = passagesProblem(
    all.map((span) => ({ exact: span.exact, range: span })),
    all,
    isPlaced(annotation),
    at,
  )
  if (wrong !== null || spans.length === 0) return wrong
  const quote = shown(quoteOf(spans))
  const count = found.get(quote) ?? 0
  found.set(quote, count - 1)
  return count > 0 ? null : `the quote “${quote}” is not in it`
}

/** What Markdown keeps of a quote: all but how many lines are blank. */
function shown(quote: string): string {
  return quote
    .replaceAll('\0', '\ufffd')
    .replace(/\n{2,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
}

/** Line by line, since . and ^ of a pattern take U+2028 for a line's end, which Markdown does not. */
function quotesIn(document: string): string[] {
  const quotes: string[][] = []
  let open: string[] | null = null
  for (const line of document.split('\n')) {
    if (!line.startsWith('>')) open = null
    else if (open === null) quotes.push((open = [line]))
    else open.push(line)
  }
  return quotes.map((lines) => shown(plain(lines.map((line) => line.replace(/^> ?/, '')).join('\n'))))
}

/** Markdown without any marks but escapes, references and hard line breaks, as the text that it shows. */
function plain(markdown: string): string {
  return markdown.replace(
    /\\(\n|[!-/:-@[-`{-~])|&#(\d+);/g,
    (_, escaped: string | undefined, code: string) => escaped ?? String.fromCodePoint(Number(code)),
  )
}
