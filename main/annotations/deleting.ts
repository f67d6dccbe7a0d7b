import type { Action } from '../../preload/actions.ts'
import { editNames } from '../../preload/texts/edits.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'
import { changeChoices } from './filters.ts'
import { placeOfClaim, tidy } from './groups.ts'

/**
 * Deletes articles with their annotations. A claim goes with its last appearance; one that is made elsewhere too, or
 * stands for others, moves to an article where it is made, and its relations with it.
 */
export function deleteArticles(draft: Draft, action: Extract<Action, { do: 'deleteArticles' }>): Edit {
  const going = new Map(action.articles.map((id) => [id, draft.article(id)] as const))
  const claims = new Set<string>()
  for (const article of going.keys())
    for (const annotation of draft.reading.annotations(article)) {
      draft.remove('annotation', annotation)
      if (annotation.kind === 'appearance') claims.add(annotation.claim)
    }
  for (const claim of draft.reading.claims()) if (going.has(claim.home)) claims.add(claim.id)
  tidy(draft, claims)
  for (const id of claims) moveHome(draft, id, going)
  for (const meta of going.values()) {
    draft.remove('article', meta)
    if (meta.origin === 'seed')
      draft.put('deletedSeed', null, { id: meta.id, title: meta.title, path: meta.path })
  }
  changeChoices(draft, 'articles', new Map([...going.keys()].map((id) => [id, null])))
  const [only] = going.values()
  const label =
    going.size === 1 && only ? editNames.deleteOne(only.title) : editNames.deleteArticles(going.size)
  return draft.finish(label, null)
}

function moveHome(draft: Draft, id: string, going: ReadonlyMap<string, unknown>): void {
  const claim = draft.claimOrNull(id)
  if (claim === null || !going.has(claim.home)) return
  const home = placeOfClaim(draft, id)?.article
  if (home === undefined) throw new PostilError('internal', 'A claim would be left without a place.')
  draft.put('claim', claim, { ...claim, home })
  for (const relation of draft.relationsOf(id))
    if (relation.from === id) draft.put('relation', relation, { ...relation, home })
}

/** Brings back the seeds that were deleted, as they came with the app. */
export function restoreSeeds(draft: Draft): Edit {
  let first: string | null = null
  for (const seed of draft.reading.deletedSeeds()) {
    draft.remove('deletedSeed', seed)
    const meta = draft.reading.storedSeed(seed.id)
    // One whose files are gone comes from the folder of seeds at the next start.
    if (meta === null) continue
    draft.put('article', null, meta)
    first ??= seed.id
  }
  return draft.finish(
    editNames.bringBackSeedArticles,
    first === null ? null : { article: first, annotation: null },
  )
}
