import { TagPath, type Annotation, type Tag } from '../../preload/model.ts'
import { HUES } from '../../preload/colours.ts'
import type { Action } from '../../preload/actions.ts'
import { editNames } from '../../preload/texts/edits.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'
import { appearancesOfAll, placeOfClaim, rootIn } from './groups.ts'

const PALETTE = HUES.map(({ colour }) => colour)

function nextColour(tags: readonly Tag[]): string {
  const uses = (colour: string): number => tags.filter((tag) => tag.colour === colour).length
  return PALETTE.reduce<string>((best, colour) => (uses(colour) < uses(best) ? colour : best), HUES[0].colour)
}

function nextKey(tags: readonly Tag[]): number | null {
  const taken = new Set(tags.map((tag) => tag.key))
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].find((key) => !taken.has(key)) ?? null
}

/** A path as it is stored. Throws bad-request for what is none. */
export function readPath(path: string): string {
  const read = TagPath.safeParse(path)
  if (!read.success)
    throw new PostilError('bad-request', 'A tag is a name, or a path of names such as sanctions/visa.')
  return read.data
}

export type SomeTag = { tag: string } | { path: string }

/** The tag with that id. Throws not-found. */
export function tagById(draft: Draft, id: string): Tag {
  const found = draft.tags().find((tag) => tag.id === id)
  if (!found) throw new PostilError('not-found', 'That tag is not in the codebook any more.')
  return found
}

/** The tag with that path, null where the codebook has none. */
export function findTag(draft: Draft, some: SomeTag): Tag | null {
  if ('tag' in some) return tagById(draft, some.tag)
  const path = readPath(some.path)
  return draft.tags().find((tag) => tag.path === path) ?? null
}

/** A new entry with the next colour and the next free key. */
export function makeTag(draft: Draft, path: string, entry: Partial<Tag> = {}): Tag {
  const tags = draft.tags()
  const made: Tag = {
    id: draft.stamp.newId(),
    path: readPath(path),
    colour: nextColour(tags),
    key: nextKey(tags),
    ...{ definition: '', use: '', avoid: '', examples: [] },
    ...entry,
  }
  draft.put('tag', null, made)
  return made
}

/** The tag with that path, made in this edit where the codebook has none: the next colour, and the next free key. */
export function findOrMakeTag(draft: Draft, some: SomeTag): Tag {
  if ('tag' in some) return tagById(draft, some.tag)
  const found = findTag(draft, some)
  if (found !== null) return found
  return makeTag(draft, some.path)
}

function setTag(draft: Draft, annotation: Annotation, tag: Tag | null, on: boolean): void {
  if (tag === null || annotation.tags.includes(tag.id) === on) return
  const others = annotation.tags.filter((id) => id !== tag.id)
  draft.put('annotation', annotation, { ...annotation, tags: on ? [...others, tag.id] : others })
}

/** Puts a tag on an annotation or takes it off. */
export function tagAnnotation(draft: Draft, action: Extract<Action, { do: 'tag' }>): Edit {
  const annotation = draft.annotation(action.article, action.annotation)
  const tag = action.on ? findOrMakeTag(draft, action.tag) : findTag(draft, action.tag)
  setTag(draft, annotation, tag, action.on)
  return draft.finish(action.on ? editNames.tag : editNames.untag, {
    article: action.article,
    annotation: annotation.id,
  })
}

/** Puts a tag on all passages of claims, or takes it off them; of claims that are the same, on the passages of all. */
export function tagClaims(draft: Draft, action: Extract<Action, { do: 'tagClaims' }>): Edit {
  const tag = action.on ? findOrMakeTag(draft, action.tag) : findTag(draft, action.tag)
  const roots = new Map(action.claims.map((id) => rootIn(draft, id)).map((root) => [root.id, root]))
  for (const root of roots.values())
    for (const appearance of appearancesOfAll(draft, root)) setTag(draft, appearance, tag, action.on)
  const [only] = roots.size === 1 ? roots.keys() : []
  const where = only === undefined ? null : placeOfClaim(draft, only)
  return draft.finish(action.on ? editNames.tagClaims : editNames.untagClaims, where)
}
