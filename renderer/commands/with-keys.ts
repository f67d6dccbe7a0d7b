import { COMMANDS } from '../../preload/commands.ts'
import { platform } from '../bridge.ts'
import { inForce } from './in-force.svelte.ts'
import { inTitle } from './key-labels.ts'

/**
 * A sentence with its commands in braces ({annotation.next}) as it is said: each by the key that there is to press now, or
 * by its name where the person took its keys away. Not for words of articles, which may have braces of their own.
 */
export function withKeys(sentence: string): string {
  return sentence.replace(/\{([a-z.A-Z0-9]+)\}/g, (whole, id) => {
    const command = COMMANDS.find((each) => each.id === id)
    if (!command) return whole
    const key = inForce.keyOf(command)
    return key === undefined ? `“${command.label}”` : inTitle(key, platform())
  })
}
