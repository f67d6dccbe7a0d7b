/** Which claimant stands in which column, and in which order: related claimants beside each other. */
import { TEXTS } from '../../preload/texts.ts'
import type { Card } from './card.ts'

export interface Group {
  /** The claimant's key; '' where nobody is named. */
  readonly key: string
  readonly name: string
  readonly person: string | null
  readonly cards: readonly Card[]
}

export type Near = ReadonlyMap<string, readonly string[]>

/** Beyond so many claimants several stand in one column. */
const COLUMNS = 3
/** The picture is about so many times as wide as high. */
const ASPECT = 1.5
/** So many ways to put claimants into columns are all tried. */
const TRIED = 7000
/** Of a column and of a card, with what lies between. */
const COLUMN = 360
const CARD = 124

export function columnsOf(cards: readonly Card[], near: Near, first: string | null): Group[][] {
  const groups = chained(groupsOf(cards), near, first)
  const wanted =
    groups.length <= COLUMNS
      ? groups.length
      : Math.max(COLUMNS, Math.round(Math.sqrt((cards.length * CARD * ASPECT) / COLUMN)))
  const few = wanted ** groups.length <= TRIED
  const columns = few ? assigned(groups, wanted, near) : shared(groups, wanted)
  return ordered(columns, near)
}

function groupsOf(cards: readonly Card[]): Group[] {
  const groups = new Map<string, Card[]>()
  for (const card of cards) {
    const { key } = card.entry.claimant
    groups.set(key, [...(groups.get(key) ?? []), card])
  }
  return [...groups].map(([key, members]): Group => {
    const { name, person } = members[0]!.entry.claimant
    return { key, name: name || TEXTS.timeline.unnamed, person, cards: members }
  })
}

/** From the group of the claim in question (else the one with most relations) on, always the one that is most related to those before. */
function chained(groups: readonly Group[], near: Near, first: string | null): Group[] {
  const left = [...groups]
  const done: Group[] = []
  const known = new Map<string, number>()
  const weight = ({ cards }: Group) => cards.reduce((n, { id }) => n + (near.get(id)?.length ?? 0), 0)
  const isFirst = ({ cards }: Group) => cards.some(({ id }) => id === first)
  left.sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)) || weight(b) - weight(a))
  while (left.length > 0) {
    const index =
      done.length === 0
        ? 0
        : left.reduce((best, group, at) => (pull(group, known) > pull(left[best]!, known) ? at : best), 0)
    const [next] = left.splice(index, 1)
    if (!next) break
    done.push(next)
    // What was placed last counts most: columns that follow each other are to be related.
    for (const [id, force] of known) known.set(id, force * 0.6)
    for (const { id } of next.cards)
      for (const other of near.get(id) ?? []) known.set(other, (known.get(other) ?? 0) + 1)
  }
  return done
}

function pull({ cards }: Group, known: ReadonlyMap<string, number>): number {
  return cards.reduce((sum, { id }) => sum + (known.get(id) ?? 0), 0)
}

/** The best of all ways: relations between columns that lie beside each other, and columns of about the same height. */
function assigned(groups: readonly Group[], wanted: number, near: Near): Group[][] {
  const of = new Map(groups.flatMap(({ cards }, index) => cards.map(({ id }) => [id, index] as const)))
  const ties = groups.flatMap(({ cards }, index) =>
    cards.flatMap(({ id }) =>
      (near.get(id) ?? []).flatMap((other) => {
        const far = of.get(other)
        return far !== undefined && far > index ? [[index, far] as const] : []
      }),
    ),
  )
  const heights = groups.map(heightOf)
  const total = heights.reduce((a, b) => a + b, 0)
  let best: { columns: number[]; cost: number } | null = null
  for (let way = 0; way < wanted ** groups.length; way++) {
    const columns = groups.map((_, index) => Math.floor(way / wanted ** index) % wanted)
    const sums = Array.from({ length: wanted }, () => 0)
    columns.forEach((column, index) => (sums[column] = (sums[column] ?? 0) + (heights[index] ?? 0)))
    if (sums.includes(0)) continue
    let cost = (Math.max(...sums) / total) * 4
    for (const [a, b] of ties) {
      const far = Math.abs((columns[a] ?? 0) - (columns[b] ?? 0))
      cost += far === 0 ? 0.7 : (far - 1) * 3
    }
    if (!best || cost < best.cost - 1e-9) best = { columns, cost }
  }
  return Array.from({ length: wanted }, (_, column) =>
    groups.filter((__, index) => best?.columns[index] === column),
  )
}

function heightOf({ cards }: Group): number {
  return cards.reduce((sum, { height }) => sum + height + 28, 72)
}

/** Groups, one after the other, in columns of about the same height. */
function shared(groups: readonly Group[], wanted: number): Group[][] {
  if (groups.length <= wanted) return groups.map((group) => [group])
  let rest = groups.reduce((sum, group) => sum + heightOf(group), 0)
  const columns: Group[][] = []
  let column: Group[] = []
  let height = 0
  for (const group of groups) {
    const own = heightOf(group)
    const share = rest / Math.max(1, wanted - columns.length)
    if (column.length > 0 && height + own / 2 > share && columns.length < wanted - 1) {
      columns.push(column)
      rest -= height
      column = []
      height = 0
    }
    column.push(group)
    height += own
  }
  return [...columns, column]
}

/** Within their columns, groups and their cards go where what they are related to stands, on the whole. */
function ordered(columns: readonly Group[][], near: Near): Group[][] {
  let now = columns.map((column) => [...column])
  for (let sweep = 0; sweep < 4; sweep++) {
    const rank = new Map<string, number>()
    for (const column of now) {
      const ids = column.flatMap(({ cards }) => cards.map(({ id }) => id))
      ids.forEach((id, index) => rank.set(id, (index + 0.5) / ids.length))
    }
    const centre = (id: string): number => {
      const ranks = (near.get(id) ?? []).flatMap((other) => rank.get(other) ?? [])
      return ranks.length === 0 ? (rank.get(id) ?? 0) : ranks.reduce((a, b) => a + b, 0) / ranks.length
    }
    now = now.map((column) =>
      column
        .map((group) => ({ ...group, cards: byNumber(group.cards, ({ id }) => centre(id)) }))
        .map((group) => ({
          group,
          at: group.cards.reduce((sum, { id }) => sum + centre(id), 0) / group.cards.length,
        }))
        .sort((a, b) => a.at - b.at)
        .map(({ group }) => group),
    )
  }
  return now
}

function byNumber<T>(values: readonly T[], of: (value: T) => number): T[] {
  return [...values].sort((a, b) => of(a) - of(b))
}
