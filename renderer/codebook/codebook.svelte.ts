import type { CodebookFormat } from '../../preload/contract.ts'
import { TEXTS } from '../../preload/texts.ts'
import type { Carriers } from '../../preload/contract.ts'
import type { Tag } from '../../preload/model.ts'
import { request } from '../bridge.ts'
import { match } from '../floating/search.ts'
import type { Desk } from '../reader/desk.svelte.ts'
import type { App } from '../state/app.svelte.ts'
import type { ViewModel } from '../views/view.ts'
import { KINDS, isOfKind, type KindOfTag } from './kinds.ts'
import { CodebookMoves } from './moves.ts'
import { parentOf, treeOf, type TreeRow } from './tree.ts'

const words = TEXTS.codebookView
const NOTHING: ReadonlySet<string> = new Set()

interface Captured {
  words: string
  kind: KindOfTag
  wanted: readonly string[]
  folded: string[]
}

/** What the view's components do for their model. */
export interface CodebookPage {
  /** So many rows are a page. */
  readonly rows: number
  reveal(key: string): void
  focusWords(): void
  editPath(): void
  beginNew(): void
}

/** The codebook: its tree, what is current in it, and what keys do to that. It outlives its components. */
export class CodebookModel implements ViewModel {
  query = $state('')
  kind = $state<KindOfTag>('all')
  folded = $state.raw<ReadonlySet<string>>(new Set())
  /** Keys of rows, the one that is wanted most first: what is deleted is current again when undo brings it back. */
  #wanted = $state.raw<readonly string[]>([])
  /** What the last press of Delete named instead of deleting. */
  losses = $state.raw<{ key: string; said: string } | null>(null)
  desk: Desk | null = null
  page: CodebookPage | null = null

  readonly tags = $derived.by(() => this.app.library.codebook)
  readonly filtering = $derived.by(() => this.query.trim() !== '' || this.kind !== 'all')
  readonly kept = $derived.by(() => this.tags.filter((tag) => this.#isKept(tag)))
  /** A filter shows what it keeps, whatever is folded. */
  readonly rows = $derived.by(() => treeOf(this.kept, this.filtering ? NOTHING : this.folded))
  readonly current = $derived.by((): TreeRow | null => {
    for (const key of this.#wanted) {
      const found = this.rows.find((row) => row.key === key)
      if (found) return found
    }
    return this.rows[0] ?? null
  })
  /** The same row in the whole tree: what is filtered out lies below it too. */
  readonly whole = $derived.by(() => {
    const { current } = this
    return current && (treeOf(this.tags).find(({ key }) => key === current.key) ?? current)
  })
  readonly kinds = $derived.by(() =>
    KINDS.map((kind) => ({
      kind,
      count: this.tags.filter((tag) => isOfKind(tag, kind, this.app.library.tagCounts)).length,
    })),
  )
  readonly #moves: CodebookMoves

  constructor(readonly app: App) {
    this.#moves = new CodebookMoves(this)
  }

  readonly status = $derived.by((): ViewModel['status'] => {
    const { current, losses } = this
    const named = losses !== null && losses.key === current?.key
    return {
      said: named ? losses.said : (current?.path ?? ''),
      keys: named
        ? ['remove']
        : current
          ? ['edit', 'new', ...(current.tag ? (['merge', 'remove'] as const) : [])]
          : ['new'],
      aside: named ? [] : current ? ['open', 'nest', 'lift', 'filter'] : [],
    }
  })

  readonly commands: ViewModel['commands'] = {
    next: { run: () => this.step(1) },
    previous: { run: () => this.step(-1) },
    first: { run: () => this.#goTo(0) },
    last: { run: () => this.#goTo(this.rows.length - 1) },
    pageDown: { run: () => this.step(this.page?.rows ?? 8) },
    pageUp: { run: () => this.step(-(this.page?.rows ?? 8)) },
    openBranch: { run: () => this.unfold() },
    closeBranch: { run: () => this.fold() },
    open: { run: () => this.open(), enabled: () => this.current !== null },
    filter: { run: () => this.page?.focusWords() },
    edit: { run: () => this.#begin(() => this.page?.editPath()), enabled: () => this.current !== null },
    new: { run: () => this.#begin(() => this.page?.beginNew()) },
    nest: { run: () => this.app.inTurn(() => this.#moves.nest()), enabled: () => this.current !== null },
    lift: { run: () => this.app.inTurn(() => this.#moves.lift()), enabled: () => this.current !== null },
    merge: {
      run: () => this.#begin(() => (this.app.overlay = 'mergeTag')),
      enabled: () => this.current !== null && this.current.tag !== null,
    },
    remove: { run: () => this.app.inTurn(() => this.#moves.remove()), enabled: () => this.current !== null },
    import: { run: () => this.import() },
    exportJson: { run: () => this.export('json'), enabled: () => this.tags.length > 0 },
    exportCsv: { run: () => this.export('csv'), enabled: () => this.tags.length > 0 },
    exportQdc: { run: () => this.export('qdc'), enabled: () => this.tags.length > 0 },
  }

  /** Something else than a second Delete takes the first one back. */
  #begin(act: () => unknown): void {
    this.losses = null
    act()
  }

  #isKept(tag: Tag): boolean {
    const query = this.query.trim()
    if (!isOfKind(tag, this.kind, this.app.library.tagCounts)) return false
    if (query === '' || match(query, tag.path) !== null) return true
    const small = query.toLowerCase()
    return [tag.definition, tag.use, tag.avoid].some((text) => text.toLowerCase().includes(small))
  }

  /** Makes rows current: the first of them that is there. */
  choose(...keys: readonly string[]): void {
    this.#wanted = keys
    this.losses = null
    if (this.current) this.page?.reveal(this.current.key)
  }
  step(by: number): void {
    this.#goTo((this.current ? this.rows.indexOf(this.current) : 0) + by)
  }
  #goTo(index: number): void {
    const row = this.rows[Math.max(0, Math.min(this.rows.length - 1, index))]
    if (row) this.choose(row.key)
  }

  /** Opens the branch; of one that is open goes to the first below it. */
  unfold(): void {
    const { current } = this
    if (!current || current.below === 0) return
    if (current.folded) this.setFolded(current.path, false)
    else if (this.rows[this.rows.indexOf(current) + 1]?.depth === current.depth + 1) this.step(1)
  }
  /** Closes the branch; of one that is closed goes to what it lies in. */
  fold(): void {
    const { current } = this
    if (!current) return
    const opens = current.below > 0 && !current.folded && !this.filtering
    if (opens) return this.setFolded(current.path, true)
    const above = this.rows.find(({ path }) => path === parentOf(current.path))
    if (above) this.choose(above.key)
  }
  setFolded(path: string, folded: boolean): void {
    const next = new Set(this.folded)
    if (folded) next.add(path)
    else next.delete(path)
    const inside = folded && this.current?.path.startsWith(`${path}/`)
    const row = this.rows.find((each) => each.path === path)
    if (row && (inside || !this.current)) this.choose(row.key)
    this.folded = next
    this.losses = null
  }
  /** Opens what a path lies in, so that it is seen. */
  show(path: string): void {
    const next = new Set(this.folded)
    for (let at = parentOf(path); at !== ''; at = parentOf(at)) next.delete(at)
    this.folded = next
  }

  setQuery(query: string): void {
    this.query = query
    this.app.announcer.say(words.shown(this.kept.length, this.tags.length))
  }
  setKind(kind: KindOfTag): void {
    this.kind = this.kind === kind ? 'all' : kind
    this.app.announcer.say(words.shown(this.kept.length, this.tags.length))
  }
  clearFilter(): void {
    this.query = ''
    this.setKind('all')
  }

  /** What carries a tag. `without` leaves out what carries that one as well. */
  async carriers(tag: string, without: string | null = null): Promise<Carriers> {
    return request('tags:carriers', { tag, without })
  }

  /** Opens the first passage that carries it; of a heading, one of those below it. */
  async open(): Promise<void> {
    const { current } = this
    if (!current) return
    const below = this.tags.filter(({ path }) => path.startsWith(`${current.path}/`))
    for (const tag of current.tag ? [current.tag] : below) {
      const [first] = (await this.carriers(tag.id)).first
      if (first) return this.desk?.go({ article: first.article, annotation: first.annotation })
    }
    this.app.announcer.say(words.nothing)
  }

  /** Moves a part of the codebook, as drops and keys do. */
  move(row: TreeRow, to: string): Promise<boolean> {
    return this.#moves.move(row, to)
  }
  rename(row: TreeRow, to: string): Promise<boolean> {
    return this.#moves.rename(row, to)
  }
  add(path: string): Promise<boolean> {
    return this.#moves.add(path)
  }
  merge(tag: Tag, into: Tag): Promise<void> {
    return this.#moves.merge(tag, into)
  }

  async import(): Promise<void> {
    const imported = await this.app.importCodebook()
    if (imported) this.app.announcer.say(words.imported(imported.added, imported.changed))
  }
  async export(format: CodebookFormat): Promise<void> {
    try {
      const saved = await request('codebook:export', format)
      if (saved) this.app.announcer.say(words.exported(saved.path))
    } catch (error) {
      this.app.announcer.complain(error)
    }
  }

  capture(): Captured {
    const { query, kind } = this
    return { words: query, kind, wanted: this.#wanted, folded: [...this.folded] }
  }
  restore(state: unknown): void {
    const { words: query, kind, wanted, folded } = state as Captured
    this.query = query
    this.kind = kind
    this.folded = new Set(folded)
    this.choose(...wanted)
  }
}

/** The app's codebook. */
export function codebookOf(app: App): CodebookModel {
  const model = app.views.codebook
  if (!(model instanceof CodebookModel)) throw new Error('the codebook has no model')
  return model
}
