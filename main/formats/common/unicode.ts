/** Half of a surrogate pair without its other half: no character, and not to be written in UTF-8. */
const LONE = /\p{Surrogate}/gu
const HIGH = /[\ud800-\udbff]/

/**
 * A copy of a value with every lone surrogate in its strings replaced by U+FFFD, one code unit by one, so that offsets
 * hold in UTF-16 as well as in code points. The same value where there is none.
 */
export function wellFormed<T>(value: T): T {
  return clean(value) as T
}

function clean(part: unknown): unknown {
  if (typeof part === 'string') return part.replace(LONE, '\ufffd')
  if (Array.isArray(part)) {
    const copy = part.map(clean)
    return copy.some((item, index) => item !== part[index]) ? copy : part
  }
  if (part === null || typeof part !== 'object' || ArrayBuffer.isView(part)) return part
  const entries = Object.entries(part).map(([key, item]) => [key, item, clean(item)] as const)
  if (entries.every(([, old, now]) => old === now)) return part
  return Object.fromEntries(entries.map(([key, , now]) => [key, now]))
}

/**
 * Converts offsets in UTF-16 code units over `text` into offsets in code points. An offset inside a surrogate pair counts as
 * the place before it. One pass over the text, then one look-up an offset.
 */
export function codePointOffsets(text: string): (offset: number) => number {
  if (!HIGH.test(text)) return (offset) => offset
  // The places of the second halves, in order: what lies before an offset is what UTF-16 counts too much.
  const seconds: number[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0
    if (code > 0xffff) seconds.push(++at)
  }
  return (offset) => {
    let low = 0
    let high = seconds.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((seconds[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return offset - low
  }
}

/**
 * Converts offsets in code points over `text` into offsets in UTF-16 code units: the other way round. Null for what is no offset
 * of this text.
 */
export function codeUnitOffsets(text: string): (offset: number) => number | null {
  const inText = (offset: number, most: number): boolean =>
    Number.isInteger(offset) && offset >= 0 && offset <= most
  if (!HIGH.test(text)) return (offset) => (inText(offset, text.length) ? offset : null)
  // In code points, where each of the pairs stands: all that come before an offset have taken one unit more.
  const pairs: number[] = []
  let points = 0
  for (let at = 0; at < text.length; at++, points++) {
    if ((text.codePointAt(at) ?? 0) <= 0xffff) continue
    pairs.push(points)
    at++
  }
  return (offset) => {
    if (!inText(offset, points)) return null
    let low = 0
    let high = pairs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return offset + low
  }
}
