import type { Context } from '../../preload/contract.ts'
import type { Appearance, Article } from '../../preload/model.ts'
import { spansOf } from '../../preload/rows.ts'
import { segmentText } from './segments.ts'

const COUNTED = new Set(['paragraph', 'quote', 'item'])

/** The paragraphs that an appearance stands in, so that it can be quoted in its sentence; those of what is gone are empty. */
export function contextOf(article: Article, appearance: Appearance): Context {
  const { text, blocks, language } = article
  // What is gone has its places in a revision that this text is not.
  const spans = appearance.target.state === 'gone' ? [] : spansOf(appearance)
  const first = Math.min(...spans.map(({ start }) => start))
  const last = Math.max(...spans.map(({ end }) => end))
  const within = blocks.filter((block) => block.start < last && first < block.end)
  const start = Math.min(first, within[0]?.start ?? first)
  const end = Math.max(last, within.at(-1)?.end ?? last)
  const place = spans.length === 0 ? -1 : (appearance.target.spans[0]?.start ?? first)
  const own = blocks.findIndex((block) => block.start <= place && place < block.end)
  const counted = COUNTED.has(blocks[own]?.kind ?? '')
  return {
    appearance,
    text: spans.length === 0 ? '' : text.slice(start, end),
    start: spans.length === 0 ? 0 : start,
    sentences: segmentText(text, within, language).sentences,
    language,
    paragraph: counted ? blocks.slice(0, own + 1).filter(({ kind }) => COUNTED.has(kind)).length : null,
  }
}
