import type { KeyChoices } from '../../preload/own-keys.ts'
import {
  viewChordOf,
  viewKeysIn,
  viewKeysOf,
  type LibraryView,
  type ViewKey,
  type ViewKeyId,
} from '../../preload/views.ts'
import type { ViewModel } from '../views/view.ts'
import type { Binding } from './bindings.ts'
import { isField, isTyped, matches, parse, type KeyPress, type Platform } from './keys.ts'

/** The key of a view that a press means; null where it means none, or is a field's. */
export function viewKeyFor(
  event: KeyPress,
  view: LibraryView,
  letters: boolean,
  platform: Platform,
  choices?: KeyChoices,
): ViewKeyId | null {
  if (isField(event.target) || isPressed(event)) return null
  for (const each of viewKeysIn(view)) {
    const acting = actingKeys(viewKeysOf(each, choices), letters, platform)
    const chord = viewChordOf(each, choices)
    const works = chord === undefined ? acting : [...acting, chord]
    if (works.some((key) => matches(key, event, platform))) return each.id
  }
  return null
}

/** The keys of a view's command that are shown: its letters, or its chord where letters are off. */
export function shownKeys(
  key: ViewKey,
  letters: boolean,
  platform: Platform,
  choices?: KeyChoices,
): readonly string[] {
  const acting = actingKeys(viewKeysOf(key, choices), letters, platform)
  const chord = viewChordOf(key, choices)
  return acting.length > 0 || chord === undefined ? acting : [chord]
}

function actingKeys(keys: readonly string[], letters: boolean, platform: Platform): readonly string[] {
  return keys.filter((key) => letters || !isTyped(parse(key, platform)))
}

/** What can be done in a view just now, in the order of its table. */
export function viewBindings(
  model: ViewModel,
  view: LibraryView,
): (ViewKey & { readonly id: ViewKeyId; readonly binding: Binding })[] {
  return viewKeysIn(view).flatMap((key) => {
    const binding = model.commands[key.id]
    return binding && binding.enabled?.() !== false ? [{ ...key, binding }] : []
  })
}

/** Enter and Space on a button press it. */
function isPressed({ key, target }: KeyPress): boolean {
  return (key === 'Enter' || key === ' ') && (target as Partial<Element> | null)?.tagName === 'BUTTON'
}
