/** Footnotes and endnotes of a .docx. */
import type { Document, Element } from 'domhandler'
import type { FlowBlock } from '../flow-block.ts'
import { elementsUnder } from '../tree.ts'
import { Body, type Found } from './body.ts'
import type { WordPackage } from './package.ts'
import type { Styles } from './styles.ts'

function notesIn(part: Document | null, name: 'footnote' | 'endnote'): [string, Element][] {
  const notes = [...(part ? elementsUnder(part, (element) => element.name !== `w:${name}`) : [])]
  // Notes with a type are the line above the others, and not referred to.
  return notes
    .filter((note) => note.name === `w:${name}` && /^(?:normal)?$/.test(note.attribs['w:type'] ?? ''))
    .map((note) => [`${name} ${note.attribs['w:id'] ?? ''}`, note])
}

/**
 * The notes that the text refers to, in that order. They stand after it, without their numbers, so that no number stands
 * in a sentence that somebody quotes.
 */
export function notesOf(word: WordPackage, styles: Styles, found: Found): FlowBlock[] {
  if (found.notes.size === 0) return []
  const notes = new Map([
    ...notesIn(word.related('footnotes'), 'footnote'),
    ...notesIn(word.related('endnotes'), 'endnote'),
  ])
  return [...found.notes].flatMap((id) => {
    const note = notes.get(id)
    return note ? Body.read(note, styles, found) : []
  })
}
