import type { Element } from 'domhandler'
import type { Block } from '../../../preload/model.ts'
import { textOfBlocks } from './imported.ts'

/** A block as it is read from markup, before it has its place in the canonical text. */
export interface FlowBlock {
  kind: Block['kind']
  level?: number
  text: string
  /** How much of the text is links, in UTF-16 code units. */
  linked: number
  /** The block element whose text it is. */
  element: Element | null
}

/** The canonical text of blocks read from markup, and their places in it. */
export function textOfFlow(read: readonly FlowBlock[]): { text: string; blocks: Block[] } {
  return textOfBlocks(
    read.map(({ kind, level, text }) => ({ kind, text, ...(level === undefined ? {} : { level }) })),
  )
}
