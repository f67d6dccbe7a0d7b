import type { Action } from '../../preload/actions.ts'
import type { Evidence, Ground } from '../../preload/model.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'
import { placeOfClaim } from './groups.ts'
import { spansOf } from './spans.ts'

/** So many pieces of evidence a claim may have. */
const MOST = 1000

type SomeGround = Extract<Action, { do: 'evidence' }>['evidence']['ground']

/** What evidence rests on, with a quote's ranges described so that they are found again. */
function groundFor(draft: Draft, ground: SomeGround): Ground | null {
  if (ground?.kind !== 'quote') return ground
  const { text, revision } = draft.reading.text(ground.article)
  return { kind: 'quote', article: ground.article, revision, spans: spansOf(text, ground.ranges) }
}

/** Adds a piece of evidence to a claim, or sets the one with that id. */
export function putEvidence(draft: Draft, action: Extract<Action, { do: 'evidence' }>): Edit {
  const claim = draft.claim(action.claim)
  const one: Evidence = { ...action.evidence, ground: groundFor(draft, action.evidence.ground) }
  const at = claim.evidence.findIndex(({ id }) => id === one.id)
  if (at === -1 && claim.evidence.length >= MOST)
    throw new PostilError('refused', `A claim has at most ${MOST} pieces of evidence.`)
  const evidence = at === -1 ? [...claim.evidence, one] : claim.evidence.with(at, one)
  draft.put('claim', claim, { ...claim, evidence })
  return draft.finish(at === -1 ? 'add evidence' : 'edit evidence', placeOfClaim(draft, claim.id))
}

export function removeEvidence(draft: Draft, action: Extract<Action, { do: 'removeEvidence' }>): Edit {
  const claim = draft.claim(action.claim)
  const evidence = claim.evidence.filter(({ id }) => id !== action.evidence)
  if (evidence.length === claim.evidence.length)
    throw new PostilError('not-found', 'That evidence is not there any more.')
  draft.put('claim', claim, { ...claim, evidence })
  return draft.finish('delete evidence', placeOfClaim(draft, claim.id))
}
