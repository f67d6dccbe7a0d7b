import type { Format } from './common/format.ts'
import { pageOf } from './html/page.ts'
import { verifyPage } from './html/verify.ts'

/** A report for people to read, on one page: each article with its marks, its claims and notes beside it. */
export const html: Format = {
  id: 'html',
  name: 'HTML report',
  extension: 'html',
  mediaType: 'text/html; charset=utf-8',
  about: 'A page to read, print and pass on: each article with its marks, its claims and notes beside it.',
  asks: [],
  makes: 'file',
  positions: 'none',
  holds: {
    texts: true,
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
    entries: true,
    authors: false,
    ids: false,
    foreign: false,
  },
  write: (content) => [{ path: '', bytes: new TextEncoder().encode(pageOf(content)) }],
  verify: ([file], content) => (file ? verifyPage(file.bytes, content) : []),
  losses: ({ articles }) => (articles.some(({ article }) => article.text.includes('\0')) ? [NO_NUL] : []),
}

const NO_NUL = 'The character NUL, which no page can hold, is replaced by \ufffd; everything keeps its place.'
