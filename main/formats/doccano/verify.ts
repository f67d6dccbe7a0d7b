import type { Content } from '../../library.ts'
import type { Problem } from '../common/format.ts'
import { listOf, objectOf } from '../common/json-values.ts'
import { OWN } from '../common/own.ts'
import { articleProblems, byCodePoints } from '../standoff/verify.ts'

/** Where Python's str.splitlines() ends a line. */
// eslint-disable-next-line no-control-regex
const SPLITS = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/

/** Reads the lines back with JSON.parse: one an article, each range among its text's code points. */
export function verifyDoccano(bytes: Uint8Array, { articles }: Content): Problem[] {
  const lines = new TextDecoder('utf-8', { fatal: true })
    .decode(bytes)
    .split(SPLITS)
    .filter((line) => line !== '')
  // One line says that there are none.
  if (lines.length !== Math.max(1, articles.length))
    return [
      {
        article: null,
        annotation: null,
        what: `it has ${lines.length} lines for ${articles.length} articles`,
      },
    ]
  return articles.flatMap((each, index) => {
    const record = objectOf(JSON.parse(lines[index] ?? '')) ?? {}
    const entities = listOf(record['entities']).flatMap((entity) => {
      const { label, start_offset: start, end_offset: end } = objectOf(entity) ?? {}
      return [{ label: String(label), start: Number(start), end: Number(end) }]
    })
    const file = { text: record['text'], entities, own: record[OWN] }
    return articleProblems(each, file, byCodePoints(each.article.text))
  })
}
