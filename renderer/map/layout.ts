/** Where cards stand: in columns, those of one claimant below each other, near what they are related to. */
import type { Card } from './card.ts'
import { WIDTH } from './card.ts'
import type { Edge } from './graph.ts'
import { columnsOf, type Group, type Near } from './columns.ts'

/** Between columns (room for a relation's sign), cards and claimants. */
export const ACROSS = 104
const BETWEEN = 28
/** Between cards that are related, whose sign stands there. */
const TIED = 72
const HEADING = 32
const APART = 40
/** So often cards are drawn towards what they are related to. */
const SWEEPS = 8

export interface Placed {
  readonly card: Card
  readonly column: number
  readonly x: number
  readonly y: number
}

export interface Heading {
  readonly key: string
  readonly name: string
  readonly role: string
  readonly x: number
  /** Its top. */
  readonly y: number
}

export interface Layout {
  readonly cards: readonly Placed[]
  readonly headings: readonly Heading[]
  readonly width: number
  readonly height: number
}

interface Slot {
  readonly card: Card
  /** What must lie between it and the one above. */
  readonly gap: number
  /** What stands above its column's first card. */
  y: number
}

/** @param first the claim in question, in whose group columns begin */
export function layoutOf(
  cards: readonly Card[],
  edges: readonly Edge[],
  first: string | null,
  roleOf: (person: string) => string,
): Layout {
  const near = neighbours(edges)
  const columns = columnsOf(cards, near, first)
  const slots = columns.map((groups) => slotsOf(groups, near))
  const at = new Map(slots.flatMap((column) => column.map((slot) => [slot.card.id, slot] as const)))
  for (const column of slots) settle(column, () => null)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const order = sweep % 2 === 0 ? slots : [...slots].reverse()
    for (const column of order)
      settle(column, (slot) => {
        const middles = (near.get(slot.card.id) ?? []).flatMap((id) => {
          const other = at.get(id)
          return other && !column.includes(other) ? [other.y + other.card.height / 2] : []
        })
        return middles.length === 0 ? null : mean(middles) - slot.card.height / 2
      })
  }
  const top = Math.min(...[...at.values()].map(({ y }) => y - HEADING))
  const placed = slots.flatMap((column, index) =>
    column.map(({ card, y }): Placed => ({ card, column: index, x: index * (WIDTH + ACROSS), y: y - top })),
  )
  const byId = new Map(placed.map((each) => [each.card.id, each]))
  const headings = columns.flatMap((groups) =>
    groups.flatMap(({ key, name, person, cards: members }): Heading[] => {
      const head = members[0] && byId.get(members[0].id)
      const role = person === null ? '' : roleOf(person)
      return head ? [{ key, name, role, x: head.x, y: head.y - HEADING }] : []
    }),
  )
  return {
    cards: placed,
    headings,
    width: Math.max(0, columns.length * (WIDTH + ACROSS) - ACROSS),
    height: Math.max(0, ...placed.map(({ card, y }) => y + card.height)),
  }
}

function neighbours(edges: readonly Edge[]): Map<string, string[]> {
  const near = new Map<string, string[]>()
  for (const { from, to } of edges)
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const)
      near.set(one, [...(near.get(one) ?? []), other])
  return near
}

function slotsOf(groups: readonly Group[], near: Near): Slot[] {
  return groups.flatMap(({ cards }, group) =>
    cards.map((card, index) => {
      const tied = near.get(card.id)?.includes(cards[index - 1]?.id ?? '')
      const between = tied ? TIED : BETWEEN
      return { card, gap: index > 0 ? between : HEADING + (group > 0 ? APART : 0), y: 0 }
    }),
  )
}

/**
 * Puts the cards of a column as near as can be to where they want to stand, in their order and apart: those that meet
 * become one block, which stands where its members want it to stand on the whole.
 */
function settle(column: readonly Slot[], wanted: (slot: Slot) => number | null): void {
  const blocks: { slots: Slot[]; offsets: number[]; height: number; wants: number[]; y: number }[] = []
  for (const slot of column) {
    let block = {
      slots: [slot],
      offsets: [slot.gap],
      height: slot.gap + slot.card.height,
      wants: [] as number[],
      y: 0,
    }
    const want = wanted(slot)
    if (want !== null) block.wants.push(want - slot.gap)
    block.y = want === null ? -Infinity : want - slot.gap
    let before = blocks.at(-1)
    while (before && before.y + before.height > block.y) {
      const upper: typeof block = before
      const height = upper.height
      block = {
        slots: [...upper.slots, ...block.slots],
        offsets: [...upper.offsets, ...block.offsets.map((offset) => offset + height)],
        height: height + block.height,
        wants: [...upper.wants, ...block.wants.map((wish) => wish - height)],
        y: 0,
      }
      block.y = block.wants.length === 0 ? 0 : mean(block.wants)
      blocks.pop()
      before = blocks.at(-1)
    }
    if (block.y === -Infinity) block.y = 0
    blocks.push(block)
  }
  for (const { slots, offsets, y } of blocks) slots.forEach((slot, index) => (slot.y = y + offsets[index]!))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
