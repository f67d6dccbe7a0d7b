import { count, inFigures } from './count.ts'

export const ledger = {
  title: 'Claims',
  label: 'Claims of the library',
  columns: {
    statement: 'Statement',
    article: 'Article',
    claimant: 'Claimant',
    type: 'Type',
    verdict: 'Verdict',
    times: 'Times said',
    articles: 'Articles',
    relations: 'Relations',
    date: 'Date',
  },
  /** As they stand in the head: "Times, in", as the cells below have it. */
  heads: {
    statement: 'Statement',
    article: 'article',
    claimant: 'Claimant',
    type: 'type',
    verdict: 'Verdict',
    times: 'Times',
    articles: 'in',
    relations: 'Relations',
    date: 'Date',
  },
  sortBy: (column: string) => `Sort by ${column.toLowerCase()}`,
  sorted: (column: string, descending: boolean) =>
    `Sorted by ${column.toLowerCase()}, ${descending ? 'descending' : 'ascending'}`,
  mark: 'Marked',
  noWords: 'Without words yet',
  inArticles: (n: number) => `in ${n}`,
  about: 'c.',
  marked: (n: number) => `${inFigures(n)} marked`,
  unmarked: 'Nothing is marked',
  place: (at: number, all: number) => `${inFigures(at)} of ${inFigures(all)}`,
  hand: (n: number, statement: string) =>
    n > 1 ? `for ${inFigures(n)} claims` : statement === '' ? 'for the claim' : `for “${statement}”`,
  tagged: (n: number, path: string) => `${count(n, 'claim', 'claims')} tagged ${path}`,
  untagged: (n: number, path: string) => `Tag ${path} taken off ${count(n, 'claim', 'claims')}`,
  judged: (n: number, verdict: string) => `${count(n, 'claim', 'claims')}: ${verdict.toLowerCase()}`,
  exportMarked: (claims: string, all: string) => `${claims} of ${all}, as marked`,
  exportFiltered: (claims: string, all: string) => `${claims} of ${all}, as filtered`,
  openPoints: (points: readonly string[]) => `Open: ${points.join('; ').toLowerCase()}`,
  nowhere: 'This claim has no passage any more.',
  none: 'No claims yet. In an article, select what somebody claims and press',
  read: 'Read',
  noMatch: 'No claim matches.',
} as const

export const judge = {
  label: 'Verdict',
  list: 'Verdicts, by scale',
  judge: 'judge',
  placeholder: 'Find a verdict',
  nothing: 'No scale has this verdict.',
  back: 'back',
} as const
