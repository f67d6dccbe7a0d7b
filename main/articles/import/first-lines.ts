/** What the first lines of a plain text say about it: who wrote it, where and when it appeared. */
import type { Block } from '../../../preload/model.ts'
import { linesOf } from '../blocks.ts'
import { readDateline } from '../dateline.ts'
import { firstAddress, nameOf } from './said.ts'

/** How many lines that are not blank are looked at. */
const LINES = 8
const BYLINE = /^(?:by|von|par|por|av|af)\s+(?=\p{Lu})/iu
/** "Source: Aster Courier", "Author: Mara Vinter": the words that name a field, and its value. */
const FIELD = /^(?:\*\*)?(\p{L}+(?: \p{L}+)?)(?:\*\*)?\s*:(?:\*\*)?\s+(\S.*)$/u
const FIELDS: Record<string, 'byline' | 'publisher' | 'publishedOn' | 'url'> = {
  author: 'byline',
  authors: 'byline',
  by: 'byline',
  autor: 'byline',
  autorin: 'byline',
  auteur: 'byline',
  publisher: 'publisher',
  source: 'publisher',
  publication: 'publisher',
  newspaper: 'publisher',
  quelle: 'publisher',
  date: 'publishedOn',
  published: 'publishedOn',
  datum: 'publishedOn',
  url: 'url',
  link: 'url',
}

export interface FirstLines {
  byline: string | null
  publisher: string | null
  publishedOn: string | null
  url: string | null
}

/** A name is a few words with capitals; "By the end of the week prices fell." is a sentence. */
const looksLikeNames = (words: string): boolean =>
  words.length <= 120 &&
  !/[.!?]["”’]?$/u.test(words.replace(/\b(?:\p{Lu}|Jr|Sr|Dr)\.$/u, '')) &&
  words.split(/\s+/).filter((word) => /^\p{Ll}/u.test(word)).length <= words.split(/\s+/).length / 2

/**
 * Reads the head of a text: lines like "By Mara Vinter", "Source: Aster Courier", a date line or an address alone on its
 * line, up to the first line of prose. Lines keep their place in the text; this only reads them.
 */
export function firstLines(text: string, blocks: readonly Block[]): FirstLines {
  const said: FirstLines = { byline: null, publisher: null, publishedOn: null, url: null }
  const title = blocks.find(({ kind }) => kind === 'title')
  const head = linesOf(text.slice(0, 4000)).filter(({ blank }) => !blank)
  for (const { start, end } of head.slice(0, LINES)) {
    if (title && start >= title.start && start < title.end) continue
    const line = text.slice(start, end).trim()
    if (line.length > 200) break
    const found = FIELD.exec(line)
    const field = found ? FIELDS[found[1]?.toLowerCase() ?? ''] : undefined
    if (found && field) {
      const value = found[2] ?? ''
      if (field === 'publishedOn') said.publishedOn ??= readDateline(value)
      else if (field === 'url') said.url ??= firstAddress(null, value)
      else if (field === 'publisher' && firstAddress(null, value) !== null)
        said.url ??= firstAddress(null, value)
      else said[field] ??= nameOf(value)
    } else if (BYLINE.test(line) && looksLikeNames(line)) readByline(line, said)
    else if (/^https?:\/\/\S+$/i.test(line)) said.url ??= firstAddress(null, line)
    else if (readDateline(line) !== null) said.publishedOn ??= readDateline(line)
    else if (said.byline !== null && said.publisher === null && looksLikePublisher(line))
      said.publisher = line
    else if (line.length > 100 || /[.!?]["”’]?$/u.test(line)) break
  }
  return said
}

/** "By Mara Vinter, Aster Courier | 2 January 2026" names the paper and the day too. */
function readByline(line: string, said: FirstLines): void {
  const [who = '', ...rest] = line.split(/\s*[|•·;–—]\s*|,\s+(?=\p{Lu})/u)
  said.byline ??= nameOf(who)
  for (const part of rest) {
    const date = readDateline(part)
    if (date !== null) said.publishedOn ??= date
    else if (looksLikePublisher(part)) said.publisher ??= part.trim()
  }
}

/** A line of a few capitalised words under a byline. */
const looksLikePublisher = (line: string): boolean =>
  line.length <= 60 && !/[.!?:]$/.test(line) && /^(?:The )?\p{Lu}/u.test(line) && looksLikeNames(line)
