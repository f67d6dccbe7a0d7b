/** What is done to a part of the codebook, and what is said of it. */
import type { Tag } from '../../preload/model.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { Carriers } from '../../preload/contract.ts'
import type { App } from '../state/app.svelte.ts'
import { clashOf, liftedPath, nestedPath, treeOf, type TreeRow } from './tree.ts'

const words = TEXTS.codebookView

/** What moving needs of the view's model. */
interface Model {
  readonly app: App
  readonly tags: readonly Tag[]
  readonly rows: readonly TreeRow[]
  readonly current: TreeRow | null
  /** The current row as it is in the whole tree, whatever is filtered out or folded. */
  readonly whole: TreeRow | null
  readonly filtering: boolean
  losses: { key: string; said: string } | null
  choose(...keys: readonly string[]): void
  show(path: string): void
  clearFilter(): void
  carriers(tag: string): Promise<Carriers>
}

export class CodebookMoves {
  constructor(readonly model: Model) {}

  get #app() {
    return this.model.app
  }
  get #whole(): TreeRow | null {
    return this.model.whole
  }

  async nest(): Promise<void> {
    const row = this.#whole
    const to = row && nestedPath(treeOf(this.model.tags), row)
    if (!row) return
    if (to === null) return this.#app.announcer.say(words.noNest)
    await this.move(row, to)
  }

  async lift(): Promise<void> {
    const row = this.#whole
    const to = row && liftedPath(row)
    if (!row) return
    if (to === null) return this.#app.announcer.say(words.noLift)
    await this.move(row, to)
  }

  /** Moves a row and all below it; false where that was refused. */
  async move(row: TreeRow, to: string): Promise<boolean> {
    if (!(await this.#moved(row, to))) return false
    this.#app.announcer.say(words.moved(to, row.below))
    return true
  }

  /** Gives a row and all below it another path; false where that was refused. */
  async rename(row: TreeRow, to: string): Promise<boolean> {
    const marks = row.tag ? (this.#app.library.tagCounts[row.tag.id] ?? 0) : 0
    if (!(await this.#moved(row, to))) return false
    this.#app.announcer.say(words.renamed(to, marks, row.below))
    return true
  }

  async #moved(row: TreeRow, to: string): Promise<boolean> {
    const clash = clashOf(this.model.tags, row.path, to)
    if (clash !== null) {
      this.#app.announcer.complain(words.isTaken(clash))
      return false
    }
    const edited = await this.#app.do(
      row.tag
        ? { do: 'tagEntry', tag: row.tag.id, set: { path: to } }
        : { do: 'moveTags', from: row.path, to },
    )
    if (!edited) return false
    this.model.show(to)
    if (row.tag) this.model.choose(row.key)
    else this.model.choose(`path:${to}`, row.key)
    return true
  }

  /** Makes an entry and goes to it; false where that was refused. */
  async add(path: string): Promise<boolean> {
    const before = this.model.current
    const edited = await this.#app.do({ do: 'addTag', path })
    if (!edited) return false
    const made = edited.changes.find(({ table, after }) => table === 'tag' && after !== null)
    if (this.model.filtering) this.model.clearFilter()
    this.model.show(path)
    if (made) this.model.choose(made.id, ...(before ? [before.key] : []))
    this.#app.announcer.say(words.added(path))
    return true
  }

  async merge(tag: Tag, into: Tag): Promise<void> {
    const marks = this.#app.library.tagCounts[tag.id] ?? 0
    const edited = await this.#app.do({ do: 'mergeTag', tag: tag.id, into: into.id })
    if (!edited) return
    this.model.show(into.path)
    // Undo brings back what was merged, and it is current again.
    this.model.choose(tag.id, into.id)
    this.#app.announcer.say(words.merged(tag.path, into.path, marks))
  }

  /** Deletes the current tag. What it would take along is named first, and done when the key is pressed again. */
  async remove(): Promise<void> {
    const row = this.model.current
    if (!row) return
    if (!row.tag) return this.#app.announcer.say(words.isHeading)
    const { annotations, articles } = await this.model.carriers(row.tag.id)
    const lost = entryOf(row.tag)
    if ((annotations > 0 || lost.length > 0) && this.model.losses?.key !== row.key) {
      const said = words.loses(row.path, annotations, articles, lost)
      this.model.losses = { key: row.key, said }
      return this.#app.announcer.say(said)
    }
    const { rows } = this.model
    const at = rows.indexOf(row)
    const next = rows[at + 1] ?? rows[at - 1]
    if (!(await this.#app.do({ do: 'deleteTag', tag: row.tag.id }))) return
    this.model.choose(row.key, ...(row.below > 0 ? [`path:${row.path}`] : []), ...(next ? [next.key] : []))
    this.#app.announcer.say(words.deleted(row.path, annotations))
  }
}

function entryOf({ definition, use, avoid, examples }: Tag): string[] {
  const written = [definition, use, avoid].some((text) => text.trim() !== '')
  return [
    ...(written ? [words.entry] : []),
    ...(examples.length > 0 ? [words.exampleCount(examples.length)] : []),
  ]
}
