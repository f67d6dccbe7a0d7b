import { count } from './count.ts'

export const exporting = {
  article: (title: string) => `Export “${title}”`,
  library: (n: number) => `Export the library, ${count(n, 'article', 'articles')}`,
  /** Of some claims; what they are is said as in "38 claims of 1,284, as filtered". */
  claims: (said: string) => `Export ${said}`,
  passages: (n: number, articles: number) =>
    `${count(n, 'passage', 'passages')} in ${count(articles, 'article', 'articles')}, without highlights and notes`,
  formats: 'Formats',
  find: 'Find a format',
  groups: {
    used: 'At hand',
    people: 'For people',
    tools: 'For annotation tools',
    corpora: 'For corpora and language processing',
    checks: 'For fact-checks',
    whole: 'To keep or to move all of it',
    others: 'Others',
  },
  nothing: 'No format has these letters. The name of a program is enough.',
  counts: (claims: number, highlights: number, notes: number) =>
    [
      claims > 0 ? count(claims, 'claim', 'claims') : '',
      highlights > 0 ? count(highlights, 'highlight', 'highlights') : '',
      notes > 0 ? count(notes, 'note', 'notes') : '',
    ]
      .filter(Boolean)
      .join(', ') || 'Nothing is marked in it yet.',
  where: 'choose where',
  next: 'its address',
  about: (format: string) => `About ${format}`,
  extension: (extension: string) => `.${extension.replace(/^\./, '')}`,
  positions: {
    'UTF-16': 'positions in UTF-16 units',
    'code points': 'positions in characters (code points)',
    none: 'no positions',
  },
  reads: 'Postil reads it too',
  losses: 'What it cannot hold of this',
  noLosses: 'It holds all of this.',
  looking: 'Seeing what it can hold …',
  url: 'Address of the review',
  urlHint: 'https://',
  urlWhy: 'Where the review is published. It may be left empty: then none is written.',
  urlWrong: 'An address begins with https:// or http://. It may be left empty, too.',
  running: (format: string) => `Exporting as ${format} …`,
  saving: 'Saving …',
  cancel: 'Cancel',
  cancelHint: 'Nothing is written unless all of it is.',
  cancelled: 'Export called off. Nothing was written.',
  failed: 'Not exported.',
  saved: (path: string) => `Saved as ${path}`,
  beside: (names: readonly string[]) => `Beside it: ${names.join(', ')}`,
  savedMarks: (n: number) => count(n, 'annotation', 'annotations'),
  show: 'Show in folder',
  done: 'Done',
}
