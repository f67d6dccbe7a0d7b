import type { Tag } from '../../preload/model.ts'
import { editNames } from '../../preload/texts/edits.ts'
import { PostilError } from '../errors.ts'
import type { CodebookEntry } from '../formats/codebook/entry.ts'
import { Draft, type Edit } from './draft.ts'
import type { Reading, Stamp } from './reading.ts'
import { makeTag } from './tags.ts'

export interface CodebookEdit {
  edit: Edit
  added: number
  changed: number
}

/**
 * One edit that brings a codebook in, by its paths: new entries are added; those that are there take over the texts that
 * the file has, and its examples. Nothing is deleted, and colours and keys in use stay. `hasArticle` tells which articles
 * are here: what an example says of another is left out.
 */
export function importCodebook(
  entries: readonly CodebookEntry[],
  hasArticle: (id: string) => boolean,
  reading: Reading,
  stamp: Stamp,
): CodebookEdit {
  const draft = new Draft(reading, stamp)
  const known = new Map(draft.tags().map((tag) => [tag.path, tag]))
  const keys = new Set(draft.tags().map(({ key }) => key))
  let [added, changed] = [0, 0]
  for (const { path, ...given } of entries) {
    const examples = (given.examples ?? []).map((example) =>
      example.article !== null && hasArticle(example.article)
        ? example
        : { ...example, article: null, start: null },
    )
    const before = known.get(path)
    if (before) {
      const after = updated(before, given, examples)
      if (JSON.stringify(after) === JSON.stringify(before)) continue
      draft.put('tag', before, after)
      changed++
      continue
    }
    const wanted = given.key ?? null
    const key = keys.has(wanted) ? null : wanted
    if (key !== null) keys.add(key)
    const texts = { definition: given.definition ?? '', use: given.use ?? '', avoid: given.avoid ?? '' }
    makeTag(draft, path, {
      ...{ key, ...texts, examples },
      ...(given.colour === undefined ? {} : { colour: given.colour }),
      ...(given.foreign === undefined ? {} : { foreign: given.foreign }),
    })
    added++
  }
  return { edit: draft.finish(editNames.importCodebook, null), added, changed }
}

function updated(tag: Tag, given: Omit<CodebookEntry, 'path'>, examples: Tag['examples']): Tag {
  const quotes = new Set(tag.examples.map(({ quote }) => quote))
  const all = [...tag.examples, ...examples.filter(({ quote }) => !quotes.has(quote))]
  if (all.length > 1000)
    throw new PostilError('refused', `The tag “${tag.path}” would have more than 1000 examples.`)
  return {
    ...tag,
    definition: given.definition || tag.definition,
    use: given.use || tag.use,
    avoid: given.avoid || tag.avoid,
    examples: all,
  }
}
