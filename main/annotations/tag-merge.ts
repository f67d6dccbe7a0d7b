import type { Action } from '../../preload/actions.ts'
import { Tag } from '../../preload/model.ts'
import { editNames } from '../../preload/texts/edits.ts'
import { PostilError } from '../errors.ts'
import { sameExample } from './codebook.ts'
import type { Draft, Edit } from './draft.ts'
import { changeChoices } from './filters.ts'
import { isBelow, movedPath } from './tag-paths.ts'
import { tagById } from './tags.ts'

/**
 * Which tags become which when one is merged into another: that tag, and of those below it the ones whose new place
 * another tag has already. The rest are given their new paths.
 */
function plan(
  tags: readonly Tag[],
  tag: Tag,
  into: Tag,
): { merged: Map<string, Tag>; moved: Map<Tag, string> } {
  const merged = new Map([[tag.id, into]])
  const moved = new Map<Tag, string>()
  const byPath = new Map(tags.map((other) => [other.path, other]))
  // Where the one that stays lies below the one that goes, what is below it is its own already.
  const moves = ({ path }: Tag): boolean =>
    isBelow(path, tag.path) &&
    path !== into.path &&
    !(isBelow(into.path, tag.path) && isBelow(path, into.path))
  for (const below of tags) {
    if (!moves(below)) continue
    const path = movedPath(below.path, tag.path, into.path)
    const there = byPath.get(path)
    // One that moves away itself leaves its place free.
    if (there && there.id !== tag.id && !moves(there)) merged.set(below.id, there)
    else moved.set(below, path)
  }
  return { merged, moved }
}

const joinTexts = (a: string, b: string): string => (b === '' || a === b ? a : a === '' ? b : `${a}\n\n${b}`)

/** An entry with the texts and examples of another after its own. */
function withEntry(into: Tag, tag: Tag): Tag {
  const examples = [
    ...into.examples,
    ...tag.examples.filter((example) => !into.examples.some((other) => sameExample(other, example))),
  ]
  const both = {
    ...into,
    key: into.key ?? tag.key,
    definition: joinTexts(into.definition, tag.definition),
    use: joinTexts(into.use, tag.use),
    avoid: joinTexts(into.avoid, tag.avoid),
    examples,
  }
  if (!Tag.safeParse(both).success)
    throw new PostilError(
      'refused',
      `The entries of “${tag.path}” and “${into.path}” are too long to be one: shorten one of them first.`,
    )
  return both
}

/** Makes one tag of two: annotations of the one carry the other, once; its entry is kept; what lay below it lies below the other. */
export function mergeTag(draft: Draft, action: Extract<Action, { do: 'mergeTag' }>): Edit {
  const tag = tagById(draft, action.tag)
  const into = tagById(draft, action.into)
  if (tag.id === into.id)
    throw new PostilError('refused', 'A tag cannot be merged with itself: choose another.')
  const { merged, moved } = plan(draft.tags(), tag, into)
  for (const [id, { id: other }] of merged) {
    retag(draft, id, other)
    draft.put('tag', tagById(draft, other), withEntry(tagById(draft, other), tagById(draft, id)))
    draft.remove('tag', tagById(draft, id))
  }
  for (const [below, path] of moved) draft.put('tag', below, { ...below, path })
  changeChoices(draft, 'tags', new Map([...merged].map(([id, other]) => [id, other.id])))
  return draft.finish(editNames.mergeTags, null)
}

function retag(draft: Draft, tag: string, into: string): void {
  for (const { article, id } of [...draft.reading.tagged(tag)]) {
    // One that carries several of them has been changed before.
    const annotation = draft.annotation(article, id)
    const tags = [...new Set(annotation.tags.map((each) => (each === tag ? into : each)))]
    draft.put('annotation', annotation, { ...annotation, tags })
  }
}
