import type { KeyChoices } from '../../preload/own-keys.ts'
import { parse, type Platform } from '../commands/keys.ts'
import type { Slot } from './capture.ts'
import { ROWS, withKeys, type KeyRow } from './rows.ts'

/** Somebody else's key that a press would mean as well. */
export interface Clash {
  readonly row: KeyRow
  readonly slot: Slot
  readonly accelerator: string
}

/**
 * Whose keys an accelerator is already, where both would act: chords act everywhere, other keys in their places.
 * A movement has its key with Shift as well.
 */
export function clashesOf(
  accelerator: string,
  of: { row: KeyRow; slot: Slot },
  choices: KeyChoices,
  platform: Platform,
): Clash[] {
  const wanted = pressesOf(accelerator, of.row, platform)
  return ROWS.flatMap((row) => {
    const { keys, chord } = row.held(choices, platform)
    const all = [
      ...keys.map((each) => ({ row, slot: 'keys' as const, accelerator: each })),
      ...(chord === null ? [] : [{ row, slot: 'chord' as const, accelerator: chord }]),
    ]
    return all.filter((other) => {
      if (other.row.id === of.row.id && other.slot === of.slot) return false
      const meet =
        of.slot === 'chord' || other.slot === 'chord' || row.where.some((at) => of.row.where.includes(at))
      return meet && pressesOf(other.accelerator, row, platform).some((press) => wanted.includes(press))
    })
  })
}

/** The choices in which those keys are nobody's any more. */
export function takenFrom(clashes: readonly Clash[], choices: KeyChoices, platform: Platform): KeyChoices {
  return clashes.reduce((now, { row, slot, accelerator }) => {
    const own =
      slot === 'chord'
        ? { chord: null }
        : { keys: row.held(now, platform).keys.filter((each) => each !== accelerator) }
    return withKeys(now, row, own, platform)
  }, choices)
}

function pressesOf(accelerator: string, row: KeyRow, platform: Platform): string[] {
  const parsed = parse(accelerator, platform)
  const plain = JSON.stringify(parsed)
  return row.moves ? [plain, JSON.stringify({ ...parsed, shift: true })] : [plain]
}
