import type { Content } from '../../library.ts'
import type { Problem } from '../common/format.ts'
import { listOf, objectOf, objectsIn } from '../common/json-values.ts'
import { OWN } from '../common/own.ts'
import { articleProblems, byCodePoints } from '../standoff/verify.ts'

/** Where Python's str.splitlines() ends a line. */
// eslint-disable-next-line no-control-regex
const SPLITS = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/

/** Reads the lines back: the tokens are the text, spans begin and end with theirs, each range gives its words. */
export function verifySpacy(bytes: Uint8Array, { articles }: Content): Problem[] {
  const lines = new TextDecoder('utf-8', { fatal: true })
    .decode(bytes)
    .split(SPLITS)
    .filter((line) => line !== '')
  if (lines.length !== Math.max(1, articles.length))
    return [
      {
        article: null,
        annotation: null,
        what: `it has ${lines.length} lines for ${articles.length} articles`,
      },
    ]
  return articles.flatMap((each, index) => {
    const task = objectOf(JSON.parse(lines[index] ?? '')) ?? {}
    const at = byCodePoints(each.article.text)
    const tokens = objectsIn(task['tokens'])
    const told = tokens.map(({ text, ws }) => `${String(text)}${ws === true ? ' ' : ''}`).join('')
    const wrong =
      told !== each.article.text ||
      tokens.some(({ text, start, end }) => at(Number(start), Number(end)) !== text) ||
      objectsIn(task['spans']).some(
        ({ start, end, token_start: first, token_end: last }) =>
          first !== undefined &&
          (tokens[Number(first)]?.['start'] !== start || tokens[Number(last)]?.['end'] !== end),
      )
    if (wrong) return [{ article: each.article.id, annotation: null, what: 'its tokens are not its text' }]
    const entities = listOf(task['spans']).flatMap((span) => {
      const { label, start, end } = objectOf(span) ?? {}
      return [{ label: String(label), start: Number(start), end: Number(end) }]
    })
    return articleProblems(each, { text: task['text'], entities, own: task[OWN] }, at)
  })
}
