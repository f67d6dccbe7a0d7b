import type { Action, Role } from '../../preload/actions.ts'
import type { Annotation, Appearance, Claim, Range, Span } from '../../preload/model.ts'
import { editNames } from '../../preload/texts/edits.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'
import { newAnnotation } from './marks.ts'
import { personOfSource } from './naming.ts'
import { quotedHow } from './quoting.ts'
import { settled } from './settling.ts'
import { spansOf } from './spans.ts'

/** A new claim with one appearance that has no place filled yet. The claim is put, the appearance is for the caller to fill. */
function beginClaim(draft: Draft, article: string, id?: string): Appearance {
  const { now, author } = draft.stamp
  const { revision } = draft.reading.text(article)
  const claim: Claim = {
    id: draft.stamp.newId(),
    home: article,
    statement: null,
    claimant: null,
    context: '',
    type: null,
    verifiable: null,
    worth: null,
    verdict: null,
    evidence: [],
    joinedTo: null,
    author,
    created: now,
    modified: now,
  }
  draft.put('claim', null, claim)
  return {
    ...newAnnotation(draft, article, { revision, state: 'open', spans: [] }, id),
    kind: 'appearance',
    claim: claim.id,
    source: { spans: [], person: null, none: false },
    cue: { spans: [] },
    quoted: null,
    said: null,
  }
}

function spansAt(appearance: Appearance, role: Role): readonly Span[] {
  if (role === 'content') return appearance.target.spans
  return role === 'source' ? appearance.source.spans : appearance.cue.spans
}

/** The appearance with one of its places set to these spans; none of them empties the place. */
function withPlace(draft: Draft, appearance: Appearance, role: Role, spans: Span[]): Appearance {
  const { text, blocks, revision } = draft.reading.text(appearance.article)
  // Parts of what is gone are places in another revision, which nothing here can be put beside.
  if (appearance.target.state === 'gone')
    throw new PostilError('bad-request', 'This passage is gone from the text: give it a place again first.')
  if (role === 'content')
    return {
      ...settled(appearance),
      target: { revision, state: spans.length === 0 ? 'open' : 'anchored', spans },
      quoted: quotedHow(text, blocks, spans),
    }
  if (role === 'cue') {
    if (spans.length > 1) throw new PostilError('bad-request', 'A cue is one passage without a gap.')
    return { ...appearance, cue: { spans } }
  }
  const none = spans.length === 0 && appearance.source.none
  return { ...appearance, source: { ...appearance.source, spans, none } }
}

const BEGUN: Record<Role, string> = {
  content: editNames.tagClaim,
  source: editNames.markSource,
  cue: editNames.markCue,
}
const FILLED: Record<Role, string> = {
  content: editNames.markContent,
  source: editNames.markSource,
  cue: editNames.markCue,
}

/** Sets one place of a claim, or adds a fragment to it; without an appearance it begins a new claim. */
export function fill(draft: Draft, action: Extract<Action, { do: 'fill' }>): Edit {
  const { article, role } = action
  if (role === 'cue' && action.add)
    throw new PostilError('bad-request', 'A cue is one passage: it is set anew, not added to.')
  const before = action.appearance === null ? null : draft.appearance(article, action.appearance)
  const appearance = before ?? beginClaim(draft, article, action.id)
  const more = action.add ? spansAt(appearance, role) : []
  const spans = spansOf(draft.reading.text(article).text, action.ranges, more)
  const after = withPlace(draft, appearance, role, spans)
  if (role === 'source') after.source.person = speakerOf(draft, before, after, action.add)
  draft.put('annotation', before, after)
  return draft.finish((before ? FILLED : BEGUN)[role], { article, annotation: after.id })
}

/**
 * Who speaks once the source is marked: whoever was chosen, while the words are the same or more of them are marked; else
 * whoever is known by these words.
 */
function speakerOf(draft: Draft, before: Appearance | null, after: Appearance, add: boolean): string | null {
  const { spans } = after.source
  if (before !== null && !spansDiffer(before.source.spans, spans)) return before.source.person
  if (before?.source.person && add) return before.source.person
  const { language } = draft.reading.text(after.article)
  return personOfSource(draft.people(), spans, language)?.id ?? null
}

function spansDiffer(a: readonly Span[], b: readonly Span[]): boolean {
  return a.map((span) => span.exact).join('\n') !== b.map((span) => span.exact).join('\n')
}

/** Says that the text names no source, which clears the source; or takes that back. */
export function noSource(draft: Draft, action: Extract<Action, { do: 'noSource' }>): Edit {
  const { article } = action
  const before = action.appearance === null ? null : draft.appearance(article, action.appearance)
  if (before === null && !action.none) throw new PostilError('bad-request', 'There is no claim to change.')
  const appearance = before ?? beginClaim(draft, article, action.id)
  const source = action.none ? { spans: [], person: null, none: true } : { ...appearance.source, none: false }
  draft.put('annotation', before, { ...appearance, source })
  const label = action.none ? editNames.sayThatNoSourceIsNamed : editNames.takeBackThatNoSourceIsNamed
  return draft.finish(label, { article, annotation: appearance.id })
}

function movedMark(annotation: Exclude<Annotation, Appearance>, revision: number, spans: Span[]): Annotation {
  if (spans.length > 0) return settled({ ...annotation, target: { revision, state: 'anchored', spans } })
  if (annotation.kind === 'highlight')
    throw new PostilError('bad-request', 'A highlight needs a passage. Delete it to be rid of it.')
  return settled({ ...annotation, target: { revision, state: 'whole', spans } })
}

/** Moves the edges of one of an annotation's places; no ranges empty it where something else is left. */
export function move(draft: Draft, action: Extract<Action, { do: 'move' }>): Edit {
  const before = draft.annotation(action.article, action.annotation)
  const { text, revision } = draft.reading.text(action.article)
  const spans = spansOf(text, action.ranges as Range[])
  let after: Annotation
  if (before.kind === 'appearance') {
    after = withPlace(draft, before, action.role, spans)
    const { target, source, cue } = after
    if (target.spans.length + source.spans.length + cue.spans.length === 0 && !source.none)
      throw new PostilError('bad-request', 'Nothing would be left of the claim. Delete it to be rid of it.')
  } else if (action.role === 'content') after = movedMark(before, revision, spans)
  else throw new PostilError('bad-request', 'Only a claim has a source and a cue.')
  draft.put('annotation', before, after)
  return draft.finish(editNames.moveEdge, { article: action.article, annotation: before.id })
}

/** Says when a claim was made in one place; null falls back to the article's date. */
export function setSaid(draft: Draft, action: Extract<Action, { do: 'said' }>): Edit {
  const before = draft.appearance(action.article, action.appearance)
  const { said } = action
  // Dates are as precise as is known: 2014 is before 2014-03, and 2014-03-06 is not before 2014.
  if (said && said.to !== null && said.to < said.from.slice(0, said.to.length))
    throw new PostilError('bad-request', `A time cannot end (${said.to}) before it begins (${said.from}).`)
  draft.put('annotation', before, { ...before, said })
  return draft.finish(editNames.setDate, { article: action.article, annotation: before.id })
}
