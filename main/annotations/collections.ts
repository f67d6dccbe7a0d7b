import type { Action } from '../../preload/actions.ts'
import type { Collection } from '../../preload/model.ts'
import { editNames } from '../../preload/texts/edits.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'

function collectionById(draft: Draft, id: string): Collection {
  const found = draft.collections().find((collection) => collection.id === id)
  if (!found) throw new PostilError('not-found', 'That collection is not there any more.')
  return found
}

/** A name is taken whatever its case. */
function namedLike(draft: Draft, name: string): Collection | undefined {
  const folded = name.toLocaleLowerCase('en')
  return draft.collections().find((collection) => collection.name.toLocaleLowerCase('en') === folded)
}

function findOrMake(draft: Draft, some: { collection: string } | { name: string }): Collection {
  if ('collection' in some) return collectionById(draft, some.collection)
  const known = namedLike(draft, some.name)
  if (known) return known
  const made: Collection = { id: draft.stamp.newId(), name: some.name }
  draft.put('collection', null, made)
  return made
}

/** Puts articles into a collection, made where there is none of that name; or takes them out of it. */
export function collect(draft: Draft, action: Extract<Action, { do: 'collect' }>): Edit {
  const { id, name } = findOrMake(draft, action.collection)
  for (const article of new Set(action.articles)) {
    const before = draft.article(article)
    const others = before.collections.filter((other) => other !== id)
    draft.put('article', before, { ...before, collections: action.on ? [...others, id] : others })
  }
  const label = action.on ? editNames.putInto(name) : editNames.takeOutOf(name)
  return draft.finish(label, null)
}

export function renameCollection(draft: Draft, action: Extract<Action, { do: 'collection' }>): Edit {
  const before = collectionById(draft, action.collection)
  const other = namedLike(draft, action.name)
  if (other && other.id !== before.id)
    throw new PostilError('bad-request', `There is a collection called “${other.name}” already.`)
  draft.put('collection', before, { ...before, name: action.name })
  return draft.finish(editNames.renameCollection, null)
}

/** Takes a collection away; its articles stay. */
export function removeCollection(draft: Draft, action: Extract<Action, { do: 'removeCollection' }>): Edit {
  const collection = collectionById(draft, action.collection)
  for (const meta of draft.articles())
    if (meta.collections.includes(collection.id))
      draft.put('article', meta, {
        ...meta,
        collections: meta.collections.filter((id) => id !== collection.id),
      })
  draft.remove('collection', collection)
  return draft.finish(editNames.deleteCollection, null)
}
