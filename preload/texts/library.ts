import { count, inFigures } from './count.ts'

const articles = (n: number): string => count(n, 'article', 'articles')

export interface Counts {
  claims: number
  highlights: number
  notes: number
  likely: number
  gone: number
}

export const library = {
  openRecent: 'Open recent',
  recentCleared: 'The list of recent articles is empty',
  title: 'Library',
  articles,
  empty: 'No articles yet.',
  emptyAsk: 'Import articles',
  emptyDrop: 'or drop files here, or paste a text.',
  noMatch: 'No article has these words.',
  showAll: 'Show all',
  onlyArchived: 'All articles are in the archive.',
  showArchived: 'Show the archive',
  notices: 'What needs attention',
  codebook: 'Codebook',
  noTags: 'No tags yet. Give the first one with',
  key: (key: number) => `Key ${key} in the text`,
  used: (here: number, all: number) =>
    here === 0 ? `${all} in the library` : `${here} in this article, ${all} in the library`,
  /** What an article holds; `open` are its open points. */
  counts: ({ claims, highlights, notes, likely, gone }: Counts, open: number) =>
    [
      claims > 0 ? count(claims, 'claim', 'claims') : '',
      open > 0 ? `${inFigures(open)} open` : '',
      claims === 0 && highlights + notes > 0 ? count(highlights + notes, 'mark', 'marks') : '',
      likely > 0 ? `${inFigures(likely)} to confirm` : '',
      gone > 0 ? `${inFigures(gone)} gone` : '',
    ]
      .filter(Boolean)
      .join(', '),
  newer: 'A newer text is here',
  archived: 'archived',

  filter: 'Find an article',
  arrange: 'Order of the list',
  sort: 'Sorted by',
  group: 'Grouped by',
  sorts: {
    date: 'date',
    title: 'title',
    publisher: 'publisher',
    added: 'when it came in',
    claims: 'number of claims',
    open: 'open points',
  },
  groups: {
    none: 'nothing',
    publisher: 'publisher',
    date: 'month',
    state: 'state of the work',
    tag: 'tag',
    collection: 'collection',
  },
  archive: 'Archive too',
  noPublisher: 'No publisher',
  noDate: 'No date',
  untagged: 'No tag',
  uncollected: 'In no collection',
  import: 'Import articles',
  importKinds: 'Text, Markdown, HTML, MHTML, PDF, Word, EPUB',

  states: { new: 'New', work: 'In work', done: 'Done' },
  stateSaid: { new: 'new', work: 'in work', done: 'done' },
  nowIn: (state: 'new' | 'work' | 'done', n: number, title: string) =>
    n === 1 ? `“${title}” is ${library.stateSaid[state]}` : `${articles(n)} are ${library.stateSaid[state]}`,
  allDone: 'Every article is done.',
  toArchive: (on: boolean, n: number, title: string) =>
    `${n === 1 ? `“${title}”` : articles(n)} ${on ? 'put into the archive' : 'taken out of the archive'}`,

  marked: (n: number) => `${inFigures(n)} marked`,
  actDone: 'Done',
  actCollect: 'Collection',
  actArchive: 'Archive',
  actUnarchive: 'Out of the archive',
  actDelete: 'Delete',

  loses: (n: number, title: string, losses: readonly string[]) =>
    `Deleting ${n === 1 ? `“${title}”` : articles(n)} takes ${losses.length === 0 ? 'no annotation' : losses.join(', ')} along. Press again to delete.`,
  lostClaims: (n: number) => count(n, 'claim', 'claims'),
  lostMarks: (n: number) => count(n, 'highlight or note', 'highlights and notes'),
  lostRelations: (n: number) => count(n, 'relation', 'relations'),
  deleted: (n: number, title: string) =>
    `${n === 1 ? `“${title}”` : articles(n)} deleted. Undo brings ${n === 1 ? 'it' : 'them'} back.`,
  restored: (n: number) =>
    n === 0 ? 'No seed article is missing.' : `${articles(n)} that came with Postil brought back.`,

  collect: 'Put into a collection',
  collectPlaceholder: 'Find a collection, or name a new one',
  collectList: 'Collections',
  collectNone: 'No collections yet. Type a name for the first one.',
  collectMake: (name: string) => `Make “${name}”`,
  collectIn: 'is in it',
  collectGive: 'put in',
  collectTake: 'take out',
  collectRename: 'rename',
  collectRemove: 'delete, its articles stay',
  collectRemoved: (name: string) => `“${name}” deleted. Its articles stay.`,
  collectAbout: (n: number, title: string) => (n === 1 ? title : articles(n)),
  collected: (on: boolean, n: number, name: string) =>
    `${articles(n)} ${on ? 'put into' : 'taken out of'} “${name}”`,
  dropInto: (name: string) => `Drop into “${name}”`,

  details: 'About this article',
  fieldTitle: 'Title',
  byline: 'By',
  bylineHint: 'Who wrote it',
  publisher: 'Publisher',
  publisherHint: 'Where it was published',
  publishedOn: 'Published',
  publishedHint: 'When? 6 March 2014',
  url: 'Address',
  urlHint: 'Where it can be read',
  language: 'Language',
  languageHint: 'en, de, fr …',
  came: 'Came from',
  cameSeed: 'the articles that come with Postil',
  camePasted: 'pasted',
  encoding: (name: string, guessed: boolean) => `read as ${name}${guessed ? ' (a guess)' : ''}`,
  revision: 'Revision',
  collections: 'Collections',
}
