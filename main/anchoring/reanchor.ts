/** Where a span is in another revision, in UTF-16 code units, half open; or that its passage is not there any more. */
export type Reanchored = { start: number; end: number; certainty: 'sure' | 'likely' } | 'gone'

/** Finds each span's words again: where they stand once in the new text. */
export function reanchor(
  before: string,
  after: string,
  spans: readonly { start: number; end: number }[],
): Reanchored[] {
  return spans.map(({ start, end }) => {
    const words = before.slice(start, end)
    const at = after.indexOf(words)
    if (at === -1 || words === '') return 'gone'
    const once = after.indexOf(words, at + 1) === -1
    return { start: at, end: at + words.length, certainty: once ? 'sure' : 'likely' }
  })
}
