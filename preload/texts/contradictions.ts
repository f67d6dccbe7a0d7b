import { count, inFigures } from './count.ts'

export const contradictions = {
  title: 'Contradictions',
  label: 'Pairs of claims that contradict each other',
  pairs: 'Pairs',
  all: 'All',
  likenesses: {
    within: 'Within one article',
    across: 'Across articles',
    'without-note': 'Without a note',
  },
  order: 'Order',
  orders: {
    newest: 'Newest first',
    oldest: 'Oldest first',
    claimant: 'By claimant',
    statement: 'By statement',
  },
  shown: (n: number, all: number) =>
    n === all ? count(n, 'pair', 'pairs') : `${inFigures(n)} of ${count(all, 'pair', 'pairs')}`,
  place: (at: number, all: number) => `${inFigures(at)} of ${inFigures(all)}`,
  pair: (left: string, right: string) => `${left} contradicts ${right}`,
  contradicts: 'contradicts',
  unnamed: 'No source named',
  paragraph: (n: number) => `paragraph ${inFigures(n)}`,
  said: (name: string, date: string) => (date === '' ? name : `${name}, ${date}`),
  about: (left: string, right: string) => `for “${left}” and “${right}”`,
  removed: 'No contradiction any more. Undo brings it back.',
  changed: (kind: string) =>
    `The relation now says: ${kind.toLowerCase()}. Undo brings the contradiction back.`,
  export: (claims: number, pairs: number) =>
    `${count(claims, 'claim', 'claims')} of ${count(pairs, 'contradiction', 'contradictions')}`,
  none: 'No claim contradicts another yet. Open a claim in its article and press',
  read: 'Read',
  noMatch: 'No pair matches.',
} as const
