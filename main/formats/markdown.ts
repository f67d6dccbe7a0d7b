import type { Content } from '../library.ts'
import type { Format } from './common/format.ts'
import { countsOf } from './common/made.ts'
import { dateInWords } from './common/prose.ts'
import { viewOf } from './common/view.ts'
import { articleBlocks } from './markdown/article.ts'
import { inline } from './markdown/escape.ts'
import { verifyMarkdown } from './markdown/verify.ts'

/** Markdown, for people to read: each article with its claims, then its highlights and notes. */
export const markdown: Format = {
  id: 'markdown',
  name: 'Markdown',
  extension: 'md',
  mediaType: 'text/markdown; charset=utf-8; variant=CommonMark',
  about: 'A text for people to read, in editors and note programs.',
  asks: [],
  makes: 'file',
  positions: 'none',
  holds: {
    texts: false,
    details: true,
    spans: true,
    fragments: true,
    wholeArticle: true,
    unplaced: true,
    kinds: true,
    tags: true,
    notes: true,
    attributions: true,
    quoting: true,
    claims: true,
    speakers: true,
    verdicts: true,
    evidence: true,
    relations: true,
    joins: true,
    people: false,
    tagColours: false,
    entries: false,
    authors: false,
    ids: false,
    foreign: false,
  },
  write: (content) => [{ path: '', bytes: new TextEncoder().encode(documentOf(content)) }],
  verify: ([file], content) => (file ? verifyMarkdown(file.bytes, content) : []),
}

function documentOf(content: Content): string {
  const view = viewOf(content)
  const [only] = view.articles.length === 1 ? view.articles : []
  const blocks = only
    ? articleBlocks(only, 1, view)
    : [
        '# Annotated articles',
        view.articles
          .map((each, index) => {
            const { title, publishedOn } = each.article
            const date = publishedOn === null ? '' : `, ${dateInWords(publishedOn)}`
            const counts = countsOf(each, view)
            return `${index + 1}. [${inline(title)}](#article-${index + 1})${date}${counts === '' ? '' : `: ${counts}`}`
          })
          .join('\n'),
        ...view.articles.flatMap((each, index) => [
          `<a id="article-${index + 1}"></a>`,
          ...articleBlocks(each, 2, view),
        ]),
      ]
  return blocks.filter((block) => block !== '').join('\n\n') + '\n'
}
