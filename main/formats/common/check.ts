/** What formats share when they read their own bytes back. */
import type { Span } from '../../../preload/model.ts'

/** A passage as it was read from a file; its range is in the format's own unit, null where the file gives none. */
export interface ReadPassage {
  readonly exact: string
  readonly range: { readonly start: number; readonly end: number } | null
}

/**
 * What is wrong with passages that were read, or null: there must be as many as were written, with the same words, and where
 * they are `placed`, `at` (the article's text in the format's own unit) must give those words.
 */
export function passagesProblem(
  read: readonly ReadPassage[],
  spans: readonly Span[],
  placed: boolean,
  at: (start: number, end: number) => string,
): string | null {
  if (read.length !== spans.length) return `it has ${read.length} passages where ${spans.length} are marked`
  for (const [index, { exact, range }] of read.entries()) {
    if (exact !== spans[index]?.exact)
      return `it says “${short(exact)}” where the quote is “${short(spans[index]?.exact ?? '')}”`
    if (!placed) continue
    if (range === null) return `“${short(exact)}” has no position`
    const found = at(range.start, range.end)
    if (found !== exact)
      return `position ${range.start} to ${range.end} gives “${short(found)}” where the quote is “${short(exact)}”`
  }
  return null
}

function short(words: string): string {
  const characters = [...words]
  return characters.length <= 60 ? words : `${characters.slice(0, 59).join('')}…`
}
