/** Rows and cells of a table, which may lie in content controls and in marks of changes. */
import type { Element } from 'domhandler'
import { elementsUnder } from '../tree.ts'
import { isAway } from './markup.ts'
import { childNamed } from './property.ts'

function within(parent: Element, name: string): Element[] {
  const stops = (element: Element) =>
    element.name === name || element.name === 'w:tbl' || element.name === 'w:p' || isAway(element.name)
  return [...elementsUnder(parent, (element) => !stops(element))].filter((element) => element.name === name)
}

/** The rows of a table, not those of tables in its cells. */
export const rowsOf = (table: Element): Element[] => within(table, 'w:tr')

/** The cells of a row that no tracked change took away. */
export const cellsOf = (row: Element): Element[] =>
  within(row, 'w:tc').filter((cell) => childNamed(childNamed(cell, 'tcPr'), 'cellDel') === null)
