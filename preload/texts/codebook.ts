import { count, inFigures } from './count.ts'

const annotations = (n: number) => count(n, 'annotation', 'annotations')
const articles = (n: number) => count(n, 'article', 'articles')
const carried = (n: number, of: number) =>
  n === 0 ? 'no annotation' : `${annotations(n)} in ${articles(of)}`
const below = (n: number) => count(n, 'tag below it', 'tags below it')

export const codebook = {
  title: 'Codebook',
  label: 'Tags of the codebook',
  tags: (n: number) => count(n, 'tag', 'tags'),
  shown: (n: number, all: number) =>
    n === all ? count(all, 'tag', 'tags') : `${inFigures(n)} of ${count(all, 'tag', 'tags')}`,
  words: 'Words in path or entry',
  empty: 'No tags yet. Make the first one here, or give one to a passage with',
  make: 'Make a tag',
  noMatch: 'No tag matches.',
  clear: 'Show all',
  newTag: 'New tag',
  newHint: 'A name, or names with a / between them',
  added: (path: string) => `Tag ${path} made`,

  marks: (n: number) => annotations(n),
  key: (key: number) => `key ${key}`,
  heading: 'no tag itself',
  headingWhy: (n: number) => `A part of the path of ${count(n, 'tag', 'tags')}, and no tag itself.`,
  makeHeading: 'Make it a tag',
  drop: 'To the top',

  path: 'Path',
  colour: 'Colour',
  ownColour: 'A colour of one’s own',
  hex: 'Colour in six hex digits',
  noHex: 'A colour is # and six hex digits, such as #2e7fb8.',
  keyLabel: 'Key',
  noKey: 'None',
  taken: (key: number, path: string) => `${key}, now ${path}`,
  definition: 'Definition',
  definitionHint: 'What is it?',
  use: 'Use it',
  useHint: 'When to give it',
  avoid: 'Not for',
  avoidHint: 'When not, and what to give instead',
  examples: 'Examples',
  noExamples: 'In the text, select a passage that shows what it is for, and press',
  openExample: 'Open the example',
  elsewhere: 'from a codebook of elsewhere',
  removeExample: (quote: string) => `Delete the example “${quote}”`,
  carriedBy: 'Carried by',
  nothing: 'Nothing carries it yet.',
  more: (n: number) => `and ${inFigures(n)} more`,
  open: 'Open the passage',
  kinds: { appearance: 'claim', highlight: 'highlight', note: 'note' },
  whole: 'on the whole article',
  carries: (n: number, of: number, tags: number) =>
    [
      n === 0 ? 'Nothing carries it' : n === 1 ? `1 annotation carries it` : `${carried(n, of)} carry it`,
      tags > 0 ? `${below(tags)}` : '',
    ]
      .filter(Boolean)
      .join('; '),
  isTaken: (path: string) => `There is a tag “${path}” already. Merge the two, or choose another name.`,
  renamed: (path: string, n: number, tags: number) =>
    `Renamed to ${path}: ${annotations(n)}${tags > 0 ? `, ${below(tags)} along` : ''}`,
  moved: (path: string, tags: number) => `Moved to ${path}${tags > 0 ? `, with ${below(tags)}` : ''}`,
  noNest: 'There is no tag before it to move it below.',
  noLift: 'It is at the top already.',

  merge: (path: string) => `Merge ${path} into…`,
  mergeHint: 'Find the tag that stays',
  mergeList: 'Tags',
  mergeNone: 'There is no other tag to merge it with.',
  mergeNothing: 'No tag has these letters.',
  mergeIt: 'merge',
  mergeGets: (n: number, of: number, into: string, tags: number) =>
    `${carried(n, of)} ${n === 1 ? 'gets' : 'get'} ${into}${tags > 0 ? `; ${below(tags)} ${tags === 1 ? 'goes' : 'go'} along` : ''}`,
  merged: (path: string, into: string, n: number) =>
    `${path} merged into ${into}: ${annotations(n)}. Undo parts them.`,

  undefined: 'Nothing is written of it yet.',
  entry: 'its definition',
  exampleCount: (n: number) => count(n, 'example', 'examples'),
  loses: (path: string, n: number, of: number, losses: readonly string[]) => {
    const entry = losses.length > 0 ? losses.join(', ') : null
    const what =
      n === 0
        ? `Deleting ${path} takes along ${entry ?? 'nothing'}`
        : `Deleting takes ${path} off ${carried(n, of)}${entry ? `, and takes along ${entry}` : ''}`
    return `${what}. Delete again to do it.`
  },
  deleted: (path: string, n: number) =>
    n === 0
      ? `Tag ${path} deleted. Undo brings it back.`
      : `Tag ${path} deleted, and no annotation. Undo brings it back.`,
  isHeading: 'This is no tag of its own: it goes with the last tag below it.',

  show: 'Show',
  kindsOf: {
    all: 'All tags',
    used: 'In use',
    unused: 'Not in use',
    undefined: 'Without a definition',
    exampleless: 'Without an example',
  },
  files: 'Files',
  import: 'Import…',
  exportJson: 'Export as JSON…',
  exportCsv: 'Export as CSV…',
  exportQdc: 'Export as QDC…',
  imported: (added: number, changed: number) =>
    added + changed === 0
      ? 'Imported: all of it was here already'
      : `Imported: ${inFigures(added)} added, ${inFigures(changed)} changed`,
  exported: (path: string) => `Codebook saved as ${path}`,

  exampleLabel: 'Example of a tag',
  exampleOf: 'add as an example',
  exampleMake: 'make, and add as an example',
  exampleAdded: (path: string) => `Added to the examples of ${path}`,
  exampleThere: (path: string) => `This is among the examples of ${path} already`,
  exampleNothing: 'Select a passage that is an example, or go to an annotation.',
} as const
