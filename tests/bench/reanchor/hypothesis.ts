import approximate from 'approx-string-match'
import type { TextSpan } from '../../../preload/text.ts'

/** The package is CommonJS: Node gives its exports as the default, a bundler the default among them. */
const search = (approximate as unknown as { default?: typeof approximate }).default ?? approximate

/**
 * The best known method, to be compared with: what Hypothesis does with a quote, its context and its old position. Written
 * after `matchQuote` in hypothesis/client, src/annotator/anchoring/match-quote.ts (BSD licence): exact occurrences if there
 * are any, else those with up to half of the quote (256 at most) changed; of them the one with the best sum of quote (50),
 * prefix (20), suffix (20) and nearness (2). It says nothing of how sure it is.
 */
export function matchQuote(before: string, after: string, span: TextSpan): TextSpan | null {
  const quote = before.slice(span.start, span.end)
  const prefix = before.slice(Math.max(0, span.start - CONTEXT), span.start)
  const suffix = before.slice(span.end, span.end + CONTEXT)
  let best: TextSpan | null = null
  let bestScore = -1
  for (const { start, end, errors } of find(after, quote, Math.min(256, quote.length / 2))) {
    const score =
      50 * (1 - errors / quote.length) +
      20 * agreement(after.slice(Math.max(0, start - prefix.length), start), prefix) +
      20 * agreement(after.slice(end, end + suffix.length), suffix) +
      2 * (1 - Math.abs(start - span.start) / after.length)
    if (score <= bestScore) continue
    best = { start, end }
    bestScore = score
  }
  return best
}

/** What the client keeps of the context on either side. */
const CONTEXT = 32

function find(text: string, quote: string, most: number): { start: number; end: number; errors: number }[] {
  const exact = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    exact.push({ start: at, end: at + quote.length, errors: 0 })
  }
  return exact.length > 0 ? exact : search(text, quote, most)
}

function agreement(text: string, context: string): number {
  if (context === '') return 1
  if (text === '') return 0
  return 1 - (find(text, context, context.length)[0]?.errors ?? context.length) / context.length
}
