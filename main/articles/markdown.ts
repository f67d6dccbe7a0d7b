import type { Block } from '../../preload/model.ts'
import { linesOf, looksLikeTitle, type Line, type Parsed } from './blocks.ts'
import { readDateline } from './dateline.ts'

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*$/
const QUOTE = /^ {0,3}>/
const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+\S/

type Shape = { kind: Block['kind']; level?: number; words?: string }

function shapeOf(line: string): Shape {
  const heading = HEADING.exec(line)
  if (heading) return { kind: 'heading', level: heading[1]?.length ?? 1, words: heading[2]?.trim() ?? '' }
  if (QUOTE.test(line)) return { kind: 'quote' }
  if (ITEM.test(line)) return { kind: 'item' }
  return { kind: 'paragraph' }
}

/** Whether a line goes on with the block before it. */
function continues(block: Block, shape: Shape): boolean {
  if (shape.kind === 'quote') return block.kind === 'quote'
  return shape.kind === 'paragraph' && block.kind !== 'heading' && block.kind !== 'dateline'
}

function add(blocks: Block[], line: Line, shape: Shape, afterBlank: boolean): void {
  const last = blocks.at(-1)
  if (last && !afterBlank && continues(last, shape)) last.end = line.end
  else
    blocks.push({
      kind: shape.kind,
      start: line.start,
      end: line.end,
      ...(shape.level === undefined ? {} : { level: shape.level }),
    })
}

/**
 * The blocks of a Markdown text: headings, quotes, list items and paragraphs over the raw text, so that every character
 * is shown. The first heading before any paragraph is the title; without one the rules of plain text give it.
 */
export function parseMarkdown(text: string): Parsed {
  const blocks: Block[] = []
  let publishedOn: string | null = null
  let title: string | null = null
  let afterBlank = true
  for (const line of linesOf(text)) {
    const words = text.slice(line.start, line.end)
    const shape = line.blank ? null : shapeOf(words)
    if (shape) {
      const date = blocks.length === 0 && shape.kind === 'paragraph' ? readDateline(words) : null
      if (date !== null) {
        publishedOn = date
        add(blocks, line, { kind: 'dateline' }, true)
      } else if (title === null && shape.words && blocks.every((block) => block.kind === 'dateline')) {
        title = shape.words
        add(blocks, line, { kind: 'title' }, true)
      } else add(blocks, line, shape, afterBlank || blocks.at(-1)?.kind === 'title')
    }
    afterBlank = line.blank
  }
  if (title === null) title = promote(text, blocks)
  return { title, publishedOn, blocks }
}

/** Makes the first paragraph the title where it stands alone and reads like one; gives its words. */
function promote(text: string, blocks: Block[]): string | null {
  const index = blocks.findIndex((block) => block.kind !== 'dateline')
  const block = blocks[index]
  if (!block || block.kind !== 'paragraph' || index === blocks.length - 1) return null
  const words = text.slice(block.start, block.end)
  if (words.includes('\n') || !looksLikeTitle(words)) return null
  block.kind = 'title'
  return words.trim()
}
