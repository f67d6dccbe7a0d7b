import { chordOf, keysOf, type Command } from '../../preload/commands.ts'
import { NO_CHOICES, type KeyChoices } from '../../preload/own-keys.ts'
import { viewKeysOf, type ViewKey } from '../../preload/views.ts'
import { platform } from '../bridge.ts'
import { isTyped, parse } from './keys.ts'

/** The keys that act in this window: those of the tables and those that the person chose instead. */
class KeysInForce {
  /** The settings set them; whatever shows or reads keys follows. */
  choices = $state.raw<KeyChoices>(NO_CHOICES)
  /** Whether single letters act in the text and in views. */
  letters = $state(true)

  keysOf(command: Command): readonly string[] {
    return keysOf(command, platform(), this.choices)
  }

  chordOf(command: Command): string | undefined {
    return chordOf(command, platform(), this.choices)
  }

  /** The key that there is to press in the text: the chord where letters do not act or the command has no key. */
  keyOf(command: Command): string | undefined {
    const works = this.keysOf(command).filter((key) => this.letters || !isTyped(parse(key, platform())))
    return works[0] ?? this.chordOf(command)
  }

  viewKeysOf(key: ViewKey): readonly string[] {
    return viewKeysOf(key, this.choices)
  }
}

export const inForce = new KeysInForce()
