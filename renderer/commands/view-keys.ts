import type { KeyChoices } from '../../preload/own-keys.ts'
import { VIEW_KEYS, viewKeysOf, type LibraryView, type ViewKeyId } from '../../preload/views.ts'
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
  for (const each of VIEW_KEYS) {
    if (!each.in.some((one) => one === view)) continue
    for (const key of viewKeysOf(each, choices))
      if ((letters || !isTyped(parse(key, platform))) && matches(key, event, platform)) return each.id
  }
  return null
}

/** Enter and Space on a button press it. */
function isPressed({ key, target }: KeyPress): boolean {
  return (key === 'Enter' || key === ' ') && (target as Partial<Element> | null)?.tagName === 'BUTTON'
}
