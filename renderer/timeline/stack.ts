/** Where the appearances of one lane stand: dots stacked within their day, vague dates as bars, nothing over anything. */
import type { Item } from './lanes.ts'
import { floorTo, LENGTH, nextOf, UNITS, type Unit } from './units.ts'

export interface Mark {
  readonly item: Item
  /** The middle, in pixels from the beginning of time here, or from the left of the column of what has no date. */
  readonly x: number
  /** The middle, in pixels below the lane's middle. */
  readonly y: number
  /** Of a bar, from end to end; 0 of a dot. */
  readonly width: number
}

export interface Scaling {
  readonly pxPerMs: number
  /** Where x is 0. */
  readonly zero: number
  /** Room for a dot with what keeps it from the next. */
  readonly pitch: number
}

export interface Stack {
  readonly marks: readonly Mark[]
  /** Of those without a date. */
  readonly undated: readonly Mark[]
  readonly rows: number
}

/** More beside each other than this is hard to count. */
const COLUMNS = 6
export const UNDATED_COLUMNS = 5
/** A bar is never so short that it could not be told from a dot. */
const SHORTEST = 28

interface Block {
  readonly left: number
  readonly right: number
  readonly rows: number
  readonly items: readonly Item[]
  readonly columns: number
  readonly bar: boolean
}

export function stackOf(items: readonly Item[], scaling: Scaling): Stack {
  const dated = items.filter(({ when }) => when !== null)
  const blocks = [...barsOf(dated, scaling), ...groupsOf(dated, scaling)].sort(
    (a, b) => a.left - b.left || a.right - b.right,
  )
  const { marks, rows } = placed(blocks, scaling.pitch)
  const without = items.filter(({ when }) => when === null)
  const block = blockOf(without, (UNDATED_COLUMNS * scaling.pitch) / 2, UNDATED_COLUMNS, scaling.pitch)
  const undated = placed(without.length === 0 ? [] : [block], scaling.pitch)
  return { marks, undated: undated.marks, rows: Math.max(rows, undated.rows) }
}

function barsOf(items: readonly Item[], { pxPerMs, zero, pitch }: Scaling): Block[] {
  return items.flatMap((item): Block[] => {
    const { when } = item
    if (!when?.vague) return []
    const middle = ((when.start + when.end) / 2 - zero) * pxPerMs
    const half = Math.max((when.end - when.start) * pxPerMs, SHORTEST, pitch) / 2
    return [{ left: middle - half, right: middle + half, rows: 1, items: [item], columns: 1, bar: true }]
  })
}

/** Dots of the same day (or hour, week, month, year: what has room for a dot) stand together in its middle. */
function groupsOf(items: readonly Item[], scaling: Scaling): Block[] {
  const { pxPerMs, zero, pitch } = scaling
  const finest = UNITS.findLastIndex((unit) => LENGTH[unit] * pxPerMs >= pitch + 4)
  const groups = new Map<string, { from: number; to: number; items: Item[] }>()
  for (const item of items) {
    const { when } = item
    if (!when || when.vague) continue
    const unit = coarser(UNITS[Math.max(0, finest)] ?? 'years', when.end > when.start ? 'days' : 'hours')
    let from = floorTo(unit, when.start)
    let to = nextOf(unit, from)
    if (finest < 0) {
      // Not even a year has room: what is nearer than a dot stands together.
      const step = pitch / pxPerMs
      from = Math.floor((when.start - zero) / step) * step + zero
      to = from + step
    }
    const key = `${from}/${to}`
    const group = groups.get(key)
    if (group) group.items.push(item)
    else groups.set(key, { from, to, items: [item] })
  }
  return [...groups.values()].map(({ from, to, items: members }) => {
    const columns = Math.max(1, Math.min(COLUMNS, Math.floor(((to - from) * pxPerMs) / pitch)))
    return blockOf(members, ((from + to) / 2 - zero) * pxPerMs, columns, pitch)
  })
}

function coarser(a: Unit, b: Unit): Unit {
  return UNITS.indexOf(a) < UNITS.indexOf(b) ? a : b
}

function blockOf(items: readonly Item[], middle: number, most: number, pitch: number): Block {
  const columns = Math.max(1, Math.min(most, items.length))
  const half = (columns * pitch) / 2
  const rows = Math.ceil(items.length / columns)
  return { left: middle - half, right: middle + half, rows, items, columns, bar: false }
}

/** Puts blocks, from left to right, into the first rows that are free; those that stand alone stand in the lane's middle. */
function placed(blocks: readonly Block[], pitch: number): { marks: Mark[]; rows: number } {
  const marks: Mark[] = []
  let most = 0
  let ends: number[] = []
  let cluster: { block: Block; row: number }[] = []
  let reach = -Infinity
  const finish = () => {
    const rows = ends.length
    most = Math.max(most, rows)
    for (const { block, row } of cluster)
      block.items.forEach((item, at) => {
        const down = row + Math.floor(at / block.columns)
        const y = (down - (rows - 1) / 2) * pitch
        const x = block.bar
          ? (block.left + block.right) / 2
          : block.left + ((at % block.columns) + 0.5) * pitch
        marks.push({ item, x, y, width: block.bar ? block.right - block.left : 0 })
      })
    ends = []
    cluster = []
  }
  for (const block of blocks) {
    if (block.left >= reach) finish()
    const row = firstFree(ends, block)
    for (let at = row; at < row + block.rows; at++) ends[at] = block.right
    cluster.push({ block, row })
    reach = Math.max(reach, block.right)
  }
  finish()
  return { marks, rows: most }
}

/** The first row from which on a block has the rows that it needs. */
function firstFree(ends: readonly number[], { rows, left }: Block): number {
  let row = 0
  for (let at = 0; at < ends.length && at < row + rows; at++) if (ends[at]! > left) row = at + 1
  return row
}
