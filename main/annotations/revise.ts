import type { Action } from '../../preload/actions.ts'
import type { Annotation, Article, ArticleMeta, Span } from '../../preload/model.ts'
import { editNames } from '../../preload/texts/edits.ts'
import { describeSpan } from '../anchoring/describe.ts'
import { reanchor, type Reanchored } from '../anchoring/reanchor.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'
import { quotedHow } from './quoting.ts'

/** What a file says about itself: it follows the new text where nobody has set it otherwise. */
const SAID = ['title', 'byline', 'publisher', 'publishedOn', 'url', 'language', 'file'] as const

/** What becomes of an annotation in another revision. */
export type Fate = 'sure' | 'likely' | 'gone'

/** The revision on which an annotation's places stand, and all of these places. */
function placesOf(annotation: Annotation): { revision: number; spans: Span[] } {
  const { target } = annotation
  const spans =
    annotation.kind === 'appearance'
      ? [...target.spans, ...annotation.source.spans, ...annotation.cue.spans]
      : target.spans
  return { revision: target.revision, spans }
}

/**
 * An annotation in a new revision. `found` gives for each of its spans where it is now. All places sure: it moves. Some
 * likely, or some pieces gone: it is likely, and keeps where it was until somebody says yes or no. Its content gone, or
 * for want of content all of it: it is gone, and stays as it was.
 */
export function moved(
  annotation: Annotation,
  found: ReadonlyMap<Span, Reanchored>,
  after: Pick<Article, 'text' | 'blocks' | 'revision'>,
): { annotation: Annotation; fate: Fate } {
  const { was: earlier, ...rest } = annotation
  const { spans } = placesOf(annotation)
  const places = (some: readonly Span[]): Span[] => {
    const there = some.flatMap((span) => {
      const place = found.get(span) ?? 'gone'
      return place === 'gone' ? [] : [describeSpan(after.text, place.start, place.end)]
    })
    return there.sort((a, b) => a.start - b.start)
  }
  const all = spans.map((span) => found.get(span) ?? 'gone')
  const content = annotation.target.spans.length > 0 ? annotation.target.spans : spans
  if (spans.length > 0 && content.every((span) => (found.get(span) ?? 'gone') === 'gone'))
    return { annotation: { ...rest, target: { ...rest.target, state: 'gone' } }, fate: 'gone' }

  const unsure = all.some((place) => place === 'gone' || place.certainty === 'likely')
  // What was not settled in the revision before is not settled by moving on, and still remembers where it began.
  const likely = unsure || annotation.target.state === 'likely'
  const target = places(rest.target.spans)
  const state = likely
    ? ('likely' as const)
    : target.length > 0
      ? ('anchored' as const)
      : rest.kind === 'appearance'
        ? ('open' as const)
        : ('whole' as const)
  const was = earlier ?? {
    revision: annotation.target.revision,
    target: annotation.target.spans,
    source: annotation.kind === 'appearance' ? annotation.source.spans : [],
    cue: annotation.kind === 'appearance' ? annotation.cue.spans : [],
  }
  const base = {
    ...rest,
    target: { revision: after.revision, state, spans: target },
    ...(likely ? { was } : {}),
  }
  if (base.kind !== 'appearance') return { annotation: base, fate: likely ? 'likely' : 'sure' }
  return {
    annotation: {
      ...base,
      source: { ...base.source, spans: places(base.source.spans) },
      cue: { spans: places(base.cue.spans) },
      quoted: target.length > 0 ? quotedHow(after.text, after.blocks, target) : base.quoted,
    },
    fate: likely ? 'likely' : 'sure',
  }
}

/** What becomes of all annotations of an article in one of its revisions; nothing is changed. */
export function fates(
  annotations: Iterable<Annotation>,
  after: Article,
  revision: (number: number) => Pick<Article, 'text'>,
): { before: Annotation; after: Annotation; fate: Fate }[] {
  const byRevision = new Map<number, Annotation[]>()
  for (const annotation of annotations) {
    const { revision: on } = placesOf(annotation)
    byRevision.set(on, [...(byRevision.get(on) ?? []), annotation])
  }
  return [...byRevision].flatMap(([on, group]) => {
    const spans = group.flatMap((annotation) => placesOf(annotation).spans)
    const places = on === after.revision ? asTheyAre(spans) : reanchor(revision(on).text, after.text, spans)
    const found = new Map(spans.map((span, at) => [span, places[at] ?? 'gone'] as const))
    return group.map((annotation) => {
      const { annotation: now, fate } = moved(annotation, found, after)
      return { before: annotation, after: now, fate }
    })
  })
}

/** What was gone and comes back to the revision where it stood has its places there. */
function asTheyAre(spans: readonly Span[]): Reanchored[] {
  return spans.map(({ start, end }) => ({ start, end, certainty: 'sure' }))
}

function metaAfter(meta: ArticleMeta, before: Article, after: Article): ArticleMeta {
  const next = { ...meta, revision: after.revision, hash: after.hash, newer: null }
  for (const field of SAID) if (meta[field] === before[field]) Object.assign(next, { [field]: after[field] })
  return next
}

/** Takes over another revision of an article's text, and anchors every annotation in it again. */
export function revise(draft: Draft, action: Extract<Action, { do: 'revise' }>): Edit {
  const meta = draft.article(action.article)
  if (meta.revision === action.revision)
    throw new PostilError('bad-request', 'This revision is the one that is shown.')
  const revision = (number: number): Article => draft.reading.revision(meta.id, number)
  const after = revision(action.revision)
  for (const fate of fates(draft.reading.annotations(meta.id), after, revision))
    draft.put('annotation', fate.before, fate.after)
  draft.put('article', meta, metaAfter(meta, revision(meta.revision), after))
  return draft.finish(editNames.updateArticle, { article: meta.id, annotation: null })
}
