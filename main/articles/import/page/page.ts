/** Pages of the web: .html as it is, as a browser saved it, or as SingleFile did. */
import type { Imported } from '../imported.ts'
import { guessLanguage } from '../../language.ts'
import { firstLines } from '../first-lines.ts'
import { textOfFlow } from '../flow-block.ts'
import { ALONE, articleOf, type Beside } from './article.ts'
import { decodePage } from './charset.ts'

/** What is made of a page whose bytes have been read. Throws a Refusal where it has no text. */
export function pageOf(html: string, encoding: Imported['encoding'], beside: Beside = ALONE): Imported {
  const { data, blocks: read, remarks } = articleOf(html, beside)
  const { text, blocks } = textOfFlow(read)
  const lines = firstLines(text, blocks)
  return {
    title: data.title,
    byline: data.byline ?? lines.byline,
    publisher: data.publisher,
    publishedOn: data.publishedOn ?? lines.publishedOn,
    url: data.url,
    language: data.language ?? guessLanguage(text),
    text,
    blocks,
    pages: [],
    encoding,
    remarks,
  }
}

/** Reads a page that stands alone. */
export function readPage(bytes: Uint8Array): Imported {
  const { text, encoding } = decodePage(bytes)
  return pageOf(text, encoding)
}
