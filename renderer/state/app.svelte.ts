import type { Action } from '../../preload/actions.ts'
import type { CodebookImported, OpeningStep } from '../../preload/contract.ts'
import type { Comparison } from '../../preload/importing.ts'
import type { Exported } from '../../preload/interchange.ts'
import type { Edited } from '../../preload/edited.ts'
import type { Indexing } from '../../preload/searching.ts'
import type { Annotation, Claim } from '../../preload/model.ts'
import type { View } from '../../preload/views.ts'
import { TEXTS } from '../../preload/texts.ts'
import { listen, request } from '../bridge.ts'
import { noViews, type ViewModels } from '../views/view.ts'
import { Contexts } from '../web/contexts.svelte.ts'
import { WebState } from '../web/web.svelte.ts'
import { Announcer } from './announcer.svelte.ts'
import { sendPending } from './fields.ts'
import { Importing } from '../importing/importing.svelte.ts'
import { Listing } from '../library/listing.svelte.ts'
import { LibraryState } from './library.svelte.ts'
import type { Picking } from './picking.ts'
import { Reading } from './reading.svelte.ts'
import { SettingsState } from './settings.svelte.ts'

export type Overlay =
  | 'palette'
  | 'help'
  | 'settings'
  | 'keys'
  | 'tags'
  | 'example'
  | 'mergeTag'
  | 'mergePerson'
  | 'judge'
  | 'export'
  | 'same'
  | 'relate'
  | 'relation'
  | 'picture'
  | 'import'
  | 'details'
  | 'collect'
  | 'revision'
  | 'search'
  | 'about'
  | null

/** What the export dialog is about. */
export interface ExportOf {
  /** An article's id, or null for the library. */
  readonly article: string | null
  /** These claims alone; null for all there is. */
  readonly claims: readonly string[] | null
  /** What those claims are, in words: "38 claims of 1,284, as filtered". */
  readonly said?: string
}

/** The renderer's state, and the one way to change the library. */
export class App {
  readonly library = new LibraryState()
  /** The articles that are read: the second beside the first. */
  readonly readings: readonly [Reading, Reading] = [new Reading(), new Reading()]
  /** Which of them commands act on. */
  active = $state<0 | 1>(0)
  beside = $state(false)
  view = $state<View>('read')
  readonly web = new WebState(this.library)
  readonly contexts = new Contexts()
  readonly settings = new SettingsState()
  readonly announcer = new Announcer()
  /** The library's articles as they are listed. */
  readonly listing = new Listing(this)
  readonly importing = new Importing(this)
  /** What floats over the page: one thing at a time. */
  overlay = $state<Overlay>(null)
  /** Whether the find bar is open, and what the search of the library begins with. */
  finding = $state(false)
  searchFor = $state('')
  /** Until the first article is there, or it was said why not; and how far the library is read meanwhile. */
  starting = $state(true)
  opening = $state.raw<OpeningStep | null>(null)
  /** How far the index of search is; null when everything can be found. */
  indexing = $state.raw<Indexing | null>(null)
  /** Two revisions of an article, while they are compared. */
  comparison = $state.raw<Comparison | null>(null)
  /** What was exported last since the app was started. */
  exported = $state.raw<Exported | null>(null)
  exportOf = $state.raw<ExportOf>({ article: null, claims: null })
  /** Something that is to be pointed to in a text. */
  picking = $state.raw<Picking | null>(null)
  /** The piece of evidence that was just added: its question takes the focus. */
  piece = $state<string | null>(null)
  /** The inspector's face. */
  face = $state<'card' | 'list'>('card')
  theme = $state<'light' | 'dark'>('light')
  /** Edits under way: "Saved" is said when there is none. */
  saving = $state(0)
  /** Those that are there are put in by whoever starts the app: they act on it. */
  readonly views: ViewModels = noViews()
  /** Resolves when the first article is there, or it was said why not. */
  started: Promise<void> = Promise.resolve()
  #asked: Promise<unknown> = Promise.resolve()

  get reading(): Reading {
    return this.readings[this.active]
  }

  /** A claim's own record, of any article. */
  claim(id: string): Claim | undefined {
    return this.web.claim(id) ?? this.reading.claims.get(id)
  }

  /** What a claim says is said by the one that it is the same as. */
  claimOf(annotation: Annotation | null): Claim | null {
    if (annotation?.kind !== 'appearance') return null
    return this.web.entryOf(annotation.claim)?.claim ?? this.reading.claimOf(annotation)
  }

  async start(): Promise<void> {
    // Main chose before there was a page; after that it says so.
    const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
    this.theme = system
    listen('theme', (theme) => (this.theme = theme))
    listen('opening', (step) => (this.opening = step))
    listen('indexing', (indexing) => (this.indexing = indexing))
    listen('flush', () => void sendPending().finally(() => request('window:flushed')))
    try {
      await this.settings.load()
      const { theme } = this.settings.value
      this.theme = theme === 'system' ? system : theme
      const view = await request('library:load')
      this.library.load(view)
      const last = view.articles.find((row) => row.id === this.settings.value.lastArticle) ?? view.articles[0]
      if (last) await this.open(last.id)
      this.starting = false
      await this.web.load()
    } catch (error) {
      this.announcer.complain(error)
    } finally {
      this.starting = false
    }
  }

  async open(articleId: string, reading = this.reading): Promise<void> {
    if (reading.article?.id === articleId) return
    try {
      await sendPending()
      reading.show(await request('article:open', articleId))
      void this.settings.opened(articleId)
    } catch (error) {
      this.announcer.complain(error)
    }
  }

  /** Asks main for an edit and shows what it did; null when main refused, which is said. */
  async do(action: Action): Promise<Edited | null> {
    return this.#edit(() => request('edit:do', action))
  }

  /** Brings in a codebook from a file that the person picks; null when they cancel, or main refused, which is said. */
  async importCodebook(): Promise<CodebookImported | null> {
    let imported: CodebookImported | null = null
    await this.#edit(async () => {
      imported = await request('codebook:import')
      return imported?.edited ?? null
    })
    return imported
  }

  /** Brings articles or annotations in; null when the person cancels, or main refused, which is said. */
  async bringIn<T extends { edited: Edited | null }>(ask: () => Promise<T | null>): Promise<T | null> {
    let answer: T | null = null
    await this.#edit(async () => {
      answer = await ask()
      return answer?.edited ?? null
    })
    return answer
  }

  /** Shows another revision of an article beside the current one, and what taking it over would do. */
  async compare(article: string, revision: number): Promise<void> {
    try {
      this.comparison = await request('article:compare', { article, revision })
      this.overlay = 'revision'
    } catch (error) {
      this.announcer.complain(error)
    }
  }

  async undo(): Promise<Edited | null> {
    return this.#travel('edit:undo', TEXTS.shell.undone)
  }

  async redo(): Promise<Edited | null> {
    return this.#travel('edit:redo', TEXTS.shell.redone)
  }

  async #travel(channel: 'edit:undo' | 'edit:redo', words: string): Promise<Edited | null> {
    await sendPending()
    const edited = await this.#edit(() => request(channel))
    if (edited === null) return null
    if (this.view !== 'read') {
      this.announcer.say(`${words}: ${edited.label}`)
      return edited
    }
    if (edited.where && edited.where.article !== this.reading.article?.id)
      await this.open(edited.where.article)
    const there = edited.where?.annotation ?? null
    if (there !== null && this.reading.annotations.has(there)) this.reading.select(there)
    this.announcer.say(`${words}: ${edited.label}`)
    return edited
  }

  /** Runs what acts on the answer to all that was asked before: keys typed in one breath follow one another. */
  inTurn<T>(act: () => T | Promise<T>): Promise<T> {
    const turn = this.#asked.then(act)
    this.#asked = Promise.allSettled([this.#asked, turn])
    return turn
  }

  #edit<T extends Edited | null>(ask: () => Promise<T>): Promise<T | null> {
    const edit = this.#ask(ask)
    this.#asked = Promise.all([this.#asked, edit])
    return edit
  }

  /** Articles that are read follow what an edit did to them: their text, what the library says of them, or their end. */
  async #follow({ changes }: Edited): Promise<void> {
    for (const { table, id, before, after } of changes) {
      if (table !== 'article') continue
      for (const reading of this.readings) {
        if (reading.article?.id !== id) continue
        if (after === null) await this.#openAnother(reading, id)
        else if (after.revision !== before?.revision) reading.refresh(await request('article:open', id))
        else reading.article = { ...reading.article, ...after }
      }
    }
  }

  async #openAnother(reading: Reading, gone: string): Promise<void> {
    reading.clear()
    if (reading !== this.readings[0]) return
    const next = this.listing.neighbour(gone)
    if (next !== null) await this.open(next, reading)
  }

  async #ask<T extends Edited | null>(ask: () => Promise<T>): Promise<T | null> {
    this.saving++
    try {
      const edited = await ask()
      if (edited !== null) {
        this.library.apply(edited)
        for (const reading of this.readings) reading.apply(edited)
        this.contexts.forget(edited.changes.filter(({ table }) => table === 'annotation').map(({ id }) => id))
        this.web.apply(edited)
        await this.#follow(edited)
      }
      return edited
    } catch (error) {
      this.announcer.complain(error)
      return null
    } finally {
      this.saving--
    }
  }
}

export function startApp(): App {
  const app = new App()
  app.started = app.start()
  return app
}
