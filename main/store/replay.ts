import { apply, reverse, type Tables } from '../annotations/apply.ts'
import type { Change } from '../../preload/edited.ts'
import { fileOf } from './codec.ts'
import type { NumberedEdit, Step } from './lines.ts'

/** What edits change in one data file. */
interface Replayed {
  edit: number
  tables: Tables
}

/** Plays one step in the part of the records that a data file keeps; a file that it does not touch stays as it is. */
export function play(file: string, data: Replayed, { edit, forward }: Step): void {
  const part = partsOf(edit).get(file)
  if (!part) return
  const changes = forward ? part.changes : reverse(part.changes)
  apply(data.tables, changes, (table, record) => fileOf(table, record) === file)
  data.edit = forward ? edit.n : part.before
}

/** What an edit does to each file. An import touches thousands with tens of thousands of changes, so this is worked out once. */
const parts = new WeakMap<NumberedEdit, ReadonlyMap<string, { before: number; changes: Change[] }>>()

function partsOf(edit: NumberedEdit): ReadonlyMap<string, { before: number; changes: Change[] }> {
  const known = parts.get(edit)
  if (known) return known
  const made = new Map(edit.files.map(({ file, before }) => [file, { before, changes: [] as Change[] }]))
  for (const change of edit.changes) {
    const { table, before, after } = change
    const files = new Set([before, after].filter((each) => each !== null).map((each) => fileOf(table, each)))
    for (const file of files) made.get(file)?.changes.push(change)
  }
  parts.set(edit, made)
  return made
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
