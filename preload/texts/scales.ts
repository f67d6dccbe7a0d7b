import { count } from './count.ts'

export const scales = {
  title: 'Verdict scales',
  why: 'What verdicts are chosen from. Those that come with Postil stay as they are.',
  comes: 'comes with Postil',
  add: 'Make a scale',
  newName: 'My scale',
  newLabels: ['Holds', 'Does not hold'],
  edit: (name: string) => `Edit ${name}`,
  done: 'Done',
  name: 'Name',
  worst: 'Worst',
  best: 'Best',
  labels: 'Labels, with their values',
  label: (n: number) => `Label ${n}`,
  value: (name: string) => `Value of ${name || 'the label'}`,
  noValue: 'none',
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  removeLabel: (name: string) => `Delete ${name}`,
  addLabel: 'Add a label',
  remove: 'Delete the scale',
  removed: (name: string, verdicts: number) =>
    verdicts === 0
      ? `${name} deleted. Undo brings it back.`
      : `${name} deleted; ${count(verdicts, 'verdict', 'verdicts')} given on it ${verdicts === 1 ? 'stays' : 'stay'}. Undo brings it back.`,
  verdicts: (n: number) => count(n, 'verdict', 'verdicts'),
  moved: (name: string, at: number, all: number) => `${name} is ${at} of ${all}`,
  problems: {
    name: 'A scale has a name.',
    taken: 'Another scale has this name.',
    number: 'This is a number.',
    ends: 'Worst and best are two numbers that differ.',
    label: 'A label has a name.',
    twice: 'Another label has this name.',
    beyond: (worst: number, best: number) => `A value lies between ${worst} and ${best}, or is left out.`,
  },
} as const
