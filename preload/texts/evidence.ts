import { count } from './count.ts'

export const evidence = {
  title: 'Evidence',
  add: 'Add a piece',
  /** "2 for, 1 against": what the pieces say together. */
  sum: (inFavour: number, against: number, rest: number) =>
    [
      inFavour > 0 && `${inFavour} for`,
      against > 0 && `${against} against`,
      rest > 0 && (inFavour + against > 0 ? `${rest} open` : count(rest, 'piece', 'pieces')),
    ]
      .filter(Boolean)
      .join(', '),
  piece: (n: number) => `Evidence ${n}`,
  question: 'Question',
  questionHint: 'What must be answered to judge the claim?',
  answer: 'Answer',
  answerHint: 'The answer',
  stance: 'For or against the claim',
  stances: { for: 'For', against: 'Against' },
  noStance: 'For or against?',
  date: 'Date of the evidence',
  dateHint: 'Its date',
  hindsight: 'hindsight',
  hindsightWhy: 'Later than the claim: whoever made it could not know this.',
  rests: 'What it rests on',
  link: 'Link',
  linkHint: 'https://…',
  file: 'File…',
  quote: 'Quote',
  otherQuote: 'Another passage',
  notALink: 'A link begins with http:// or https://.',
  showFile: (name: string) => `Show ${name} in its folder`,
  openQuote: 'Open the passage',
  takeOff: 'Take off what it rests on',
  remove: 'Delete this piece',
  removed: 'Evidence deleted. Undo brings it back.',
  added: 'Evidence added. Write the question it answers.',
  quoted: (quote: string) => `Evidence: ${quote}`,
  copied: (name: string) => `${name} is copied into the library.`,
  gone: 'an article that is not in the library any more',
} as const
