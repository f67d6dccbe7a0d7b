import { TagPath, type Tag } from '../../preload/model.ts'
import type { Action } from '../../preload/actions.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'

/** Hues that stay apart from one another as squares of 8 px, on light and dark paper. */
export const PALETTE = [
  '#b8860b',
  '#7a5ac8',
  '#2e8b57',
  '#2e7fb8',
  '#c2543d',
  '#b3478f',
  '#5f7d1e',
  '#0f8a8a',
  '#8a6a4f',
  '#5868c9',
  '#d0722a',
  '#6b7280',
] as const

function nextColour(tags: readonly Tag[]): string {
  const uses = (colour: string): number => tags.filter((tag) => tag.colour === colour).length
  return PALETTE.reduce<string>((best, colour) => (uses(colour) < uses(best) ? colour : best), PALETTE[0])
}

function nextKey(tags: readonly Tag[]): number | null {
  const taken = new Set(tags.map((tag) => tag.key))
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].find((key) => !taken.has(key)) ?? null
}

function readPath(path: string): string {
  const read = TagPath.safeParse(path)
  if (!read.success)
    throw new PostilError('bad-request', 'A tag is a name, or a path of names such as sanctions/visa.')
  return read.data
}

export type SomeTag = { tag: string } | { path: string }

function tagById(draft: Draft, id: string): Tag {
  const found = [...draft.reading.tags()].find((tag) => tag.id === id)
  if (!found) throw new PostilError('not-found', 'That tag is not in the codebook any more.')
  return found
}

/** The tag with that path, null where the codebook has none. */
export function findTag(draft: Draft, some: SomeTag): Tag | null {
  if ('tag' in some) return tagById(draft, some.tag)
  const path = readPath(some.path)
  return [...draft.reading.tags()].find((tag) => tag.path === path) ?? null
}

/** The tag with that path, made in this edit where the codebook has none: the next colour, and the next free key. */
export function findOrMakeTag(draft: Draft, some: SomeTag): Tag {
  if ('tag' in some) return tagById(draft, some.tag)
  const found = findTag(draft, some)
  if (found !== null) return found
  const tags = [...draft.reading.tags()]
  const path = readPath(some.path)
  const made: Tag = {
    id: draft.stamp.newId(),
    path,
    colour: nextColour(tags),
    key: nextKey(tags),
    ...{ definition: '', use: '', avoid: '', examples: [] },
  }
  draft.put('tag', null, made)
  return made
}

/** Puts a tag on an annotation or takes it off. */
export function tagAnnotation(draft: Draft, action: Extract<Action, { do: 'tag' }>): Edit {
  const annotation = draft.annotation(action.article, action.annotation)
  const tag = action.on ? findOrMakeTag(draft, action.tag) : findTag(draft, action.tag)
  const others = annotation.tags.filter((id) => id !== tag?.id)
  if (tag !== null && annotation.tags.includes(tag.id) !== action.on)
    draft.put('annotation', annotation, { ...annotation, tags: action.on ? [...others, tag.id] : others })
  return draft.finish(action.on ? 'tag' : 'untag', { article: action.article, annotation: annotation.id })
}

/** Changes an entry of the codebook. A key that another tag has is taken from it. */
export function editTag(draft: Draft, { tag: id, set }: Extract<Action, { do: 'tagEntry' }>): Edit {
  const tag = tagById(draft, id)
  const others = [...draft.reading.tags()].filter((other) => other.id !== id)
  const path = set.path === undefined ? tag.path : readPath(set.path)
  if (others.some((other) => other.path === path))
    throw new PostilError('refused', `There is a tag “${path}” already.`)
  const key = set.key === undefined ? tag.key : set.key
  for (const other of others)
    if (key !== null && key !== tag.key && other.key === key) draft.put('tag', other, { ...other, key: null })
  draft.put('tag', tag, { ...tag, path, key, colour: set.colour ?? tag.colour })
  const label = path !== tag.path ? 'rename tag' : set.colour !== undefined ? 'set tag colour' : 'set tag key'
  return draft.finish(label, null)
}

/** Takes a tag out of the codebook and off every annotation; no annotation is deleted. */
export function deleteTag(draft: Draft, { tag: id }: Extract<Action, { do: 'deleteTag' }>): Edit {
  const tag = tagById(draft, id)
  for (const annotation of draft.reading.tagged(id))
    draft.put('annotation', annotation, {
      ...annotation,
      tags: annotation.tags.filter((other) => other !== id),
    })
  draft.remove('tag', tag)
  return draft.finish('delete tag', null)
}
