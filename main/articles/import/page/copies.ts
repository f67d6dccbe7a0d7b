import type { FlowBlock } from '../flow-block.ts'

/** Shorter sentences may well come twice: code units. */
const REFRAIN = 60
/** Shorter quotations may well be a part of a sentence: code units. */
const PULLED = 30
/** Beyond this many characters quotations are not looked for in all other blocks. */
const MAX_TEXT = 2_000_000

const bare = (text: string): string =>
  text
    .replace(/["'“”‘’«»„]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * Blocks that are there a second time: copies for windows of another size, whose style sheet did not come along, and
 * sentences of the article that stand large beside it.
 */
export function copiesIn(blocks: readonly FlowBlock[]): Set<FlowBlock> {
  const copies = new Set<FlowBlock>()
  const seen = new Set<string>()
  for (const block of blocks) {
    if (block.text.length < REFRAIN) continue
    if (seen.has(block.text)) copies.add(block)
    seen.add(block.text)
  }
  const prose = bare(blocks.flatMap(({ kind, text }) => (kind === 'quote' ? [] : [text])).join('\n'))
  if (prose.length > MAX_TEXT) return copies
  for (const block of blocks) {
    if (block.kind !== 'quote' || block.text.length < PULLED) continue
    if (prose.includes(bare(block.text))) copies.add(block)
  }
  return copies
}
