/** What the next key of the first steps would take, so that it can be seen in the text before it is pressed. */
import type { CommandId } from '../../preload/commands.ts'
import type { TextSpan } from '../../preload/text.ts'
import { spanTaken } from '../reader/filling.ts'
import { extend, move, type Page } from '../reader/motions.ts'
import { pageOf } from '../reader/moving.ts'
import { lastWordEnd, sentenceAt } from '../reader/passages.ts'
import type { Reader } from '../reader/reader.svelte.ts'
import type { Places } from './places.ts'

const ROLES = { 'claim.source': 'source', 'claim.cue': 'cue', 'claim.content': 'content' } as const

/** The stretch that `next` goes to or takes; null where there is none, or something is selected already. */
export function offered(
  reader: Reader,
  { act, next }: { act: string; next: CommandId | null },
  places: Places | null,
): TextSpan | null {
  const page = pageOf(reader)
  if (!page || next === null || reader.selected()) return null
  const caret = reader.caret.focus
  if (act === 'select') return { start: caret, end: extend(page, 'sentence', 'next', caret, caret) }
  if (next === 'move.sentence.next') return sentenceFrom(page, move(page, 'sentence', 'next', caret))
  if (next === 'move.clause.next')
    return restFrom(page, places?.content ?? move(page, 'clause', 'next', caret))
  if (next in ROLES) return spanTaken(reader, ROLES[next as keyof typeof ROLES])
  return null
}

function sentenceFrom(page: Page, start: number): TextSpan {
  return { start, end: extend(page, 'sentence', 'next', start, start) }
}

function restFrom(page: Page, start: number): TextSpan | null {
  const sentence = sentenceAt(page, start)
  return sentence && { start, end: lastWordEnd(page, sentence) }
}
