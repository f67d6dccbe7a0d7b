import type { SearchHit, SearchPassage, SearchResults } from '../../preload/searching.ts'
import type { Action } from '../../preload/actions.ts'
import { TEXTS } from '../../preload/texts.ts'
import { request } from '../bridge.ts'
import type { Option, OptionGroup } from '../floating/options.svelte.ts'
import type { App } from '../state/app.svelte.ts'

const words = TEXTS.searching

export interface FoundOption extends Option {
  readonly hit: SearchHit
  readonly kind: SearchResults['groups'][number]['kind']
}

/** One visit to the search of the library: what is typed, what answers, and the passages that are ticked. */
export class Searching {
  typed = $state('')
  results = $state.raw<SearchResults>({ groups: [], indexing: null })
  /** Every passage that answers, once they are asked for. */
  passages = $state.raw<readonly SearchPassage[] | null>(null)
  total = $state(0)
  ticked = $state.raw<ReadonlySet<number>>(new Set())
  /** What the results are for: '' while nothing was asked. */
  answered = $state('')
  #asking = false
  /** The index knows more than when it answered. */
  #outdated = false

  constructor(readonly app: App) {
    this.type(app.searchFor)
  }

  readonly groups = $derived(
    this.results.groups.map(({ kind, hits, total, isAbout }): OptionGroup<FoundOption> => ({
      label: words.kinds[kind],
      options: hits.map((hit) => ({ key: `${kind} ${hit.record}`, hit, kind })),
      ...(total > hits.length ? { after: words.more(total, isAbout) } : {}),
    })),
  )

  type(typed: string): void {
    this.typed = typed
    this.app.searchFor = typed
    void this.#ask()
  }

  /** Asks for what is typed by then, one question at a time. */
  async #ask(): Promise<void> {
    if (this.#asking) return
    this.#asking = true
    try {
      while (this.answered !== this.typed || this.#outdated) {
        const { typed } = this
        this.#outdated = false
        const results =
          typed.trim() === '' ? { groups: [], indexing: null } : await request('search:run', typed)
        this.answered = typed
        if (this.typed === typed) this.results = results
      }
    } catch (error) {
      this.answered = this.typed
      this.app.announcer.complain(error)
    } finally {
      this.#asking = false
    }
  }

  /** The same again, since the index knows more now. */
  refresh(): void {
    this.#outdated = true
    void this.#ask()
  }

  async listPassages(): Promise<void> {
    try {
      const { passages, total } = await request('search:passages', this.typed)
      this.passages = passages
      this.total = total
      this.ticked = new Set(passages.keys())
    } catch (error) {
      this.app.announcer.complain(error)
    }
  }

  tick(index: number): void {
    const ticked = new Set(this.ticked)
    if (!ticked.delete(index)) ticked.add(index)
    this.ticked = ticked
  }

  tickAll(): void {
    const all = this.passages?.length ?? 0
    this.ticked = new Set(this.ticked.size === all ? [] : Array.from({ length: all }, (_, at) => at))
  }

  /** Marks the ticked passages, as one edit. */
  async mark(
    as: 'highlight' | 'claim',
    tag?: Extract<Action, { do: 'annotateAll' }>['tag'],
  ): Promise<boolean> {
    const passages = (this.passages ?? [])
      .filter((_, at) => this.ticked.has(at))
      .map(({ article, start, end }) => ({ article, start, end }))
    if (passages.length === 0) {
      this.app.announcer.say(words.noneTicked)
      return false
    }
    const edited = await this.app.do({ do: 'annotateAll', passages, as, ...(tag ? { tag } : {}) })
    if (edited) this.app.announcer.say(words.marked(passages.length))
    return edited !== null
  }
}
