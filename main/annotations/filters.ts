import type { Action } from '../../preload/actions.ts'
import { editNames } from '../../preload/texts/edits.ts'
import { PostilError } from '../errors.ts'
import type { Draft, Edit } from './draft.ts'

/** Saves a filter under a name, or sets the one with that id. What it asks for that is gone is left out, as it is of those saved. */
export function saveFilter(draft: Draft, { filter }: Extract<Action, { do: 'filter' }>): Edit {
  const before = draft.filters().find(({ id }) => id === filter.id) ?? null
  const people = new Set(draft.people().map(({ id }) => id))
  const tags = new Set(draft.tags().map(({ id }) => id))
  const asked = {
    ...filter.filter,
    people: filter.filter.people.filter((who) => who === 'none' || who.includes(':') || people.has(who)),
    tags: filter.filter.tags.filter((tag) => tags.has(tag)),
  }
  draft.put('filter', before, { ...filter, filter: asked })
  return draft.finish(before === null ? editNames.saveFilter : editNames.changeFilter, null)
}

export function removeFilter(draft: Draft, action: Extract<Action, { do: 'removeFilter' }>): Edit {
  const before = draft.filters().find(({ id }) => id === action.filter)
  if (!before) throw new PostilError('not-found', 'That filter is not there any more.')
  draft.remove('filter', before)
  return draft.finish(editNames.deleteFilter, null)
}

/** Has saved filters ask for what a person or tag has become, or no longer ask for what is gone (null). */
export function changeChoices(
  draft: Draft,
  list: 'people' | 'tags' | 'articles',
  become: ReadonlyMap<string, string | null>,
): void {
  for (const saved of draft.filters()) {
    const choices = saved.filter[list]
    if (!choices.some((choice) => become.has(choice))) continue
    const changed = choices
      .map((choice) => (become.has(choice) ? (become.get(choice) ?? null) : choice))
      .filter((choice) => choice !== null)
    draft.put('filter', saved, { ...saved, filter: { ...saved.filter, [list]: [...new Set(changed)] } })
  }
}
