/** Word's documents (.docx). */
import { guessLanguage } from '../../language.ts'
import { firstLines } from '../first-lines.ts'
import { textOfFlow, type FlowBlock } from '../flow-block.ts'
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

/** Makes one block the title: the first of Word's style for it, else what the properties call it, else a first heading. */
function entitled(blocks: FlowBlock[], title: string | null): FlowBlock[] {
  const styled = blocks.findIndex(({ kind }) => kind === 'title')
  const said = blocks.slice(0, 3).findIndex(({ text }) => text === title)
  const headed = blocks[0]?.kind === 'heading' && blocks[0].level === 1 && blocks.length > 1 ? 0 : -1
  const at = [styled, said, headed].find((index) => index >= 0)
  return blocks.map((block, index): FlowBlock => {
    const { level: _level, ...rest } = block
    if (index === at) return { ...rest, kind: 'title' }
    return block.kind === 'title' ? { ...block, kind: 'heading', level: 1 } : block
  })
}

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
  const parts = entitled([...read, ...notes], said.title)
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
