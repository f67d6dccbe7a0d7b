import type { CommandId } from '../../preload/commands.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { App } from '../state/app.svelte.ts'
import { withKeys } from './with-keys.ts'

const words = TEXTS.announce

/** Commands that take what is selected, or what is current. */
const NEEDS: readonly [RegExp, string][] = [
  [/^highlight$/, words.selectFirst],
  [/^(note|tag\..+)$/, words.selectOrGo],
  [/^(edge\..+|annotation\.delete)$/, words.nothingCurrent],
  [/^annotation\.(next|previous)$/, words.noAnnotations],
  [/^claim\.(same|relate|judge|evidence)$/, words.noClaim],
]

/** Says why a command that was pressed in the text had nothing to act on, and what would help. */
export function sayRefused(app: App, id: CommandId): void {
  if (app.view !== 'read' || app.reading.article === null) return
  const sentence = NEEDS.find(([ids]) => ids.test(id))?.[1]
  if (sentence !== undefined) app.announcer.say(withKeys(sentence))
}
