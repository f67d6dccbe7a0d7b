/** The teiHeader: what the article is, where it comes from, how positions are counted, and the codebook. */
import type { Article, Tag } from '../../../preload/model.ts'
import type { Share } from '../common/shares.ts'
import { dateElement } from './dates.ts'
import { element, lines, wordsIn, type Markup } from './element.ts'
import { TEXT_ID, xmlId } from './ids.ts'

const POSITIONS =
  `Pointers of the scheme string-range(${TEXT_ID},offset,length) are over the character content of the element text, ` +
  'with all its white space. Offsets and lengths are Unicode code points; offsets begin with 0. A passage in several pieces has ' +
  'several pairs. Characters that XML cannot hold are written as U+FFFD, one for one.'

export function headerOf(share: Share): Markup {
  const { article } = share
  return lines('teiHeader', {}, [
    lines('fileDesc', {}, [
      lines('titleStmt', {}, [element('title', {}, article.title), wordsIn('author', article.byline)]),
      element('publicationStmt', {}, element('p', {}, 'Written by Postil.')),
      lines('sourceDesc', {}, [sourceOf(article)]),
    ]),
    lines('encodingDesc', {}, [
      element('refsDecl', {}, element('p', {}, POSITIONS)),
      share.tags.length === 0 ? null : lines('classDecl', {}, [codebookOf(share.tags)]),
    ]),
  ])
}

/** The header of a file that holds a codebook and people, and no article. */
export function headerWithout(tags: readonly Tag[]): Markup {
  return lines('teiHeader', {}, [
    lines('fileDesc', {}, [
      element('titleStmt', {}, element('title', {}, 'Postil library')),
      element('publicationStmt', {}, element('p', {}, 'Written by Postil.')),
      element('sourceDesc', {}, element('p', {}, 'No article.')),
    ]),
    tags.length === 0 ? null : element('encodingDesc', {}, lines('classDecl', {}, [codebookOf(tags)])),
  ])
}

function sourceOf(article: Article): Markup {
  const idno = (type: string, words: string | null) => wordsIn('idno', words, { type })
  return lines('bibl', {}, [
    wordsIn('title', article.title),
    wordsIn('author', article.byline),
    wordsIn('publisher', article.publisher),
    article.publishedOn === null ? null : dateElement(article.publishedOn),
    element('edition', { n: article.revision }, `Revision ${article.revision}`),
    idno('URI', article.url),
    idno('filename', article.file),
    idno('postil', article.id),
    idno('sha256', article.hash),
  ])
}

function codebookOf(tags: readonly Tag[]): Markup {
  return lines(
    'taxonomy',
    { 'xml:id': 'codebook' },
    tags.map((tag) =>
      lines(
        'category',
        {
          'xml:id': xmlId('tag', tag.id),
          n: tag.key,
          style: `background-color: ${tag.colour}`,
        },
        [
          element('gloss', {}, tag.path),
          wordsIn('desc', tag.definition, { type: 'definition' }),
          wordsIn('desc', tag.use, { type: 'use' }),
          wordsIn('desc', tag.avoid, { type: 'avoid' }),
          ...tag.examples.map(({ quote }) => wordsIn('desc', quote, { type: 'example' })),
        ],
      ),
    ),
  )
}
