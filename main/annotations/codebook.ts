import type { Action } from '../../preload/actions.ts'
import type { Example, Tag } from '../../preload/model.ts'
import { editNames } from '../../preload/texts/edits.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'
import { changeChoices } from './filters.ts'
import { spansOf } from './spans.ts'
import { makeTag, readPath, tagById } from './tags.ts'
import { isBelow, moveBranch } from './tag-paths.ts'

/** So many quotes an entry holds, of so many code units at most. */
const MOST_EXAMPLES = 1000
const LONGEST_EXAMPLE = 10_000

/** A new entry that nothing carries yet. */
export function addTag(draft: Draft, action: Extract<Action, { do: 'addTag' }>): Edit {
  const path = readPath(action.path)
  if (draft.tags().some((tag) => tag.path === path))
    throw new PostilError('refused', `There is a tag “${path}” already.`)
  makeTag(draft, path)
  return draft.finish(editNames.addTag, null)
}

/** Moves the tag with a path and all below it, so that they lie at another. */
export function moveTags(draft: Draft, action: Extract<Action, { do: 'moveTags' }>): Edit {
  const [from, to] = [readPath(action.from), readPath(action.to)]
  if (!draft.tags().some(({ path }) => path === from || isBelow(path, from)))
    throw new PostilError('not-found', `There is no tag “${from}” in the codebook any more.`)
  moveBranch(draft, from, to)
  return draft.finish(editNames.moveTags, null)
}

type Texts = Pick<Tag, 'definition' | 'use' | 'avoid'>
const TEXTS = ['definition', 'use', 'avoid'] as const

/** Changes an entry of the codebook; what lies below a tag is renamed with it. A key that another tag has is taken from it. */
export function editTag(draft: Draft, { tag: id, set }: Extract<Action, { do: 'tagEntry' }>): Edit {
  const before = tagById(draft, id)
  const path = set.path === undefined ? before.path : readPath(set.path)
  if (path !== before.path) moveBranch(draft, before.path, path)
  const tag = tagById(draft, id)
  const key = set.key === undefined ? tag.key : set.key
  for (const other of draft.tags())
    if (key !== null && key !== tag.key && other.key === key && other.id !== id)
      draft.put('tag', other, { ...other, key: null })
  const texts: Partial<Texts> = {}
  for (const name of TEXTS) if (set[name] !== undefined) texts[name] = set[name]
  draft.put('tag', tag, { ...tag, ...texts, key, colour: set.colour ?? tag.colour })
  return draft.finish(labelOf(before, path, set), null)
}

function labelOf(before: Tag, path: string, set: Extract<Action, { do: 'tagEntry' }>['set']): string {
  if (path !== before.path) return editNames.renameTag
  if (TEXTS.some((name) => set[name] !== undefined)) return editNames.editTag
  return set.colour !== undefined ? editNames.setTagColour : editNames.setTagKey
}

/** Takes a tag out of the codebook and off every annotation; no annotation is deleted. */
export function deleteTag(draft: Draft, { tag: id }: Extract<Action, { do: 'deleteTag' }>): Edit {
  const tag = tagById(draft, id)
  for (const annotation of [...draft.reading.tagged(id)])
    draft.put('annotation', annotation, {
      ...annotation,
      tags: annotation.tags.filter((other) => other !== id),
    })
  changeChoices(draft, 'tags', new Map([[id, null]]))
  draft.remove('tag', tag)
  return draft.finish(editNames.deleteTag, null)
}

/** Adds a quote from the text to an entry. */
export function addExample(draft: Draft, action: Extract<Action, { do: 'addExample' }>): Edit {
  const tag = tagById(draft, action.tag)
  const [span] = spansOf(draft.reading.text(action.article).text, [action.range])
  if (!span) throw new PostilError('bad-request', 'Select the passage that is an example first.')
  if (span.exact.length > LONGEST_EXAMPLE)
    throw new PostilError('refused', 'This passage is too long for an example: select a shorter one.')
  if (tag.examples.length >= MOST_EXAMPLES)
    throw new PostilError('refused', `A tag has at most ${MOST_EXAMPLES} examples.`)
  const example: Example = { quote: span.exact, article: action.article, start: span.start }
  const known = tag.examples.some((other) => sameExample(other, example))
  draft.put('tag', tag, { ...tag, examples: known ? tag.examples : [...tag.examples, example] })
  return draft.finish(editNames.addExample, null)
}

/** Whether two examples are one: the same words of the same place. */
export function sameExample(a: Example, b: Example): boolean {
  return a.quote === b.quote && a.article === b.article && a.start === b.start
}

export function removeExample(draft: Draft, action: Extract<Action, { do: 'removeExample' }>): Edit {
  const tag = tagById(draft, action.tag)
  if (action.index >= tag.examples.length)
    throw new PostilError('not-found', 'That example is not there any more.')
  draft.put('tag', tag, { ...tag, examples: tag.examples.toSpliced(action.index, 1) })
  return draft.finish(editNames.deleteExample, null)
}
