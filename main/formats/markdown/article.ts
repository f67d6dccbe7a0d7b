import { claimsIn } from '../common/made.ts'
import { quoteOf } from '../common/order.ts'
import { originInWords } from '../common/prose.ts'
import type { ArticleView, View } from '../common/view.ts'
import { claimSection, commonItems } from './claims.ts'
import { blockQuote, inline } from './escape.ts'

/** An article as blocks of Markdown: title and origin, claims, then highlights and notes. `level` is its heading's. */
export function articleBlocks(each: ArticleView, level: number, view: View): string[] {
  const { article } = each
  const claims = claimsIn(each, view)
  const marks = each.annotations.filter((annotation) => annotation.kind !== 'appearance')
  const heading = '#'.repeat(level + 1)
  return [
    `${'#'.repeat(level)} ${inline(article.title)}`,
    ...originLine(each),
    ...(claims.length > 0 ? [`${heading} Claims`] : []),
    ...claims.flatMap((claim, index) => claimSection(claim, index + 1, level + 2, article, view)),
    ...(marks.length > 0 ? [`${heading} Highlights and notes`] : []),
    ...marks.flatMap((mark) => {
      const items = commonItems(mark, view)
      const isWhole = mark.target.spans.length === 0
      return [
        isWhole ? '*On the whole article:*' : blockQuote(quoteOf(mark.target.spans)),
        ...(items.length > 0 ? [items.join('\n')] : []),
      ]
    }),
    ...(each.annotations.length === 0 ? ['*Nothing is annotated in this article.*'] : []),
  ]
}

function originLine({ article }: ArticleView): string[] {
  const parts = originInWords(article).map(inline)
  if (article.url !== null && article.url !== '') parts.push(link(article.url))
  return parts.length > 0 ? [parts.join(' · ')] : []
}

/** An address as a link that shows it, or as plain text where Markdown could not hold it as one. */
function link(url: string): string {
  return /^https?:\/\/[^\s<>\\]+$/i.test(url) ? `<${url}>` : inline(url)
}
