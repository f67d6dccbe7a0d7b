import { count, inFigures } from './count.ts'

const claims = (n: number) => count(n, 'claim', 'claims')
const articles = (n: number) => count(n, 'article', 'articles')

const times = (n: number) => (n === 1 ? 'said once' : n === 2 ? 'said twice' : `said ${inFigures(n)} times`)

export const people = {
  title: 'People',
  label: 'Who makes claims',
  said: (n: number, words: number) =>
    [count(n, 'person', 'people'), words > 0 ? `${inFigures(words)} only named in the text` : '']
      .filter(Boolean)
      .join(', '),
  words: 'Words in name or role',
  columns: { name: 'Name', claims: 'Claims', times: 'Times', articles: 'Articles' },
  known: 'People',
  named: 'Named in the text, and no person yet',
  counts: (of: { claims: number; times: number; articles: number }) =>
    `${claims(of.claims)}, ${times(of.times)} in ${articles(of.articles)}`,
  contradicted: (n: number) => `${count(n, 'contradiction', 'contradictions')}`,
  empty: 'Nobody claims anything yet. In an article, select what somebody claims and press',
  read: 'Read',
  noMatch: 'Nobody has these letters.',
  clear: 'Show all',
  show: 'Show',
  kinds: {
    all: 'All',
    claiming: 'With claims',
    contradicted: 'Contradicted',
    idle: 'Without claims',
    words: 'Only named in the text',
  },
  roles: 'Role',

  name: 'Name',
  nameWrong: 'A person has a name.',
  role: 'Role',
  roleHint: 'What are they, and for whom?',
  names: 'Other names',
  namesHint: 'One a line, as texts call them',
  namesWhy: 'A claim whose source has one of these names is linked by itself.',
  claims: 'Claims',
  noClaims: 'Nobody has linked a claim to this person yet.',
  open: 'Open the passage',
  times,
  noWords: 'Without words yet',
  ownContradiction: 'contradicts what they say elsewhere:',
  contradictions: (name: string) => (name === '' ? 'contradicts:' : `contradicts ${name}:`),
  openOther: 'Open what it contradicts',

  wordsWhy: 'The words of the text. Nobody has said yet who that is.',
  adopt: 'Make a person of it',
  link: 'Link to a person…',
  adopted: (name: string, n: number) => `${name} is a person now, with ${claims(n)}`,
  linked: (words: string, name: string, n: number) =>
    `${words} is ${name} now: ${count(n, 'passage', 'passages')}. Undo parts them.`,
  isPerson: 'This is a person already.',

  merge: (name: string) => `Merge ${name} into…`,
  linkTo: (words: string) => `“${words}” is…`,
  mergeHint: 'Find the one who stays',
  mergeList: 'People',
  mergeNone: 'There is no other person. Make one with p first.',
  mergeNothing: 'Nobody has these letters.',
  mergeIt: 'merge',
  linkIt: 'link',
  mergeGets: (n: number, of: number, into: string, name: string) =>
    `${n === 0 ? 'No claim' : `${claims(n)} in ${articles(of)}`} ${n === 1 || n === 0 ? 'goes' : 'go'} to ${into}, who is called ${name} too`,
  linkGets: (n: number, of: number, into: string, words: string) =>
    `${count(n, 'passage', 'passages')} in ${articles(of)} ${n === 1 ? 'is' : 'are'} said by ${into}, who is called ${words} too`,
  merged: (name: string, into: string, n: number) => `${name} is ${into} now: ${claims(n)}. Undo parts them.`,

  loses: (name: string, n: number, of: number) =>
    `Deleting takes ${name} off ${claims(n)} in ${articles(of)}, which fall back to the words of the text. Delete again to do it.`,
  deleted: (name: string) => `${name} deleted, and no claim. Undo brings them back.`,
  renamed: (name: string, n: number) => `Renamed to ${name}: ${claims(n)}`,
  isWords: 'These are words of the text and no person: there is nothing to delete.',
  noPassage: 'There is no passage to open.',
  showPerson: (name: string) => `Show ${name} among the people`,
  showRole: 'Show among the people',
} as const
