import type { Action } from '../../preload/actions.ts'
import type { Annotation, Target } from '../../preload/model.ts'
import { editNames } from '../../preload/texts/edits.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'
import { tidy } from './groups.ts'
import { spansOf } from './spans.ts'
import { findOrMakeTag } from './tags.ts'

/** What every new annotation has; an id that the renderer chose must be new. */
export function newAnnotation(
  draft: Draft,
  article: string,
  target: Target,
  id: string = draft.stamp.newId(),
): Omit<Annotation, 'kind'> {
  const { now, author } = draft.stamp
  if (draft.reading.annotation(article, id) !== null)
    throw new PostilError('bad-request', 'There is an annotation with that id already.')
  return {
    id,
    article,
    target,
    tags: [],
    note: '',
    author,
    created: now,
    modified: now,
  }
}

/** Makes a highlight or a note over a passage, tagged where the action says so; a note without ranges is on the whole article. */
export function annotate(draft: Draft, action: Extract<Action, { do: 'annotate' }>): Edit {
  const { text, revision } = draft.reading.text(action.article)
  const whole = action.ranges.length === 0
  if (whole && action.kind === 'highlight')
    throw new PostilError('bad-request', 'Select the passage to highlight first.')
  const spans = spansOf(text, action.ranges)
  const base = newAnnotation(
    draft,
    action.article,
    { revision, state: whole ? 'whole' : 'anchored', spans },
    action.id,
  )
  const tags = action.tag ? [findOrMakeTag(draft, action.tag).id] : []
  draft.put('annotation', null, { ...base, kind: action.kind, tags })
  const label = action.tag ? editNames.tag : action.kind === 'note' ? editNames.addNote : editNames.highlight
  return draft.finish(label, { article: action.article, annotation: base.id })
}

/** Sets an annotation's note. */
export function writeNote(draft: Draft, action: Extract<Action, { do: 'note' }>): Edit {
  const annotation = draft.annotation(action.article, action.annotation)
  draft.put('annotation', annotation, { ...annotation, note: action.note })
  return draft.finish(editNames.writeNote, { article: action.article, annotation: annotation.id })
}

/** Deletes annotations; a claim goes with its last appearance. */
export function deleteAnnotations(draft: Draft, action: Extract<Action, { do: 'delete' }>): Edit {
  const going = new Map(action.annotations.map((id) => [id, draft.annotation(action.article, id)] as const))
  for (const annotation of going.values()) draft.remove('annotation', annotation)
  const gone = [...going.values()].filter((annotation) => annotation.kind === 'appearance')
  tidy(
    draft,
    gone.map(({ claim }) => claim),
  )
  const label = going.size === 1 ? editNames.deleteAnnotation : editNames.deleteAnnotations(going.size)
  const only = going.size === 1 ? (action.annotations[0] ?? null) : null
  return draft.finish(label, { article: action.article, annotation: only })
}
