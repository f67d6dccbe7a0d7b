import type { History as Labels } from '../../preload/edited.ts'
import type { Line, NumberedEdit, Step } from './lines.ts'
import { stepsOf } from './lines.ts'

/** So many edits can be taken back. */
export const UNDO_LIMIT = 1000

/** What can be undone and redone, over all articles and over restarts. */
export class History {
  readonly #done: NumberedEdit[] = []
  #undone: NumberedEdit[] = []

  constructor(readonly limit = UNDO_LIMIT) {}

  /** The history that a journal's lines leave behind. */
  static from(lines: readonly Line[], limit = UNDO_LIMIT): History {
    const history = new History(limit)
    for (const step of stepsOf(lines)) history.#replay(step)
    return history
  }

  #replay({ edit, forward }: Step): void {
    if (forward && this.#undone.at(-1)?.n === edit.n) this.redone()
    else if (forward) this.push(edit)
    else if (this.#done.at(-1)?.n === edit.n) this.undone()
    else this.clear()
  }

  get labels(): Labels {
    return { undo: this.toUndo?.label ?? null, redo: this.toRedo?.label ?? null }
  }
  get toUndo(): NumberedEdit | undefined {
    return this.#done.at(-1)
  }
  get toRedo(): NumberedEdit | undefined {
    return this.#undone.at(-1)
  }

  /** A new edit: what was undone before it cannot be redone any more. */
  push(edit: NumberedEdit): void {
    this.#undone = []
    this.#done.push(edit)
    if (this.#done.length > this.limit) this.#done.shift()
  }
  undone(): void {
    const edit = this.#done.pop()
    if (edit) this.#undone.push(edit)
  }
  redone(): void {
    const edit = this.#undone.pop()
    if (edit) this.#done.push(edit)
  }
  clear(): void {
    this.#done.length = 0
    this.#undone = []
  }

  /** Whether undo or redo could change a data file. */
  touches(file: string): boolean {
    return [...this.#done, ...this.#undone].some((edit) =>
      edit.files.some((touched) => touched.file === file),
    )
  }

  /** Whether undo or redo could change what the library says of an article. */
  touchesArticle(id: string): boolean {
    return [...this.#done, ...this.#undone].some(({ changes }) =>
      changes.some((change) => change.table === 'article' && change.id === id),
    )
  }

  /** The fewest lines that leave this history behind; `next` numbers the lines that are not edits. */
  toLines(next: number): Line[] {
    const redo = [...this.#undone].reverse()
    const edits = [...this.#done, ...redo].map(({ n, ...edit }): Line => ({ n, edit }))
    const undos = this.#undone.map(({ n }) => n).sort((a, b) => b - a)
    return [...edits, ...undos.map((undo, index): Line => ({ n: next + index, undo }))]
  }
}
