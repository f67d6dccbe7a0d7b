import type { TextSpan } from '../../preload/text.ts'
import type { Link } from './links.ts'

/** Paragraphs of both revisions that go together, and the words that they have in common. */
export interface ParagraphRow {
  readonly old: readonly TextSpan[]
  readonly now: readonly TextSpan[]
  readonly links: readonly Link[]
  readonly moved: boolean
}

/** Two paragraphs go together where they share this much of the shorter one. */
const LEAST_SHARED = 0.4

/** The paragraphs of a text: its lines that are not blank, without white space at their ends. */
export function paragraphsOf(text: string): TextSpan[] {
  return [...text.matchAll(/\S(?:.*\S)?/gu)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
  }))
}

interface Shared {
  readonly i: number
  readonly j: number
  weight: number
  movedWeight: number
  readonly links: Link[]
}

/**
 * Puts paragraphs into rows by the words that they share. Neighbours on either side come into one row where both share
 * their words with one on the other (a paragraph that was parted, two that were joined).
 */
export function rowsOf(
  a: readonly TextSpan[],
  b: readonly TextSpan[],
  links: readonly Link[],
): ParagraphRow[] {
  const partnersOf = b.map((): Shared[] => [])
  for (const shared of sharedBetween(a, b, links)) {
    const least = Math.min(lengthOf(a[shared.i]!), lengthOf(b[shared.j]!))
    if (shared.weight >= LEAST_SHARED * least) partnersOf[shared.j]!.push(shared)
  }
  const taken = new Set<number>()
  const rows: { i: number; row: ParagraphRow }[] = []
  for (let j = 0; j < b.length; j++) {
    const { is, js, all } = gather(partnersOf, j, taken)
    const moved = all.some((each) => each.movedWeight > each.weight / 2)
    for (const i of is) taken.add(i)
    rows.push({
      i: is.length > 0 && !moved ? is.at(-1)! : -1,
      row: {
        old: is.map((i) => a[i]!),
        now: js.map((k) => b[k]!),
        links: all.flatMap((each) => each.links),
        moved,
      },
    })
    j = js.at(-1)!
  }
  return withRemoved(a, rows, taken)
}

/** The paragraphs from `j` on that belong to one row, and those of the old text that they came from. */
function gather(partnersOf: readonly Shared[][], j: number, taken: ReadonlySet<number>) {
  const js = [j]
  const all: Shared[] = []
  let is: number[] = []
  for (let at = j; at < partnersOf.length; at++) {
    const own = partnersOf[at]!.filter(({ i }) => !taken.has(i)).sort((x, y) => x.i - y.i)
    // Only neighbours come into one row; of others the one that shares most.
    const run = neighbours(own)
    if (at > j) {
      if (run.length === 0 || run[0]!.i !== is.at(-1)) break
      js.push(at)
    }
    all.push(...run)
    is = [...new Set([...is, ...run.map(({ i }) => i)])].sort((x, y) => x - y)
    if (run.length === 0) break
  }
  return { is, js, all }
}

/** The pairs whose old paragraphs lie side by side with that of the heaviest. */
function neighbours(own: readonly Shared[]): Shared[] {
  if (own.length === 0) return []
  const heaviest = own.reduce((best, each) => (each.weight > best.weight ? each : best))
  const at = own.indexOf(heaviest)
  let [first, last] = [at, at]
  while (first > 0 && own[first - 1]!.i === own[first]!.i - 1) first--
  while (last + 1 < own.length && own[last + 1]!.i === own[last]!.i + 1) last++
  return own.slice(first, last + 1)
}

/** Puts each old paragraph without partners behind the row of the one before it. */
function withRemoved(
  a: readonly TextSpan[],
  rows: readonly { i: number; row: ParagraphRow }[],
  taken: ReadonlySet<number>,
): ParagraphRow[] {
  const rowAfter = new Map<number, number>()
  for (const [at, { i }] of rows.entries()) if (i >= 0) rowAfter.set(i, at)
  const behind = new Map<number, ParagraphRow[]>()
  let at = -1
  for (let i = 0; i < a.length; i++) {
    if (taken.has(i)) at = Math.max(at, rowAfter.get(i) ?? at)
    else behind.set(at, [...(behind.get(at) ?? []), { old: [a[i]!], now: [], links: [], moved: false }])
  }
  return [...(behind.get(-1) ?? []), ...rows.flatMap(({ row }, index) => [row, ...(behind.get(index) ?? [])])]
}

function lengthOf({ start, end }: TextSpan): number {
  return end - start
}

/** What each two paragraphs have in common; links that run over several are cut. */
function sharedBetween(a: readonly TextSpan[], b: readonly TextSpan[], links: readonly Link[]): Shared[] {
  const found = new Map<number, Shared>()
  for (const link of links) {
    const isExact = link.end - link.start === link.newEnd - link.newStart
    for (let i = firstBehind(a, link.start); i < a.length && a[i]!.start < link.end; i++) {
      const [start, end] = [Math.max(link.start, a[i]!.start), Math.min(link.end, a[i]!.end)]
      const [from, to] = isExact
        ? [link.newStart + start - link.start, link.newStart + end - link.start]
        : [link.newStart, link.newEnd]
      for (let j = firstBehind(b, from); j < b.length && b[j]!.start < to; j++) {
        const [newStart, newEnd] = [Math.max(from, b[j]!.start), Math.min(to, b[j]!.end)]
        const key = i * b.length + j
        let shared = found.get(key)
        if (shared === undefined) found.set(key, (shared = { i, j, weight: 0, movedWeight: 0, links: [] }))
        const weight = Math.min(end - start, newEnd - newStart)
        shared.weight += weight
        if (link.moved) shared.movedWeight += weight
        shared.links.push({ start, end, newStart, newEnd, moved: link.moved })
      }
    }
  }
  return [...found.values()]
}

/** The first paragraph that ends behind `offset`. */
function firstBehind(all: readonly TextSpan[], offset: number): number {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}
