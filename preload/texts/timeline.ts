import { count } from './count.ts'

const IN_WORDS = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six'],
  ...['seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
]

export const timeline = {
  title: 'Timeline',
  label: 'Who said what when',
  unnamed: 'No source named',
  claimants: 'Claimants',
  laneLabel: (name: string, role: string, n: number) =>
    [name, role, count(n, 'appearance', 'appearances')].filter(Boolean).join(', '),
  units: { hours: 'Hours', days: 'Days', weeks: 'Weeks', months: 'Months', years: 'Years' },
  unitsLabel: 'Scale',
  /** Unlike the article's own, a date that is only its article's is said to be one. */
  published: (date: string) => `${date}, its article’s date`,
  undated: 'No date',
  contradictedBy: (names: readonly string[]) => `contradicted by ${names.join(' and ')}`,
  more: (n: number) => `and ${n} more`,
  hole: (n: number, unit: 'hour' | 'day' | 'week' | 'month' | 'year') =>
    `nothing on record for ${IN_WORDS[n] ?? n} ${unit}${n === 1 ? '' : 's'}`,
  holes: 'Holes in the record',
  legendLabel: 'Signs',
  legend: {
    day: 'on that day',
    vague: 'about then',
    contradicted: 'contradicted',
    hole: 'nothing on record',
  },
  opens: 'open',
  show: 'Show',
  filtered: 'Filtered',
  changeFilter: 'Change what is shown',
  names: 'Back to the claimants',
  empty: 'Nothing is claimed yet. In an article, select what somebody claims and press',
  read: 'Read',
  noMatch: 'No claim matches.',
} as const
