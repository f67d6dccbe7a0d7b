/** Moves the caret of a reader by the units of its article's segments. */
import { pairAt, pairBefore } from '../../preload/text.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { Caret } from './caret.svelte.ts'
import { extend, move, pairsOf, type Direction, type Page, type Unit } from './motions.ts'
import type { Reader } from './reader.svelte.ts'

/** The reader's article as motions and defaults read it; null while none is open. */
export function pageOf(reader: Reader): Page | null {
  const { article, segments } = reader.reading
  return article && segments ? { text: article.text, segments, blocks: article.blocks } : null
}

/**
 * Runs a command such as move.clause.next; with `extending`, the selection's anchor stays. `aloud` says what is there
 * now: for the motions that are the app's own, of which no screen reader knows what they passed.
 */
export function moveBy(
  reader: Reader,
  command: `move.${Unit}.${Direction}`,
  extending: boolean,
  aloud = true,
): void {
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
  const before = caret.focus
  reader.keyed()
  caret.moveTo(to, extending)
  reader.revealCaret()
  const met = reader.metBetween(before, to)
  const read = aloud ? readAt(page, unit, caret) : []
  if (met.length + read.length > 0) reader.app.announcer.tell([...met, ...read].join('. '))
}

/** What a screen reader says of where the caret is now: the unit that begins there, or what is selected. */
function readAt(page: Page, unit: Unit, { anchor, focus, collapsed }: Caret): string[] {
  const plain = (start: number, end: number) => page.text.slice(start, end).replace(/\s+/gu, ' ').trim()
  if (!collapsed) {
    const words = plain(Math.min(anchor, focus), Math.max(anchor, focus))
    return words === '' ? [] : [TEXTS.announce.selectedNow(words)]
  }
  if (unit === 'character') return []
  const pairs = pairsOf(page, unit)
  const span = pairAt(pairs, pairBefore(pairs, focus))
  return span === null || span.end <= focus ? [] : [plain(focus, span.end)]
}
