/** Word's documents (.docx). */
import { guessLanguage } from '../../language.ts'
import { firstLines } from '../first-lines.ts'
import { textOfFlow } from '../flow-block.ts'
import { headed } from '../head.ts'
import type { Imported } from '../imported.ts'
import { Refusal } from '../refusal.ts'
import { firstLanguage } from '../said.ts'
import { childrenNamed, firstNamed } from '../tree.ts'
import type { Zip } from '../zip.ts'
import { Body, type Found } from './body.ts'
import { notesOf } from './notes.ts'
import { WordPackage } from './package.ts'
import { propertiesOf } from './properties.ts'
import { Styles } from './styles.ts'

function remarksOn(found: Found, noted: boolean, commented: boolean): string[] {
  return [
    ...(found.tracked ? ['Its tracked changes were taken as accepted.'] : []),
    ...(found.contents ? ['Its table of contents was left out.'] : []),
    ...(noted ? ['Its notes stand at the end.'] : []),
    ...(commented ? ['Its comments were left out.'] : []),
    ...(found.foreign ? ['A part of it in another format was left out.'] : []),
  ]
}

/** The language that the words tell, with the region that the file's styles add to it; else the styles', which a program set. */
function languageOf(text: string, styled: string | null): string {
  const guessed = guessLanguage(text)
  const known = firstLanguage(styled)
  return known !== null && (guessed === 'und' || known.split('-')[0] === guessed) ? known : guessed
}

/** Reads a .docx. Headers and footers are the pages', not the text's. Throws a Refusal where it has no text. */
export function readDocx(zip: Zip): Imported {
  const word = new WordPackage(zip)
  const styles = new Styles(word.related('styles'))
  const found: Found = { tracked: false, contents: false, foreign: false, notes: new Set() }
  const read = childrenNamed(word.document, 'document')
    .flatMap((document) => childrenNamed(document, 'body'))
    .flatMap((body) => Body.read(body, styles, found))
  const notes = notesOf(word, styles, found)
  const said = propertiesOf(word)
  const parts = headed([...read, ...notes], said.title, true)
  if (parts.length === 0) throw new Refusal('it has no text')
  const { text, blocks } = textOfFlow(parts)
  const lines = firstLines(text, blocks)
  const comments = word.related('comments')
  const commented = comments !== null && firstNamed(comments, 'comment') !== null
  return {
    title: parts.find(({ kind }) => kind === 'title')?.text ?? said.title,
    byline: lines.byline ?? said.byline,
    publisher: lines.publisher ?? said.publisher,
    publishedOn: lines.publishedOn ?? said.publishedOn,
    url: lines.url ?? said.url,
    language: said.language ?? languageOf(text, styles.language),
    text,
    blocks,
    pages: [],
    encoding: null,
    remarks: remarksOn(found, notes.length > 0, commented),
  }
}
