/** The claims of the library as views show them: those that are the same are one entry, with all their appearances. */
import type { Claim, OpenPoint, Person, Relation, RelationKind } from '../../preload/model.ts'
import type { AppearanceRow } from '../../preload/rows.ts'

/** Who claims it. `key` is the person's id, or "name:" and the source's words in small letters; '' where nobody is named. */
export interface Claimant {
  readonly key: string
  readonly name: string
  readonly person: string | null
}

/** A relation as one of its claims has it. */
export interface Tie {
  readonly relation: Relation
  /** Whether this claim is the one that the relation goes from; contradicts reads the same either way. */
  readonly out: boolean
  /** The entry at the other end. */
  readonly other: string
}

export interface Entry {
  /** The claim that stands for all that are the same. */
  readonly id: string
  readonly claim: Claim
  /** The ids of all claim records that are the same, `id` among them. */
  readonly members: readonly string[]
  /** In the order of when they were said, then of their place in the text. */
  readonly appearances: readonly AppearanceRow[]
  /** In somebody's words, or the content's; '' while there is neither. */
  readonly statement: string
  readonly claimant: Claimant
  readonly articles: readonly string[]
  /** Tags of all appearances. */
  readonly tags: readonly string[]
  readonly ties: readonly Tie[]
  /** The earliest it was said; its article's date where nobody set one. */
  readonly date: Said | null
  readonly open: readonly OpenPoint[]
}

/** ISO dates as precise as is known. `own` is false where the article's date stands for it. */
export interface Said {
  readonly from: string
  readonly to: string | null
  readonly about: boolean
  readonly own: boolean
}

/** What is known of articles and people, for words and dates. */
export interface Known {
  readonly publishedOn: (article: string) => string | null
  readonly person: (id: string) => Person | undefined
}

/** When an appearance was said: its own date, or the day its article was published. */
export function saidIn(row: Pick<AppearanceRow, 'said' | 'article'>, known: Known): Said | null {
  if (row.said) return { ...row.said, own: true }
  const from = known.publishedOn(row.article)
  return from === null ? null : { from, to: null, about: false, own: false }
}

/**
 * Who says it in one place: the person set there, else (where it is the claim's own place) the claim's claimant, else
 * the source's words.
 */
export function speakerOf(row: AppearanceRow, claim: Claim | undefined, known: Known): Claimant {
  const id = row.person ?? claim?.claimant ?? null
  const person = id === null ? undefined : known.person(id)
  if (person) return { key: person.id, name: person.name, person: person.id }
  const name = row.source
  return { key: name === '' ? '' : `name:${name.toLowerCase()}`, name, person: null }
}

/** Makes one entry from the records of claims that are the same. */
export function entryOf(
  root: Claim,
  members: readonly Claim[],
  rows: readonly AppearanceRow[],
  ties: readonly Tie[],
  known: Known,
): Entry {
  const said = new Map(rows.map((row) => [row, saidIn(row, known)]))
  const appearances = [...rows].sort(
    (a, b) =>
      compare(said.get(a)?.from ?? '9999', said.get(b)?.from ?? '9999') ||
      compare(a.article, b.article) ||
      a.at - b.at ||
      compare(a.created, b.created),
  )
  const claims = new Map(members.map((claim) => [claim.id, claim]))
  const own = appearances.filter((row) => row.claim === root.id)
  const first = own.find((row) => row.content !== '') ?? own[0] ?? appearances[0]
  const words = first?.content || (appearances.find((row) => row.content !== '')?.content ?? '')
  const claimant: Claimant =
    first === undefined
      ? { key: '', name: '', person: null }
      : speakerOf({ ...first, person: root.claimant ?? first.person }, claims.get(first.claim), known)
  return {
    id: root.id,
    claim: root,
    members: [...claims.keys()],
    appearances,
    statement: root.statement ?? words,
    claimant,
    articles: [...new Set(appearances.map((row) => row.article))],
    tags: [...new Set(appearances.flatMap((row) => row.tags))],
    ties,
    date: (appearances[0] && said.get(appearances[0])) ?? null,
    open: openPointsOf(root, appearances, ties),
  }
}

/** The verdict's label that says that nobody has judged yet: it may have a rationale all the same. */
export const NOT_CHECKED = 'not-checked'
export function isJudged(claim: Claim): boolean {
  return claim.verdict !== null && claim.verdict.label !== NOT_CHECKED
}

/** Whether a piece of evidence says nothing yet: it was begun, and left. */
function isBlank({ question, answer, ground }: Claim['evidence'][number]): boolean {
  return question.trim() === '' && answer.trim() === '' && ground === null
}

/** What is still to be done. That no source is named is an answer, and no open point. */
export function openPointsOf(root: Claim, rows: readonly AppearanceRow[], ties: readonly Tie[]): OpenPoint[] {
  const kinds = new Map<string, Set<RelationKind>>()
  for (const { other, relation } of ties) {
    const set = kinds.get(other) ?? new Set()
    kinds.set(other, set.add(relation.kind))
  }
  const points: OpenPoint[] = []
  if (rows.some((row) => row.content === '')) points.push('no-content')
  if (rows.some((row) => row.overlaps)) points.push('cue-overlap')
  if ([...kinds.values()].some((set) => set.has('supports') && set.has('contradicts')))
    points.push('both-ways')
  if (isJudged(root) && root.evidence.every(isBlank)) points.push('no-evidence')
  return points
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
