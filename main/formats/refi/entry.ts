/** A tag's entry as the one description that REFI-QDA has for a code, for people to read and to be read back. */
import type { Tag } from '../../../preload/model.ts'

const PARTS = ['use', 'avoid', 'examples', 'key'] as const
const LABELS = {
  use: 'When to use: ',
  avoid: 'When not to use: ',
  examples: 'Example: ',
  key: 'Key: ',
} as const
const BETWEEN = '\n\n'

type Entry = Pick<Tag, 'definition' | 'use' | 'avoid' | 'key'> & { examples: { quote: string }[] }

export function describeEntry({ definition, use, avoid, examples, key }: Entry): string {
  return [
    definition,
    use && LABELS.use + use,
    avoid && LABELS.avoid + avoid,
    ...examples.map(({ quote }) => LABELS.examples + quote),
    key === null ? '' : `${LABELS.key}${key}`,
  ]
    .filter((part) => part !== '')
    .join(BETWEEN)
}

/** What a description says: all of it is the definition, but for what comes after the labels above. */
export function readEntry(description: string): Entry {
  const entry: Entry = { definition: '', use: '', avoid: '', examples: [], key: null }
  const starts = new RegExp(`(?:^|${BETWEEN})(${PARTS.map((part) => LABELS[part]).join('|')})`, 'g')
  const found = [...description.matchAll(starts)]
  entry.definition = description.slice(0, found[0]?.index ?? description.length)
  for (const [index, match] of found.entries()) {
    const from = match.index + match[0].length
    const words = description.slice(from, found[index + 1]?.index ?? description.length)
    const part = PARTS.find((each) => LABELS[each] === match[1])
    if (part === 'examples') {
      if (words !== '') entry.examples.push({ quote: words })
    } else if (part === 'key') entry.key = /^[1-9]$/.test(words) ? Number(words) : null
    else if (part !== undefined) entry[part] = words
  }
  return entry
}
