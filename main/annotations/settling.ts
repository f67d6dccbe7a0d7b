import type { Action } from '../../preload/actions.ts'
import type { Annotation, Was } from '../../preload/model.ts'
import { editNames } from '../../preload/texts/edits.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'
import { quotedHow } from './quoting.ts'
import { spansOf } from './spans.ts'

/** Without the memory of where it was: its place is settled. */
export function settled<A extends Annotation>(annotation: A): A {
  const { was: _was, ...rest } = annotation
  return rest as A
}

function accepted(annotation: Annotation): Annotation {
  const { target } = annotation
  const empty = annotation.kind === 'appearance' ? ('open' as const) : ('whole' as const)
  const state = target.spans.length > 0 ? ('anchored' as const) : empty
  return settled({ ...annotation, target: { ...target, state } })
}

/** Back to where it was in the revision in which it last stood for sure. */
function refused(annotation: Annotation, was: Was): Annotation {
  const gone = settled({
    ...annotation,
    target: { revision: was.revision, state: 'gone' as const, spans: was.target },
  })
  if (gone.kind !== 'appearance') return gone
  return { ...gone, source: { ...gone.source, spans: was.source }, cue: { spans: was.cue } }
}

/** Says that the places found for annotations are theirs, or that they are not. */
export function settle(draft: Draft, action: Extract<Action, { do: 'settle' }>): Edit {
  for (const id of action.annotations) {
    const before = draft.annotation(action.article, id)
    if (before.target.state !== 'likely' || before.was === undefined)
      throw new PostilError('bad-request', 'There is nothing to settle about this annotation.')
    draft.put('annotation', before, action.yes ? accepted(before) : refused(before, before.was))
  }
  const [only] = action.annotations
  const label = action.yes ? editNames.acceptThePlace : editNames.refuseThePlace
  const annotation = action.annotations.length === 1 ? (only ?? null) : null
  return draft.finish(label, { article: action.article, annotation })
}

/**
 * Gives an annotation whose passage is gone, or was found in the wrong place, a place in the text. Source and cue of what
 * was gone stood in another revision: they are left open, and undo brings them back.
 */
export function placeAgain(draft: Draft, action: Extract<Action, { do: 'placeAgain' }>): Edit {
  const before = draft.annotation(action.article, action.annotation)
  const { text, blocks, revision } = draft.reading.text(action.article)
  const spans = spansOf(text, action.ranges)
  const after = settled({ ...before, target: { revision, state: 'anchored' as const, spans } })
  if (after.kind === 'appearance') {
    const elsewhere = before.target.revision !== revision
    draft.put('annotation', before, {
      ...after,
      source: { ...after.source, spans: elsewhere ? [] : after.source.spans },
      cue: { spans: elsewhere ? [] : after.cue.spans },
      quoted: quotedHow(text, blocks, spans),
    })
  } else draft.put('annotation', before, after)
  return draft.finish(editNames.placeAnnotationAgain, { article: action.article, annotation: before.id })
}
