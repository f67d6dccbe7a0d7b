/** Moves the caret of a reader by the units of its article's segments. */
import { extend, move, type Direction, type Page, type Unit } from './motions.ts'
import type { Reader } from './reader.svelte.ts'

/** The reader's article as motions and defaults read it; null while none is open. */
export function pageOf(reader: Reader): Page | null {
  const { article, segments } = reader.reading
  return article && segments ? { text: article.text, segments, blocks: article.blocks } : null
}

/** Runs a command such as move.clause.next; with `extending`, the selection's anchor stays. */
export function moveBy(reader: Reader, command: `move.${Unit}.${Direction}`, extending: boolean): void {
  const page = pageOf(reader)
  if (!page) return
  const [, unit, direction] = command.split('.') as ['move', Unit, Direction]
  const { caret } = reader
  // The movement of a selection that is not extended begins at its side in that direction, as everywhere.
  const from =
    direction === 'next' ? Math.max(caret.anchor, caret.focus) : Math.min(caret.anchor, caret.focus)
  const to = extending
    ? extend(page, unit, direction, caret.anchor, caret.focus)
    : move(page, unit, direction, caret.collapsed ? caret.focus : from)
  reader.keyed()
  caret.moveTo(to, extending)
  reader.revealCaret()
}
