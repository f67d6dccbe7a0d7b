/**
 * What `s`, `q` and `c` take when nothing is selected. A caret that somebody moved points at something, and what it points
 * at is taken: the name, the word, the text from there on. A caret that stands where a sentence begins or where the last
 * key left it points at nothing, so that the key reads the sentence: its verb of saying, who says it, what is said.
 * All positions are UTF-16 code units.
 */
import { trimSpan, type TextSpan } from '../../preload/text.ts'
import { contentDefaults } from './default-content.ts'
import { cueDefaults } from './default-cue.ts'
import { sourceDefaults } from './default-source.ts'
import type { Page } from './motions.ts'
import type { Draft, Role } from './passages.ts'

export type { Draft, Role }

export const NO_DRAFT: Draft = { source: [], cue: [], content: [] }

const WORDS = /[\p{L}\p{N}]/u

/** How many spans one key goes through before it begins again: more can be kept in mind by nobody. */
const MOST = 6

/**
 * What a key takes at `caret` when nothing is selected: the first span at the first press, the next one at each further
 * press with nothing between, and round. `draft` and `caret` are those of the first press, the draft without what this
 * key took since. For a place that is filled already these are further pieces (Shift+s, Shift+c). Empty where there is
 * nothing to take.
 */
export function defaultsFor(page: Page, draft: Draft, caret: number, role: Role): readonly TextSpan[] {
  const found =
    role === 'source'
      ? sourceDefaults(page, draft, caret)
      : role === 'cue'
        ? cueDefaults(page, draft, caret)
        : contentDefaults(page, draft, caret)
  const taken = draft[role]
  const kept: TextSpan[] = []
  for (const each of found) {
    // A quotation that is never closed runs up to the white space at the end of its block.
    const span = each && trimSpan(page.text, each.start, each.end)
    if (span === null || !WORDS.test(page.text.slice(span.start, span.end))) continue
    if (kept.some((other) => other.start === span.start && other.end === span.end)) continue
    if (taken.some((other) => other.start < span.end && span.start < other.end)) continue
    kept.push({ start: span.start, end: span.end })
    if (kept.length === MOST) break
  }
  return kept
}

/** What the key takes at its press number `press`, counted from 0; null where there is nothing to take. */
export function defaultFor(
  page: Page,
  draft: Draft,
  caret: number,
  role: Role,
  press: number,
): TextSpan | null {
  const spans = defaultsFor(page, draft, caret, role)
  return spans[press % Math.max(1, spans.length)] ?? null
}

/** Where the caret stands once a key has taken a span: behind it. */
export function caretAfter(span: TextSpan): number {
  return span.end
}
