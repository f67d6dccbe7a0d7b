import type { Action } from '../../preload/actions.ts'
import type { Scale } from '../../preload/model.ts'
import { OWN_SCALES } from '../../preload/scales.ts'
import { editNames } from '../../preload/texts/edits.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'

const isOwn = (id: string): boolean => OWN_SCALES.some((own) => own.id === id)

/** Throws where a scale could not be told from itself: two labels of one id, a value beyond its ends. */
function check({ name, worst, best, labels }: Scale): void {
  if (name.trim() === '') throw new PostilError('bad-request', 'A scale has a name.')
  const ids = new Set<string>()
  for (const { id, name: label, value } of labels) {
    if (id.trim() === '' || label.trim() === '')
      throw new PostilError('bad-request', 'Each label of a scale has a name.')
    if (ids.has(id)) throw new PostilError('bad-request', `Two labels of the scale are called “${id}”.`)
    ids.add(id)
    if (value !== null && (value < Math.min(worst, best) || value > Math.max(worst, best)))
      throw new PostilError(
        'bad-request',
        `The value of “${label}” does not lie between the worst (${worst}) and the best (${best}).`,
      )
  }
}

function mine(id: string): void {
  if (isOwn(id))
    throw new PostilError('refused', 'This scale comes with Postil and stays as it is. Make one of your own.')
}

/** Adds a scale, or sets the one with that id. */
export function saveScale(draft: Draft, { scale }: Extract<Action, { do: 'scale' }>): Edit {
  mine(scale.id)
  check(scale)
  const before = [...draft.reading.scales()].find(({ id }) => id === scale.id) ?? null
  draft.put('scale', before, scale)
  return draft.finish(before === null ? editNames.addScale : editNames.changeScale, null)
}

/** Takes a scale out of the library; verdicts on it keep the names and values that they were given with. */
export function removeScale(draft: Draft, action: Extract<Action, { do: 'removeScale' }>): Edit {
  mine(action.scale)
  const before = [...draft.reading.scales()].find(({ id }) => id === action.scale)
  if (!before) throw new PostilError('not-found', 'That scale is not there any more.')
  draft.remove('scale', before)
  return draft.finish(editNames.deleteScale, null)
}
