import type { Action } from '../../preload/actions.ts'
import type { Annotation, Appearance, Claim } from '../../preload/model.ts'
import { editNames } from '../../preload/texts/edits.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'
import { newAnnotation } from './marks.ts'
import { quotedHow } from './quoting.ts'
import { spansOf } from './spans.ts'
import { findOrMakeTag } from './tags.ts'

/**
 * Marks many passages of many articles as one edit: as highlights, tagged where the action says so, or as places where one
 * claim is made. In each further article that claim has a record of its own that is joined to the first.
 */
export function annotateAll(draft: Draft, action: Extract<Action, { do: 'annotateAll' }>): Edit {
  const tags = action.tag ? [findOrMakeTag(draft, action.tag).id] : []
  const claims = new Map<string, string>()
  let first: Annotation | null = null
  for (const { article, start, end } of action.passages) {
    const { text, blocks, revision } = draft.reading.text(article)
    const spans = spansOf(text, [{ start, end }])
    const base = { ...newAnnotation(draft, article, { revision, state: 'anchored', spans }), tags }
    let made: Annotation
    if (action.as === 'highlight') made = { ...base, kind: 'highlight' }
    else {
      const claim = claims.get(article) ?? newClaim(draft, article, [...claims.values()][0] ?? null)
      claims.set(article, claim)
      made = {
        ...base,
        kind: 'appearance',
        claim,
        source: { spans: [], person: null, none: false },
        cue: { spans: [] },
        quoted: quotedHow(text, blocks, spans),
        said: null,
      } satisfies Appearance
    }
    draft.put('annotation', null, made)
    first ??= made
  }
  if (first === null) throw new PostilError('bad-request', 'Tick the passages that are to be marked.')
  const n = action.passages.length
  const what = action.as === 'claim' ? editNames.claimOfPassages(n) : editNames.markPassages(n)
  return draft.finish(what, { article: first.article, annotation: first.id })
}

function newClaim(draft: Draft, home: string, joinedTo: string | null): string {
  const { now, author, newId } = draft.stamp
  const claim: Claim = {
    id: newId(),
    home,
    statement: null,
    claimant: null,
    context: '',
    type: null,
    verifiable: null,
    worth: null,
    verdict: null,
    evidence: [],
    joinedTo,
    author,
    created: now,
    modified: now,
  }
  draft.put('claim', null, claim)
  return claim.id
}
