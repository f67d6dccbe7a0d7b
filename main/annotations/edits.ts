import type { Action } from '../../preload/actions.ts'
import { fill, move, noSource } from './attribution.ts'
import { editClaim, setClaimant } from './claims.ts'
import { PostilError } from '../errors.ts'
import { Draft, type Edit } from './draft.ts'
import { join, part } from './joins.ts'
import { annotate, deleteAnnotations, writeNote } from './marks.ts'
import type { Reading, Stamp } from './reading.ts'
import { editRelation, relate, unrelate } from './relations.ts'
import { deleteTag, editTag, tagAnnotation } from './tags.ts'

function run(draft: Draft, action: Action): Edit {
  switch (action.do) {
    case 'annotate':
      return annotate(draft, action)
    case 'fill':
      return fill(draft, action)
    case 'noSource':
      return noSource(draft, action)
    case 'move':
      return move(draft, action)
    case 'note':
      return writeNote(draft, action)
    case 'tag':
      return tagAnnotation(draft, action)
    case 'delete':
      return deleteAnnotations(draft, action)
    case 'claim':
      return editClaim(draft, action)
    case 'claimant':
      return setClaimant(draft, action)
    case 'tagEntry':
      return editTag(draft, action)
    case 'deleteTag':
      return deleteTag(draft, action)
    case 'join':
      return join(draft, action)
    case 'part':
      return part(draft, action)
    case 'relate':
      return relate(draft, action)
    case 'relation':
      return editRelation(draft, action)
    case 'unrelate':
      return unrelate(draft, action)
    case 'addExample':
    case 'addTag':
    case 'evidence':
    case 'filter':
    case 'judge':
    case 'mergePerson':
    case 'mergeTag':
    case 'moveTags':
    case 'person':
    case 'removeEvidence':
    case 'removeExample':
    case 'removeFilter':
    case 'removePerson':
    case 'removeScale':
    case 'said':
    case 'scale':
    case 'speaker':
    case 'tagClaims':
      throw new PostilError('refused', 'This is not there yet.')
  }
}

/**
 * Turns an action into one edit. Pure: it reads the records and changes none. An action that would leave everything as
 * it is gives an edit without changes. Throws PostilError for what cannot be done.
 */
export function editFor(action: Action, reading: Reading, stamp: Stamp): Edit {
  return run(new Draft(reading, stamp), action)
}
