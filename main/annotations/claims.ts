import type { Action } from '../../preload/actions.ts'
import type { Claim } from '../../preload/model.ts'
import { editNames } from '../../preload/texts/edits.ts'
import type { Draft, Edit } from './draft.ts'
import { placeOfClaim } from './groups.ts'
import { verdictFor } from './verdicts.ts'

const LABELS: Record<string, string> = {
  statement: editNames.editStatement,
  context: editNames.editContext,
  type: editNames.setType,
  verifiable: editNames.setVerifiable,
  worth: editNames.setWorthChecking,
  verdict: editNames.setVerdict,
}

function labelOf(before: Claim, after: Claim): string {
  const changed = Object.keys(LABELS).filter(
    (key) => JSON.stringify(before[key as keyof Claim]) !== JSON.stringify(after[key as keyof Claim]),
  )
  const only = changed.length === 1 ? changed[0] : undefined
  if (only === 'verdict' && before.verdict?.label === after.verdict?.label) return editNames.editRationale
  return (only === undefined ? undefined : LABELS[only]) ?? editNames.editClaim
}

/** Sets fields of a claim. A statement without words goes back to the content's. */
export function editClaim(draft: Draft, action: Extract<Action, { do: 'claim' }>): Edit {
  const before = draft.claim(action.claim)
  const set = Object.fromEntries(Object.entries(action.set).filter(([, value]) => value !== undefined))
  const { verdict } = action.set
  const after: Claim = { ...before, ...set, verdict: before.verdict }
  if (verdict !== undefined) after.verdict = verdict && verdictFor(draft, verdict, before.verdict)
  if (after.statement?.trim() === '') after.statement = null
  draft.put('claim', before, after)
  return draft.finish(labelOf(before, after), placeOfClaim(draft, before.id, action.article))
}
