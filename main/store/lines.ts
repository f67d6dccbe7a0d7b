import { z } from 'zod'
import type { Change } from '../../preload/edited.ts'
import { Claim, Records, type Table } from '../../preload/model.ts'

const Id = Claim.shape.id
const Number = z.int().min(0)
const changeOf = (table: Table) =>
  z.object({
    table: z.literal(table),
    id: Id,
    before: Records[table].nullable(),
    after: Records[table].nullable(),
  })
const [first, ...others] = Object.keys(Records) as [Table, ...Table[]]

const StoredChange = z.discriminatedUnion('table', [
  changeOf(first),
  ...others.map(changeOf),
]) as unknown as z.ZodType<Change>

/**
 * An edit as the journal keeps it. `files` are the data files it touches, each with the number of the edit that was its
 * last before: undo gives them that number back, so that equal content has equal bytes.
 */
export const StoredEdit = z.object({
  at: z.string(),
  label: z.string(),
  where: z.object({ article: Id, annotation: Id.nullable() }).nullable(),
  files: z.array(z.object({ file: z.string(), before: Number })),
  changes: z.array(StoredChange),
})
export type StoredEdit = z.infer<typeof StoredEdit>

/**
 * A line of the journal: an edit (its number is the line's), the undoing or redoing of one, or the word that the data
 * files hold all up to a line.
 */
export const Line = z.union([
  z.object({ n: Number, edit: StoredEdit }),
  z.object({ n: Number, undo: Number }),
  z.object({ n: Number, redo: Number }),
  z.object({ n: Number, checkpoint: Number }),
])
export type Line = z.infer<typeof Line>

/** What a line says, without its number. */
export type Said = Line extends infer L ? (L extends Line ? Omit<L, 'n'> : never) : never

export interface NumberedEdit extends StoredEdit {
  n: number
}

/** What a line did to the records: an edit played forward, or taken back. */
export interface Step {
  edit: NumberedEdit
  forward: boolean
}

/** The steps that lines stand for, in order. A line about an edit that is not among them stands for nothing. */
export function stepsOf(lines: readonly Line[]): Step[] {
  const edits = new Map<number, NumberedEdit>()
  const steps: Step[] = []
  for (const line of lines) {
    if ('edit' in line) {
      const edit = { n: line.n, ...line.edit }
      edits.set(line.n, edit)
      steps.push({ edit, forward: true })
    } else {
      const edit = 'undo' in line ? edits.get(line.undo) : 'redo' in line ? edits.get(line.redo) : undefined
      if (edit) steps.push({ edit, forward: 'redo' in line })
    }
  }
  return steps
}
