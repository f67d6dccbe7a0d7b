/** From passages of a file to spans over an article of the library. */
import { reanchor } from '../../anchoring/reanchor.ts'
import { describeSpan } from '../../anchoring/describe.ts'
import type { Unit } from '../../../preload/interchange.ts'
import type { Span, Target, Was } from '../../../preload/model.ts'
import { placeSpan } from './place-span.ts'
import type { ReadAnnotation, ReadDocument, ReadSpan } from './reading.ts'
import type { DocumentText, Layout } from './units.ts'

/** Where annotations are to stand. */
export interface Ground {
  /** What the file's positions are over: its own text, or the article's where it has none. */
  text: DocumentText
  unit: Unit
  layout: Layout
  /** The article's present text, where it is another one than the file's. */
  present: string | null
  /** The revision that is present, and the one that has the file's text; the same where `present` is null. */
  revision: number
  fileRevision: number
}

export interface PlacedAnnotation {
  read: ReadAnnotation
  target: Target
  source: Span[]
  cue: Span[]
  was?: Was
  /** How its passage was found; null where none was looked for. */
  how: 'place' | 'quote' | 'none' | null
  /** What the person should know, as sentences. */
  problems: string[]
}

/** Places all annotations of a document. */
export function placeDocument(document: ReadDocument, ground: Ground): PlacedAnnotation[] {
  const placed = document.annotations.map((read) => placeAnnotation(read, ground))
  return ground.present === null ? placed : placed.map(movedBy(placed, ground, ground.present))
}

type Parts = 'target' | 'source' | 'cue'

function placeAnnotation(read: ReadAnnotation, ground: Ground): PlacedAnnotation {
  const revision = ground.fileRevision
  const problems: string[] = []
  const { spans, appearance } = read
  const none = { read, source: [], cue: [], problems }
  if (read.state === 'gone') {
    const kept = (of: readonly ReadSpan[] = []): Span[] => of.flatMap((span) => asItWas(span))
    const target = { revision: read.revision ?? revision, state: 'gone' as const, spans: kept(spans ?? []) }
    return {
      ...none,
      target,
      source: kept(appearance?.source.spans),
      cue: kept(appearance?.cue.spans),
      how: null,
    }
  }
  const found = { quoted: false, lost: 0 }
  const place = (of: readonly ReadSpan[], part: Parts): Span[] => {
    const ranges = of.flatMap((span) => {
      const at = placeSpan(ground.text.sought, {
        ...span,
        range: ground.text.range(span.range, ground.unit, ground.layout),
      })
      if (at?.how === 'quote' && part === 'target') found.quoted = true
      if (at) return [at]
      if (part === 'target') found.lost++
      else problems.push(`The ${part} ${quoted(span)} is not in the text: it is left out.`)
      return []
    })
    return inOrder(ranges).map(({ start, end }) => describeSpan(ground.text.sought.text, start, end))
  }
  const target = place(spans ?? [], 'target')
  // A claim may be said in other words than the text's: then its content stays open.
  const mayBeOpen = read.kind === 'appearance' && read.state === 'open'
  if ((found.lost > 0 && !mayBeOpen) || (spans?.length === 0 && read.kind !== 'appearance')) {
    const kept = (of: readonly ReadSpan[] = []): Span[] => of.flatMap((span) => asItWas(span))
    problems.length = 0
    problems.push(
      spans?.length === 0
        ? `${named(read)} has neither words nor a position, so it stands nowhere. It is kept.`
        : `${quoted(spans?.[0] ?? null)} is not in the text. It is kept, without a place.`,
    )
    return {
      ...none,
      target: { revision, state: 'gone', spans: kept(spans ?? []) },
      source: kept(appearance?.source.spans),
      cue: kept(appearance?.cue.spans),
      how: 'none',
    }
  }
  const empty = read.kind === 'appearance' ? ('open' as const) : ('whole' as const)
  const wasLikely = read.state === 'likely' && read.was !== undefined
  const state = target.length === 0 ? empty : wasLikely ? ('likely' as const) : ('anchored' as const)
  return {
    ...none,
    target: { revision, state, spans: target },
    source: place(appearance?.source.spans ?? [], 'source'),
    cue: place(appearance?.cue.spans ?? [], 'cue'),
    ...(wasLikely && read.was ? { was: read.was } : {}),
    how: target.length === 0 ? null : found.quoted ? 'quote' : 'place',
  }
}

/** A passage that stands nowhere now: its words, where they stood in a text that is not here. */
function asItWas({ range, exact, prefix = '', suffix = '' }: ReadSpan): Span[] {
  if (exact === null || exact === '') return []
  const start = range && Number.isSafeInteger(range.start) && range.start >= 0 ? range.start : 0
  return [{ start, end: start + exact.length, exact, prefix, suffix }]
}

/** An annotation that has no words of the text, by its own. */
function named({ note, tags: [tag] }: ReadAnnotation): string {
  const words = note.replace(/\s+/gu, ' ').trim() || (tag ?? '')
  return words === ''
    ? 'An annotation'
    : `The annotation “${words.length > 60 ? `${words.slice(0, 59)}…` : words}”`
}

function quoted(span: { exact: string | null; range?: ReadSpan['range'] } | null): string {
  if (span?.exact) return `“${span.exact.length > 60 ? `${span.exact.slice(0, 59)}…` : span.exact}”`
  return span?.range ? `The passage at ${span.range.start}` : 'A passage'
}

/** In reading order; those that overlap are one, those that touch stay apart. */
function inOrder(ranges: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const result: { start: number; end: number }[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else result.push({ start, end })
  }
  return result
}

/** Takes annotations from the file's text over to another revision of it, as updating an article does. */
function movedBy(
  all: readonly PlacedAnnotation[],
  { text, revision, fileRevision }: Ground,
  present: string,
): (placed: PlacedAnnotation) => PlacedAnnotation {
  const here = all.filter(({ target }) => target.state !== 'gone')
  const partsOf = ({ target, source, cue }: PlacedAnnotation): Span[][] => [target.spans, source, cue]
  const spans = here.flatMap((each) => partsOf(each).flat())
  const anchored = reanchor(text.sought.text, present, spans)
  const moves = new Map(spans.map((span, index) => [span, anchored[index] ?? 'gone']))
  return (placed) => {
    const { target, source, cue } = placed
    if (target.state === 'gone') return placed
    const was = { revision: fileRevision, target: target.spans, source, cue }
    const results = [...target.spans, ...source, ...cue].map((span) => moves.get(span) ?? 'gone')
    if (results.includes('gone'))
      return {
        ...placed,
        target: { ...target, state: 'gone', revision: fileRevision },
        how: 'none',
        problems: [
          ...placed.problems,
          `${quoted(target.spans[0] ?? null)} is not in the library’s text. It is kept.`,
        ],
      }
    const move = (of: readonly Span[]): Span[] =>
      inOrder(of.map((span) => moves.get(span)).filter((at) => at !== undefined && at !== 'gone')).map(
        ({ start, end }) => describeSpan(present, start, end),
      )
    const isLikely = results.some((at) => at !== 'gone' && at.certainty === 'likely')
    const state = target.spans.length > 0 && isLikely ? ('likely' as const) : target.state
    return {
      ...placed,
      target: { revision, state, spans: move(target.spans) },
      source: move(source),
      cue: move(cue),
      ...(state === 'likely' ? { was } : {}),
      how: placed.how === null ? null : 'quote',
    }
  }
}
