import { count } from './count.ts'

const articles = (n: number): string => count(n, 'article', 'articles')

export const importing = {
  title: 'Importing',
  of: (done: number, total: number) => `${done} of ${total}`,
  cancel: 'Cancel',
  cancelling: 'Stopping …',
  cancelHint: 'Nothing is brought in unless all of it is.',
  cancelled: 'Import called off. Nothing was brought in.',
  underWay: 'An import is under way.',
  cameOne: (title: string) => `Imported: ${title}`,
  done: (came: number, newer: number) =>
    came > 0 ? `${articles(came)} came in` : newer > 0 ? 'A newer text came in' : 'Nothing came in',
  came: (n: number) => `Came in: ${articles(n)}`,
  known: (n: number) => `Here already: ${articles(n)}`,
  openedKnown: (title: string) => `Here already: ${title}`,
  knownAs: (title: string) => `the same text as “${title}”`,
  newer: (n: number) => `Newer texts of ${articles(n)}`,
  newerOf: (title: string) => `another text of “${title}”, kept beside it`,
  review: 'Compare',
  failed: (n: number) => `Could not be read: ${count(n, 'file', 'files')}`,
  skipped: (n: number) => `${count(n, 'file', 'files')} of other kinds passed over.`,
  pasted: 'What was pasted',
  encoding: (name: string, guessed: boolean) =>
    guessed ? `Read as ${name}, which is a guess.` : `Read as ${name}.`,
  open: 'Open',
  close: 'Close',
  undoHint: 'takes all of it back',
  drop: 'Drop to import',
  nothingToPaste: 'There is no text to paste.',
}
