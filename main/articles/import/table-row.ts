import { isTag, type Element } from 'domhandler'
import type { FlowBlock } from './flow-block.ts'

/** Whether an element is a row of a table with more than one cell: pages of old are laid out in tables of one. */
export const isRow = ({ name, children }: Element): boolean =>
  name === 'tr' && children.filter((child) => isTag(child) && /^t[dh]$/.test(child.name)).length > 1

/** Longer than this a cell is a column of a page, not a figure in a table: code units. */
const LONGEST_CELL = 300

/**
 * The blocks of a row from those of its cells: one line with a tab between the cells where each is short and holds at
 * most one block, else the cells' own blocks.
 */
export function rowOf(element: Element | null, cells: readonly (readonly FlowBlock[])[]): FlowBlock[] {
  const simple = cells.every(
    (cell) =>
      cell.length <= 1 && cell.every(({ text }) => text.length <= LONGEST_CELL && !text.includes('\n')),
  )
  const said = cells.filter((cell) => cell.length > 0)
  if (!simple || said.length < 2) return cells.flat()
  const blocks = said.flat()
  return [
    {
      kind: blocks[0]?.kind === 'quote' ? 'quote' : 'paragraph',
      text: blocks.map(({ text }) => text).join('\t'),
      linked: blocks.reduce((sum, { linked }) => sum + linked, 0),
      element,
    },
  ]
}
