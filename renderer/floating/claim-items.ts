/** The claims that the pickers of "same claim as" and of relations offer. */
import { candidatesFor, type Ranking } from '../web/candidates.ts'
import type { Entry } from '../web/entries.ts'
import { find, type Found } from './search.ts'

export const MOST_CLAIMS = 50

export type ClaimRow = Found<{ name: string }> & { readonly key: string; readonly entry: Entry }

/** Best candidates while nothing is typed; else what answers it in statement, quotes and claimants. */
export function claimRows(typed: string, of: Entry, entries: readonly Entry[], ranking: Ranking): ClaimRow[] {
  if (typed.trim() === '')
    return candidatesFor(of, entries, ranking, MOST_CLAIMS).map((entry) => ({
      key: entry.id,
      entry,
      item: { name: nameOf(entry) },
      score: 0,
      name: [],
      because: null,
    }))
  const items = entries
    .filter((entry) => entry.id !== of.id)
    .map((entry) => ({ name: nameOf(entry), aside: asideOf(entry), entry }))
  return find(typed, items)
    .slice(0, MOST_CLAIMS)
    .map((found) => ({ ...found, key: found.item.entry.id, entry: found.item.entry }))
}

function nameOf(entry: Entry): string {
  return entry.statement || entry.appearances.map((row) => row.source || row.cue).find(Boolean) || '…'
}

function asideOf(entry: Entry): string {
  return [entry.claimant.name, ...entry.appearances.flatMap((row) => [row.content, row.source])].join(' ')
}
