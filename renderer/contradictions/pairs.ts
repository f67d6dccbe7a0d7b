/** Two claims of which one contradicts the other, with the passages between which that was found. */
import type { Relation } from '../../preload/model.ts'
import type { AppearanceRow } from '../../preload/rows.ts'
import { folded } from '../claims/filter.ts'
import { saidIn, speakerOf, type Entry, type Known, type Said } from '../web/entries.ts'
import type { Web } from '../web/filter.ts'

export interface PairSide {
  readonly entry: Entry
  /** Where it is made: the passage that the relation was made from, or the first one. */
  readonly row: AppearanceRow
  readonly speaker: string
  readonly said: Said | null
}

export interface Pair {
  /** The relation's. */
  readonly id: string
  readonly relation: Relation
  /** What was said first. */
  readonly left: PairSide
  readonly right: PairSide
}

/** What pairs are made of: entries by id, and what is known beside them. */
export interface PairWeb extends Known, Web {
  readonly entries: ReadonlyMap<string, Entry>
}

/** All pairs of the library, each once. */
export function pairsOf(web: PairWeb): Pair[] {
  const pairs: Pair[] = []
  for (const entry of web.entries.values())
    for (const { relation, out, other } of entry.ties) {
      if (relation.kind !== 'contradicts' || !out) continue
      const far = web.entries.get(other)
      const from = sideOf(entry, relation.from, web)
      const to = far && sideOf(far, relation.to, web)
      if (!from || !to) continue
      const [left, right] = isBefore(to, from) ? [to, from] : [from, to]
      pairs.push({ id: relation.id, relation, left, right })
    }
  return pairs
}

function sideOf(entry: Entry, claim: string, web: PairWeb): PairSide | null {
  const row = entry.appearances.find((each) => each.claim === claim) ?? entry.appearances[0]
  if (!row) return null
  const { name } = speakerOf(row, web.claim(row.claim) ?? entry.claim, web)
  return { entry, row, speaker: name, said: saidIn(row, web) }
}

/** By when it was said; of one day in one article, by its place there. */
function isBefore(a: PairSide, b: PairSide): boolean {
  const [one, two] = [dayOf(a), dayOf(b)]
  if (one !== two) return one < two
  return a.row.article === b.row.article && a.row.at < b.row.at
}
const dayOf = ({ said }: PairSide): string => said?.from ?? '9999'

export const ORDERS = ['newest', 'oldest', 'claimant', 'statement'] as const
export type PairOrder = (typeof ORDERS)[number]

/** Pairs in an order; those that are equal in it stay as they were. */
export function inOrder(pairs: readonly Pair[], order: PairOrder): Pair[] {
  const key = KEYS[order]
  const sign = order === 'newest' ? -1 : 1
  return pairs
    .map((pair) => ({ pair, key: key(pair) }))
    .sort((a, b) => {
      // What has no date, and what nobody is named for, comes last whatever is wanted first.
      if (a.key === '' || b.key === '') return Number(a.key === '') - Number(b.key === '')
      return a.key < b.key ? -sign : a.key > b.key ? sign : 0
    })
    .map(({ pair }) => pair)
}

const KEYS: Record<PairOrder, (pair: Pair) => string> = {
  newest: ({ left, right }) => right.said?.from ?? left.said?.from ?? '',
  oldest: ({ left }) => left.said?.from ?? '',
  claimant: ({ left }) => folded(left.speaker),
  statement: ({ left }) => folded(left.entry.statement),
}

/** What pairs may be like, beside what their claims are. */
export const LIKENESSES = ['within', 'across', 'without-note'] as const
export type Likeness = (typeof LIKENESSES)[number]

const IS: Record<Likeness, (pair: Pair) => boolean> = {
  within: ({ left, right }) => left.row.article === right.row.article,
  across: ({ left, right }) => left.row.article !== right.row.article,
  'without-note': ({ relation }) => relation.note.trim() === '',
}

/** Pairs of which either claim is wanted, and that are like what is asked; and how many there are of each likeness. */
export function keptPairs(
  pairs: readonly Pair[],
  wanted: (claim: string) => boolean,
  like: Likeness | null,
): { kept: Pair[]; all: number; counts: Record<Likeness, number> } {
  const either = pairs.filter(({ left, right }) => wanted(left.entry.id) || wanted(right.entry.id))
  return {
    kept: like === null ? either : either.filter(IS[like]),
    all: either.length,
    counts: {
      within: either.filter(IS.within).length,
      across: either.filter(IS.across).length,
      'without-note': either.filter(IS['without-note']).length,
    },
  }
}
