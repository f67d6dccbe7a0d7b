/** Texts that are text: .txt and .md. */
import { parsePlain } from '../blocks.ts'
import { guessLanguage } from '../language.ts'
import { parseMarkdown } from '../markdown.ts'
import { decodeText } from './decode.ts'
import { firstLines } from './first-lines.ts'
import { frontMatter } from './front-matter.ts'
import type { Imported } from './imported.ts'
import { Refusal } from './refusal.ts'

/** What a text file or a pasted text gives, its line ends turned to \n and nothing else touched. */
export function readText(decoded: string, kind: 'txt' | 'md', encoding: Imported['encoding']): Imported {
  const whole = decoded.replace(/\r\n?/g, '\n')
  const front = kind === 'md' ? frontMatter(whole) : null
  const text = front?.rest ?? whole
  if (text.trim() === '') throw new Refusal(front ? 'it has front matter and no text' : 'it is empty')
  const { title, publishedOn, blocks } = (kind === 'md' ? parseMarkdown : parsePlain)(text)
  const lines = firstLines(text, blocks)
  const said = front?.said
  return {
    title: said?.title ?? title,
    byline: said?.byline ?? lines.byline,
    publisher: said?.publisher ?? lines.publisher,
    publishedOn: said?.publishedOn ?? publishedOn ?? lines.publishedOn,
    url: said?.url ?? lines.url,
    language: said?.language || guessLanguage(text),
    text,
    blocks,
    pages: [],
    encoding,
    remarks: [
      ...(front ? ['The front matter was read as data about the article and is no part of its text.'] : []),
      ...(text.includes('\uFFFD') ? ['Some bytes could not be read as text: they show as \uFFFD.'] : []),
    ],
  }
}

/** Reads a .txt or .md file. */
export function readPlain(bytes: Uint8Array, kind: 'txt' | 'md'): Imported {
  const { text, encoding } = decodeText(bytes)
  return readText(text, kind, encoding)
}
