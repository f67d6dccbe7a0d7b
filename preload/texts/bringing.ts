import { count, inFigures } from './count.ts'

const articles = (n: number): string => count(n, 'article', 'articles')
const passages = (n: number): string => count(n, 'passage', 'passages')

/** Annotations of other programs, before and after they are brought in. */
export const bringing = {
  title: (format: string) => `Annotations in ${format}`,
  files: (first: string, more: number) =>
    more === 0 ? first : `${first} and ${count(more, 'more file', 'more files')}`,
  bring: 'Bring in',
  bringingIn: 'Bringing in …',
  planning: 'Working it out …',
  cancel: 'Cancel',
  cancelled: 'No annotations were brought in.',
  nothing: 'There is nothing in it that could be brought in.',
  nothingNew: 'All of this is in the library already.',
  what: 'What comes in',
  tally: { new: 'new', known: 'here already', changed: 'newer than here' },
  rows: {
    annotations: 'Annotations',
    claims: 'Claims',
    relations: 'Relations',
    tags: 'Tags',
    people: 'People',
  },
  articles: {
    new: (n: number) => `${articles(n)} ${n === 1 ? 'comes' : 'come'} in`,
    known: (n: number) => `${articles(n)} ${n === 1 ? 'is' : 'are'} here already`,
    homeless: (n: number) =>
      `${articles(n)} ${n === 1 ? 'is' : 'are'} not in the library, and the file has no text of ${n === 1 ? 'it' : 'them'}`,
  },
  annotations: (n: number) => count(n, 'annotation', 'annotations'),
  more: (n: number) => `and ${inFigures(n)} more`,
  homeless: (n: number) => `${count(n, 'annotation stays', 'annotations stay')} out.`,
  choose: (n: number) => `Choose ${n === 1 ? 'its' : 'their'} article …`,
  chooseOther: 'Choose another …',
  goesTo: (title: string) => `They go to “${title}”.`,
  leaveOut: 'Leave them out',
  article: 'The article that they belong to',
  articleHint: 'Words of its title',
  noArticle: 'No article has these words.',
  places: 'Where they stand',
  allAtPlace: (n: number) => `${passages(n)}, ${n === 1 ? 'where' : 'each where'} the file says.`,
  atPlace: (n: number) => `${passages(n)} where the file says`,
  byQuote: (n: number) => `${n} found by ${n === 1 ? 'its' : 'their'} words`,
  notFound: (n: number) =>
    `${n} not found: kept without a place, and asked about in ${n === 1 ? 'its' : 'their'} article`,
  unit: 'Positions count',
  units: { 'UTF-16': 'UTF-16 units', 'code points': 'characters (code points)' },
  fit: (n: number, of: number) => `${inFigures(n)} of ${inFigures(of)} fit the text`,
  declared: 'as the format says',
  guessed: 'as the quotes in it say',
  problems: (n: number) => `To be known: ${count(n, 'point', 'points')}`,
  wholeFile: 'In all of it',
  kept: (n: number) =>
    `${count(n, 'record says', 'records say')} something that Postil has no field for. It is kept, and written out again.`,
  came: (n: number) => `${articles(n)} came in beside them.`,
  done: (annotations: number, came: number) =>
    annotations > 0
      ? `${count(annotations, 'annotation', 'annotations')} came in`
      : came > 0
        ? `${articles(came)} came in`
        : 'Nothing came in',
  doneAlso: (parts: readonly string[]) => `With ${parts.join(', ')}.`,
  also: {
    claims: (n: number) => count(n, 'claim', 'claims'),
    relations: (n: number) => count(n, 'relation', 'relations'),
    tags: (n: number) => count(n, 'tag', 'tags'),
    people: (n: number) => count(n, 'person', 'people'),
  },
  changed: (n: number) =>
    `${count(n, 'record is', 'records are')} as the file has ${n === 1 ? 'it' : 'them'} now.`,
  open: (title: string) => `Open “${title}”`,
  close: 'Close',
}
