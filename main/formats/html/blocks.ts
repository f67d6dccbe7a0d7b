/** The blocks in which an article's text stands on a page: every word of it, and no other. */
import type { Article, Block } from '../../../preload/model.ts'

export type Part =
  | { readonly block: Block }
  /** White space between blocks. */
  | { readonly between: string }

/**
 * An article's blocks with what lies between them. Words that no block holds become paragraphs of their own, so that a page
 * never leaves out what the text has; blocks that overlap, as no loader makes them, are cut.
 */
export function partsOf({ text, blocks }: Pick<Article, 'text' | 'blocks'>): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const block of [...blocks].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, block.start)
    const end = Math.min(text.length, block.end)
    if (end <= start) continue
    parts.push(...loose(text, at, start), { block: { ...block, start, end } })
    at = end
  }
  return [...parts, ...loose(text, at, text.length)]
}

/** Text without blocks: blank lines part its paragraphs. */
function loose(text: string, start: number, end: number): Part[] {
  const parts: Part[] = []
  const gap = /^\s+|\s*\n\s*\n\s*|\s+$/gu
  const words = text.slice(start, end)
  let at = 0
  const paragraph = (to: number): void => {
    if (to > at) parts.push({ block: { kind: 'paragraph', start: start + at, end: start + to } })
  }
  for (const found of words.matchAll(gap)) {
    paragraph(found.index)
    parts.push({ between: found[0] })
    at = found.index + found[0].length
  }
  paragraph(words.length)
  return parts
}
