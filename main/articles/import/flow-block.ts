import type { Element } from 'domhandler'
import type { Block } from '../../../preload/model.ts'

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
