import type { Action } from '../../preload/actions.ts'
import { annotateAll } from './annotate-all.ts'
import { archive, editArticle, leaveRevision, setArticleState } from './articles.ts'
import { fill, move, noSource, setSaid } from './attribution.ts'
import { editClaim } from './claims.ts'
import { addExample, addTag, deleteTag, editTag, moveTags, removeExample } from './codebook.ts'
import { collect, removeCollection, renameCollection } from './collections.ts'
import { deleteArticles, restoreSeeds } from './deleting.ts'
import { Draft, type Edit } from './draft.ts'
import { putEvidence, removeEvidence } from './evidence.ts'
import { removeFilter, saveFilter } from './filters.ts'
import { join, part } from './joins.ts'
import { annotate, deleteAnnotations, writeNote } from './marks.ts'
import { editPerson, mergePerson, removePerson, setClaimant, setSpeaker, setSpeakers } from './people.ts'
import type { Reading, Stamp } from './reading.ts'
import { revise } from './revise.ts'
import { placeAgain, settle } from './settling.ts'
import { editRelation, relate, unrelate } from './relations.ts'
import { removeScale, saveScale } from './scales.ts'
import { mergeTag } from './tag-merge.ts'
import { tagAnnotation, tagClaims } from './tags.ts'
import { judge } from './verdicts.ts'

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
    case 'judge':
      return judge(draft, action)
    case 'tagClaims':
      return tagClaims(draft, action)
    case 'said':
      return setSaid(draft, action)
    case 'speaker':
      return setSpeaker(draft, action)
    case 'speakers':
      return setSpeakers(draft, action)
    case 'evidence':
      return putEvidence(draft, action)
    case 'removeEvidence':
      return removeEvidence(draft, action)
    case 'person':
      return editPerson(draft, action)
    case 'mergePerson':
      return mergePerson(draft, action)
    case 'removePerson':
      return removePerson(draft, action)
    case 'addTag':
      return addTag(draft, action)
    case 'moveTags':
      return moveTags(draft, action)
    case 'mergeTag':
      return mergeTag(draft, action)
    case 'addExample':
      return addExample(draft, action)
    case 'removeExample':
      return removeExample(draft, action)
    case 'scale':
      return saveScale(draft, action)
    case 'removeScale':
      return removeScale(draft, action)
    case 'filter':
      return saveFilter(draft, action)
    case 'removeFilter':
      return removeFilter(draft, action)
    case 'article':
      return editArticle(draft, action)
    case 'articleState':
      return setArticleState(draft, action)
    case 'archive':
      return archive(draft, action)
    case 'collect':
      return collect(draft, action)
    case 'collection':
      return renameCollection(draft, action)
    case 'removeCollection':
      return removeCollection(draft, action)
    case 'deleteArticles':
      return deleteArticles(draft, action)
    case 'restoreSeeds':
      return restoreSeeds(draft)
    case 'annotateAll':
      return annotateAll(draft, action)
    case 'revise':
      return revise(draft, action)
    case 'leaveRevision':
      return leaveRevision(draft, action)
    case 'settle':
      return settle(draft, action)
    case 'placeAgain':
      return placeAgain(draft, action)
  }
}

/**
 * Turns an action into one edit. Pure: it reads the records and changes none. An action that would leave everything as
 * it is gives an edit without changes. Throws PostilError for what cannot be done.
 */
export function editFor(action: Action, reading: Reading, stamp: Stamp): Edit {
  return run(new Draft(reading, stamp), action)
}
