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
 * Whose keys an accelerator is already, where both would act: commands' chords act everywhere, other keys in their places.
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
      return (
        meet(of, other) && pressesOf(other.accelerator, row, platform).some((press) => wanted.includes(press))
      )
    })
  })
}

/** Whether two keys act in one place. The chord of a view goes before those of commands that have nothing to act on there. */
function meet(a: { row: KeyRow; slot: Slot }, b: { row: KeyRow; slot: Slot }): boolean {
  const isViewChord = ({ row, slot }: typeof a): boolean => slot === 'chord' && row.ofView
  if ((isViewChord(a) && b.row.ofText) || (isViewChord(b) && a.row.ofText)) return false
  const isEverywhere = ({ row, slot }: typeof a): boolean => slot === 'chord' && !row.ofView
  return isEverywhere(a) || isEverywhere(b) || a.row.where.some((at) => b.row.where.includes(at))
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
