/** Which commands move the caret and extend the selection, and what each of them does. */
import { extend, move, type Direction, type Page, type Unit } from '../../../renderer/reader/motions.ts'

export interface Move {
  readonly unit: Unit
  readonly direction: Direction
}

export const UNITS: readonly Unit[] = [
  'character',
  'word',
  'clause',
  'sentence',
  'paragraph',
  'name',
  'saying',
]
const DIRECTIONS: readonly Direction[] = ['next', 'previous']

/** The commands that are motions, by id. Shift with the same key extends the selection. */
export const MOVES: ReadonlyMap<string, Move> = new Map(
  UNITS.flatMap((unit) =>
    DIRECTIONS.map((direction) => [`move.${unit}.${direction}`, { unit, direction }] as const),
  ),
)

/** Left and Right are Chromium's and in no table. */
const NATIVE = ['move.character.next', 'move.character.previous']

/** The moves that a person can make, as functions of a page. */
export interface Moves {
  readonly move: readonly ((page: Page, offset: number) => number)[]
  readonly extend: readonly ((page: Page, anchor: number, focus: number) => number)[]
}

/** The moves that the commands `ids` make, and those by character. */
export function movesOf(ids: readonly string[]): Moves {
  const made = [...new Set([...NATIVE, ...ids])].flatMap((id) => MOVES.get(id) ?? [])
  return {
    move: made.map(
      ({ unit, direction }) =>
        (page, offset) =>
          move(page, unit, direction, offset),
    ),
    extend: made.map(
      ({ unit, direction }) =>
        (page, anchor, focus) =>
          extend(page, unit, direction, anchor, focus),
    ),
  }
}
