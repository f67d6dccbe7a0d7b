import { count } from './count.ts'

const IN_WORDS = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six'],
  ...['seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
]

export const timeline = {
  title: 'Timeline',
  label: 'Who said what when',
  unnamed: 'No source named',
  asNamed: 'in the text’s words',
  claimants: 'Claimants',
  lanes: (n: number) => count(n, 'claimant', 'claimants'),
  units: { hours: 'Hours', days: 'Days', weeks: 'Weeks', months: 'Months', years: 'Years' },
  unitsLabel: 'Scale',
  span: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  /** Unlike the article's own, a date that is only its article's is said to be one. */
  published: (date: string) => `${date}, its article’s date`,
  about: (date: string) => `about ${date}`,
  undated: 'No date',
  contradicted: 'contradicted',
  contradicts: 'contradicted by',
  hole: (n: number, unit: 'hour' | 'day' | 'week' | 'month' | 'year') =>
    `nothing on record for ${IN_WORDS[n] ?? n} ${unit}${n === 1 ? '' : 's'}`,
  legend: { day: 'on that day', vague: 'about then', contradicted: 'contradicted' },
  opens: 'open',
  filter: 'Filter',
  closeFilter: 'Claimants',
  empty: 'Nothing is claimed yet. Tag what somebody says in an article with',
  emptyEnd: 'and it stands here by its date.',
  noMatch: 'No claim matches the filters.',
} as const
