import { diffArrays, diffWordsWithSpace } from 'diff'
import type { Difference } from '../../preload/contract.ts'
import type { Article, Block, Range } from '../../preload/model.ts'

type Text = Pick<Article, 'text' | 'blocks'>

/**
 * What differs between two revisions, paragraph by paragraph in the order of the second, and within a paragraph word by
 * word (Myers's method, by the library diff). Ranges are UTF-16 code units, half open.
 */
export function differencesOf(before: Text, after: Text): Difference[] {
  const words = ({ text }: Text, { start, end }: Block): string => text.slice(start, end)
  const [old, now] = [before.blocks, after.blocks]
  const parts = diffArrays(
    old.map((block) => words(before, block)),
    now.map((block) => words(after, block)),
    { timeout: 2000 },
  ) ?? [
    { value: old, removed: true, added: false },
    { value: now, removed: false, added: true },
  ]
  const differences: Difference[] = []
  let [i, j] = [0, 0]
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!
    if (!part.removed && !part.added) {
      for (let n = 0; n < part.value.length; n++) differences.push(pair(before, after, old[i++]!, now[j++]!))
      continue
    }
    // What is taken out and what stands in its place come one after the other: they are shown beside each other.
    const next = parts[at + 1]
    const [gone, come] = part.removed
      ? [part.value.length, next?.added ? next.value.length : 0]
      : [0, part.value.length]
    if (part.removed && next?.added) at++
    for (let n = 0; n < Math.max(gone, come); n++)
      differences.push(pair(before, after, n < gone ? old[i++]! : null, n < come ? now[j++]! : null))
  }
  return differences
}

function pair(before: Text, after: Text, old: Block | null, now: Block | null): Difference {
  const range = (block: Block | null): Range | null => block && { start: block.start, end: block.end }
  const all = (block: Block | null): Range[] => (block ? [{ start: block.start, end: block.end }] : [])
  const difference = { before: range(old), after: range(now), moved: false }
  if (!old || !now) return { ...difference, removed: all(old), added: all(now) }
  const changes = diffWordsWithSpace(
    before.text.slice(old.start, old.end),
    after.text.slice(now.start, now.end),
    { timeout: 1000 },
  )
  if (!changes) return { ...difference, removed: all(old), added: all(now) }
  const [removed, added]: [Range[], Range[]] = [[], []]
  let [at, to] = [old.start, now.start]
  for (const { value, removed: isRemoved, added: isAdded } of changes) {
    if (isRemoved) removed.push({ start: at, end: at + value.length })
    if (isAdded) added.push({ start: to, end: to + value.length })
    if (!isAdded) at += value.length
    if (!isRemoved) to += value.length
  }
  return { ...difference, removed, added }
}
