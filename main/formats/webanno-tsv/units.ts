/** The rows of a table: tokens, and where a span does not keep to their edges, parts of them. */
import type { TsvSpan } from './layers.ts'
import type { Range, Sentence } from './tokens.ts'

export interface Unit extends Range {
  /** "1-2", "1-2.1". */
  id: string
  spans: TsvSpan[]
}

export interface Units {
  /** By sentences, in the order of the file. */
  rows: Unit[][]
  /** Those that each span covers, in their order. */
  of: ReadonlyMap<TsvSpan, Unit[]>
}

export function unitsOf(sentences: readonly Sentence[], spans: readonly TsvSpan[]): Units {
  const tokens = sentences.flatMap((sentence, at) =>
    sentence.tokens.map(({ start, end }, index) => ({
      sentence: at,
      whole: { id: `${at + 1}-${index + 1}`, start, end, spans: [] } satisfies Unit as Unit,
      parts: new Map<string, Unit>(),
    })),
  )
  const of = new Map<TsvSpan, Unit[]>()
  for (const span of spans) {
    const own: Unit[] = []
    for (let at = firstAfter(tokens, span.start); at < tokens.length; at++) {
      const token = tokens[at]
      if (!token || token.whole.start >= span.end) break
      const start = Math.max(span.start, token.whole.start)
      const end = Math.min(span.end, token.whole.end)
      const isWhole = start === token.whole.start && end === token.whole.end
      const key = `${start} ${end}`
      const unit = isWhole ? token.whole : (token.parts.get(key) ?? { id: '', start, end, spans: [] })
      if (!isWhole) token.parts.set(key, unit)
      unit.spans.push(span)
      own.push(unit)
    }
    of.set(span, own)
  }
  const rows: Unit[][] = sentences.map(() => [])
  for (const { sentence, whole, parts } of tokens) {
    const inOrder = [...parts.values()].sort((a, b) => a.start - b.start || a.end - b.end)
    for (const [index, part] of inOrder.entries()) part.id = `${whole.id}.${index + 1}`
    rows[sentence]?.push(whole, ...inOrder)
  }
  return { rows, of }
}

/** The first token that ends after an offset. */
function firstAfter(tokens: readonly { whole: Range }[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.whole.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
