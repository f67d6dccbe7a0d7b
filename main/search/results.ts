import type { SearchGroup, SearchPassage } from '../../preload/searching.ts'
import type { TextSpan } from '../../preload/text.ts'
import { wholeGraphemes } from '../../preload/text.ts'
import { recordOf } from './documents.ts'
import { snippetOf } from './snippet.ts'
import type { Found } from './host.ts'

/** What is shown of what was found: its record, and the words round the first of its places. */
export function groupsOf({ groups, texts }: Found): SearchGroup[] {
  return groups.map(({ kind, hits, total, isAbout }) => ({
    kind,
    total,
    isAbout,
    hits: hits.flatMap(({ id, article, ranges, titleRanges, ...hit }) => {
      const document = texts[id]
      if (!document) return []
      const { title, text } = document
      // The title is shown above: what stands in the text itself says more.
      const below = ranges.filter(({ start }) => title !== '' && start > text.indexOf(title) + title.length)
      const snippet = below.length > 0 ? snippetOf(text, below) : hit.snippet
      return [
        {
          record: recordOf(id),
          article,
          title,
          titleRanges: [...titleRanges],
          words: text.slice(snippet.start, snippet.end),
          ranges: within(ranges, snippet),
          place: ranges[0] ?? null,
          places: ranges.length,
        },
      ]
    }),
  }))
}

function within(ranges: readonly TextSpan[], { start, end }: TextSpan): TextSpan[] {
  return ranges
    .filter((range) => range.start < end && range.end > start)
    .map((range) => ({ start: Math.max(range.start, start) - start, end: Math.min(range.end, end) - start }))
}

/** How much is shown on either side of a passage, in UTF-16 code units. */
const ROUND = 60

/** Every place where articles answer, each with what stands round it. */
export function passagesOf(
  { groups, texts }: Found,
  most: number,
): { passages: SearchPassage[]; total: number } {
  const passages: SearchPassage[] = []
  let total = 0
  for (const { id, article, ranges } of groups.flatMap(({ hits }) => hits)) {
    const document = texts[id]
    if (!document || article === null) continue
    const { title, text } = document
    total += ranges.length
    for (const { start, end } of ranges) {
      if (passages.length >= most) break
      const round = wholeGraphemes(text, Math.max(0, start - ROUND), Math.min(text.length, end + ROUND))
      passages.push({
        article,
        title,
        start,
        end,
        before: text.slice(round.start, start),
        words: text.slice(start, end),
        after: text.slice(end, round.end),
      })
    }
  }
  return { passages, total }
}
