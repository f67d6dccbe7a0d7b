/** The ledger's order: by any column, both ways. What has nothing in a column comes last either way. */
import type { Scale } from '../../preload/model.ts'
import { folded } from '../claims/filter.ts'
import { isJudged, type Entry } from '../web/entries.ts'

export const COLUMNS = [
  'statement',
  'article',
  'claimant',
  'type',
  'verdict',
  'times',
  'articles',
  'relations',
  'date',
] as const
export type Column = (typeof COLUMNS)[number]

export interface Order {
  readonly column: Column
  readonly descending: boolean
}

export const NEWEST: Order = { column: 'date', descending: true }

/** The columns of which one wants the greatest first. */
const GREATEST: readonly Column[] = ['times', 'articles', 'relations', 'date']

/** The order that a column's head asks for: its usual way, or turned round if it is sorted by already. */
export function orderBy(column: Column, now: Order): Order {
  if (now.column === column) return { column, descending: !now.descending }
  return { column, descending: GREATEST.includes(column) }
}

/** What a column needs to know beside the entry. */
export interface Names {
  readonly scales: readonly Scale[]
  readonly typeName: (type: string) => string
  readonly title: (article: string) => string
}

type Key = string | number | null

export function sorted(entries: readonly Entry[], { column, descending }: Order, names: Names): Entry[] {
  const keyOf = keys(column, names)
  const sign = descending ? -1 : 1
  return entries
    .map((entry, at) => ({ entry, at, key: keyOf(entry) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null)
        return Number(a.key === null) - Number(b.key === null) || a.at - b.at
      return (a.key < b.key ? -sign : a.key > b.key ? sign : 0) || a.at - b.at
    })
    .map(({ entry }) => entry)
}

/** Words are folded once each: a comparison by the rules of a language takes ten times as long. */
const foldedWords = new Map<string, string>()

function wordsKey(text: string): string | null {
  if (text === '') return null
  let key = foldedWords.get(text)
  if (key === undefined) {
    key = folded(text).replace(/^[^\p{L}\p{N}]+/u, '')
    foldedWords.set(text, key)
  }
  return key
}

function keys(column: Column, { scales, typeName, title }: Names): (entry: Entry) => Key {
  switch (column) {
    case 'statement':
      return ({ statement }) => wordsKey(statement)
    case 'article':
      return ({ articles }) => wordsKey(title(articles[0] ?? ''))
    case 'claimant':
      return ({ claimant }) => wordsKey(claimant.name)
    case 'type':
      return ({ claim }) => claim.type && wordsKey(typeName(claim.type))
    case 'verdict':
      return (entry) => worthOf(entry, scales)
    case 'times':
      return ({ appearances }) => appearances.length
    case 'articles':
      return ({ articles }) => articles.length
    case 'relations':
      return ({ ties }) => ties.length || null
    case 'date':
      return ({ date }) => date?.from ?? null
  }
}

/** From worst (0) to best (1) on whatever scale; beyond it what has no place between the two, scale by scale. */
function worthOf({ claim }: Entry, scales: readonly Scale[]): number | null {
  const { verdict } = claim
  if (verdict === null || !isJudged(claim)) return null
  const { value, worst, best } = verdict
  if (value !== null && worst !== null && best !== null && worst !== best)
    return (value - worst) / (best - worst)
  const scale = scales.findIndex(({ id }) => id === verdict.scale)
  return 2 + scale + (scales[scale]?.labels.findIndex(({ id }) => id === verdict.label) ?? 0) / 100
}
