/**
 * What brat has no place for: notes on a whole article, annotations whose passage is gone from the text or has never been
 * marked, and names of authors that no file can have. It stands beside the text as NAME.unplaced.json, which brat leaves alone.
 */
import { z } from 'zod'
import type { Annotation, Span } from '../../../preload/model.ts'
import { spansOf } from '../../../preload/rows.ts'
import { isPlaced, type View } from '../common/view.ts'
import type { Sayings } from './sayings.ts'

export const UNPLACED = '.unplaced.json'

const Words = z.array(
  z.object({ exact: z.string(), prefix: z.string().default(''), suffix: z.string().default('') }),
)
const Pairs = z.array(z.tuple([z.string(), z.string()])).default([])

export const Unplaced = z.object({
  kind: z.enum(['highlight', 'note', 'appearance']),
  state: z.enum(['anchored', 'likely', 'gone', 'whole', 'open']),
  author: z.string().default(''),
  tags: z.array(z.string()).default([]),
  note: z.string().default(''),
  words: Words.default([]),
  source: Words.default([]),
  cue: Words.default([]),
  none: z.boolean().default(false),
  attributes: Pairs,
  notes: Pairs,
})
export type Unplaced = z.infer<typeof Unplaced>

/** Whether an annotation has any passage in the article's present text. */
export function hasPlace(annotation: Annotation): boolean {
  return isPlaced(annotation) && spansOf(annotation).length > 0
}

const words = (spans: readonly Span[]): Unplaced['words'] =>
  spans.map(({ exact, prefix, suffix }) => ({ exact, prefix, suffix }))

/** Whom AUTHOR in NAME_AUTHOR.ann stands for, where it is not their name. */
export const Authors = z.record(z.string(), z.string()).catch({})

export function unplacedOf(annotation: Annotation, view: View): Unplaced & Sayings {
  const { kind, target, note, author } = annotation
  const isClaim = kind === 'appearance'
  return {
    kind,
    state: target.state,
    author,
    tags: view.tagsOf(annotation),
    note,
    words: words(target.spans),
    source: isClaim ? words(annotation.source.spans) : [],
    cue: isClaim ? words(annotation.cue.spans) : [],
    none: isClaim && annotation.source.none,
    attributes: [],
    notes: [],
  }
}
