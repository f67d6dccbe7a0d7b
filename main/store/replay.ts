import { apply, reverse, type Tables } from '../annotations/apply.ts'
import { fileOf } from './codec.ts'
import type { Step } from './lines.ts'

/** What edits change in one data file. */
interface Replayed {
  edit: number
  tables: Tables
}

/** Plays one step in the part of the records that a data file keeps; a file that it does not touch stays as it is. */
export function play(file: string, data: Replayed, { edit, forward }: Step): void {
  const touched = edit.files.find((other) => other.file === file)
  if (!touched) return
  const changes = forward ? edit.changes : reverse(edit.changes)
  apply(data.tables, changes, (table, record) => fileOf(table, record) === file)
  data.edit = forward ? edit.n : touched.before
}

/** The number of the last edit that is in a file once a step has been played. */
export const numberAfter = (file: string, { edit, forward }: Step): number =>
  forward ? edit.n : (edit.files.find((other) => other.file === file)?.before ?? 0)

/** The steps that touch each data file, in order. */
export function stepsByFile(steps: readonly Step[]): Map<string, Step[]> {
  const byFile = new Map<string, Step[]>()
  for (const step of steps)
    for (const { file } of step.edit.files) {
      const list = byFile.get(file)
      if (list) list.push(step)
      else byFile.set(file, [step])
    }
  return byFile
}

/**
 * The steps that a data file lacks, told by the number of its last edit. That number stands for one content, so what
 * follows its last mention in the journal is missing. Where the journal does not know it, the file is either older than
 * the journal reaches, and all steps are to be played (they set whole records), or newer, and none is.
 */
export function missingSteps(file: string, edit: number, steps: readonly Step[]): readonly Step[] {
  const [first] = steps
  if (!first) return []
  const last = steps.findLastIndex((step) => numberAfter(file, step) === edit)
  if (last !== -1) return steps.slice(last + 1)
  return isAhead(edit, steps) ? [] : steps
}

/** Whether a data file holds an edit that the journal knows nothing of and cannot have forgotten. */
export function isAhead(edit: number, steps: readonly Step[]): boolean {
  return steps.every((step) => step.edit.n < edit)
}
