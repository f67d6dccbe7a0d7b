import type { Action } from '../../preload/actions.ts'
import type { Claim, Verdict } from '../../preload/model.ts'
import { editNames } from '../../preload/texts/edits.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'
import { placeOfClaim, rootIn } from './groups.ts'

/** A verdict with the name and the worth that its label has on the scale now. One that stays keeps those it was given with. */
export function verdictFor(
  draft: Draft,
  chosen: Pick<Verdict, 'scale' | 'label' | 'rationale'>,
  before: Claim['verdict'],
): Verdict {
  // Version 1 kept no names, so what it said is looked up once more.
  if (before?.scale === chosen.scale && before.label === chosen.label && before.name !== '')
    return { ...before, rationale: chosen.rationale }
  const scale = [...draft.reading.scales()].find(({ id }) => id === chosen.scale)
  const label = scale?.labels.find(({ id }) => id === chosen.label)
  if (!scale || !label) throw new PostilError('bad-request', 'That verdict is not on the scale.')
  const { best, worst } = scale
  return { ...chosen, name: label.name, value: label.value, best, worst }
}

/**
 * The same verdict for many claims, or none; of claims that are the same, the one that stands for them gets it. Without
 * a rationale each keeps its own: whoever judges many at once has not read away what was said of one.
 */
export function judge(draft: Draft, action: Extract<Action, { do: 'judge' }>): Edit {
  const roots = new Map(action.claims.map((id) => rootIn(draft, id)).map((root) => [root.id, root]))
  for (const root of roots.values()) {
    const rationale = action.verdict?.rationale || (root.verdict?.rationale ?? '')
    const verdict = action.verdict && verdictFor(draft, { ...action.verdict, rationale }, root.verdict)
    draft.put('claim', root, { ...root, verdict })
  }
  const [only] = roots.size === 1 ? roots.keys() : []
  const label = action.verdict === null ? editNames.takeVerdictAway : editNames.setVerdict
  return draft.finish(label, only === undefined ? null : placeOfClaim(draft, only))
}
