/** The head of a document that says what its title is: which block shows that, and which a date. */
import { readDateline } from '../dateline.ts'
import type { FlowBlock } from './flow-block.ts'

/** How many blocks from its beginning are the head of a document. */
const HEAD = 4

function titleAt(blocks: readonly FlowBlock[], title: string | null, firstHeading: boolean): number {
  const styled = blocks.findIndex(({ kind }) => kind === 'title')
  if (styled >= 0) return styled
  const said = blocks.slice(0, HEAD).findIndex(({ text }) => text === title)
  if (said >= 0) return said
  return firstHeading && blocks[0]?.kind === 'heading' && blocks[0].level === 1 && blocks.length > 1 ? 0 : -1
}

/**
 * Marks the block that shows the title: the first that is styled as one, else what the file says is its title, else,
 * where `firstHeading` has it so, a heading that all begins with. A date alone on its line in the head is a date line.
 */
export function headed(
  blocks: readonly FlowBlock[],
  title: string | null,
  firstHeading: boolean,
): FlowBlock[] {
  const at = titleAt(blocks, title, firstHeading)
  return blocks.map((block, index): FlowBlock => {
    const { level: _level, ...rest } = block
    if (index === at) return { ...rest, kind: 'title' }
    if (block.kind === 'title') return { ...block, kind: 'heading', level: 1 }
    const dated = index < HEAD && block.kind === 'paragraph' && readDateline(block.text) !== null
    return dated ? { ...block, kind: 'dateline' } : block
  })
}
