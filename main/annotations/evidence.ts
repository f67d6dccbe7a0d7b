import type { Action } from '../../preload/actions.ts'
import type { Evidence, Ground, Range } from '../../preload/model.ts'
import { editNames } from '../../preload/texts/edits.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'
import { placeOfClaim } from './groups.ts'
import { spansOf } from './spans.ts'

/** So many pieces of evidence a claim may have. */
const MOST = 1000

type Quoted = Extract<Ground, { kind: 'quote' }>
type SomeGround = Extract<Action, { do: 'evidence' }>['evidence']['ground']

/**
 * What evidence rests on, with a quote's ranges described so that they are found again. A quote that stays as it was is
 * not described anew: it may be of an earlier revision of its article.
 */
function groundFor(draft: Draft, ground: SomeGround, before: Ground | null): Ground | null {
  if (ground?.kind !== 'quote') return ground
  if (before?.kind === 'quote' && isSame(before, ground)) return before
  const { text, revision } = draft.reading.text(ground.article)
  return { kind: 'quote', article: ground.article, revision, spans: spansOf(text, ground.ranges) }
}

function isSame(before: Quoted, { article, ranges }: { article: string; ranges: readonly Range[] }): boolean {
  const { spans } = before
  return (
    before.article === article &&
    spans.length === ranges.length &&
    spans.every((span, at) => span.start === ranges[at]?.start && span.end === ranges[at].end)
  )
}

/** Adds a piece of evidence to a claim, or sets the one with that id. */
export function putEvidence(draft: Draft, action: Extract<Action, { do: 'evidence' }>): Edit {
  const claim = draft.claim(action.claim)
  const before = claim.evidence.find(({ id }) => id === action.evidence.id)?.ground ?? null
  const one: Evidence = { ...action.evidence, ground: groundFor(draft, action.evidence.ground, before) }
  const at = claim.evidence.findIndex(({ id }) => id === one.id)
  if (at === -1 && claim.evidence.length >= MOST)
    throw new PostilError('refused', `A claim has at most ${MOST} pieces of evidence.`)
  const evidence = at === -1 ? [...claim.evidence, one] : claim.evidence.with(at, one)
  draft.put('claim', claim, { ...claim, evidence })
  return draft.finish(
    at === -1 ? editNames.addEvidence : editNames.editEvidence,
    placeOfClaim(draft, claim.id),
  )
}

export function removeEvidence(draft: Draft, action: Extract<Action, { do: 'removeEvidence' }>): Edit {
  const claim = draft.claim(action.claim)
  const evidence = claim.evidence.filter(({ id }) => id !== action.evidence)
  if (evidence.length === claim.evidence.length)
    throw new PostilError('not-found', 'That evidence is not there any more.')
  draft.put('claim', claim, { ...claim, evidence })
  return draft.finish(editNames.deleteEvidence, placeOfClaim(draft, claim.id))
}
