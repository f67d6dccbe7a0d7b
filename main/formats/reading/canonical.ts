/** From a text as a file has it to the canonical text that the library keeps (DESIGN.md, the model). */

export interface Canonical {
  text: string
  /** An offset over the file's text as one over the canonical text, both in UTF-16 code units. */
  offset(offset: number): number
}

/** A byte order mark at the start goes, line ends become \n, nothing else is touched. */
export function canonicalOf(raw: string): Canonical {
  const marks = /^\ufeff*/.exec(raw)?.[0].length ?? 0
  if (marks === 0 && !raw.includes('\r')) return { text: raw, offset: (offset) => offset }
  // Places after which there is one code unit less: a line feed that follows a carriage return.
  const dropped: number[] = []
  for (let at = raw.indexOf('\r\n'); at >= 0; at = raw.indexOf('\r\n', at + 2)) dropped.push(at + 1)
  return {
    text: raw.slice(marks).replace(/\r\n?/g, '\n'),
    offset(offset) {
      let low = 0
      let high = dropped.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((dropped[middle] ?? 0) < offset) low = middle + 1
        else high = middle
      }
      return Math.max(0, offset - low - marks)
    },
  }
}
