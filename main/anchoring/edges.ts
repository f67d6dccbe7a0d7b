/** A stretch at the end of which two texts are known to be the same. */
export interface Trimmed {
  /** How many UTF-16 code units the two share at their start. */
  readonly head: number
  /** How many they share at their end, beyond the head. */
  readonly tail: number
}

const STEPS = [32_768, 2048, 128]
/** How far back a safe place to cut is looked for. */
const REACH = 4096

/**
 * What two texts share at their ends, less what stands in the same paragraph as the first or last difference: there a
 * sentence that was taken out may begin like the one behind it, and where the texts part is not where the edit was made.
 * The ends are cut at line ends, or, in a text without any, at a blank far enough away.
 */
export function trimEnds(before: string, after: string): Trimmed {
  const most = Math.min(before.length, after.length)
  let head = sameHead(before, after, most)
  if (head === before.length && head === after.length) return { head, tail: 0 }
  head = cutBefore(before, head)
  let tail = sameTail(before, after, most - head)
  tail = before.length - cutAfter(before, before.length - tail)
  return { head, tail }
}

/** Compares slices, which the engine does in native code, in ever smaller steps, and looks only into the last. */
function sameHead(a: string, b: string, most: number): number {
  let at = 0
  for (const step of STEPS) {
    while (at + step <= most && a.slice(at, at + step) === b.slice(at, at + step)) at += step
  }
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

function sameTail(a: string, b: string, most: number): number {
  let same = 0
  const slice = (text: string, step: number) => text.slice(text.length - same - step, text.length - same)
  for (const step of STEPS) while (same + step <= most && slice(a, step) === slice(b, step)) same += step
  while (same < most && a.charCodeAt(a.length - same - 1) === b.charCodeAt(b.length - same - 1)) same++
  return same
}

/** The start of the line that `at` is in; without line ends the last blank that is not near. */
function cutBefore(text: string, at: number): number {
  if (at === 0) return 0
  const line = text.lastIndexOf('\n', at - 1)
  if (line >= 0 && at - line <= REACH) return line + 1
  if (at <= REACH) return 0
  const blank = text.lastIndexOf(' ', at - REACH)
  return blank < 0 || at - blank > 2 * REACH ? 0 : blank + 1
}

/** The end of the line that `at` is in, likewise. */
function cutAfter(text: string, at: number): number {
  if (at >= text.length) return text.length
  const line = text.indexOf('\n', at)
  if (line >= 0 && line - at <= REACH) return line
  if (text.length - at <= REACH) return text.length
  const blank = text.indexOf(' ', at + REACH)
  return blank < 0 || blank - at > 2 * REACH ? text.length : blank
}
