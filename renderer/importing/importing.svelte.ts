import type { Edited } from '../../preload/edited.ts'
import type { BroughtIn, ImportProgress, ImportReport, Pasted } from '../../preload/importing.ts'
import type { ImportPreview, ReadingChoice } from '../../preload/interchange.ts'
import { TEXTS } from '../../preload/texts.ts'
import { dropFiles, listen, request } from '../bridge.ts'
import type { Announcer } from '../state/announcer.svelte.ts'

/** What takes less than this is not worth a dialog, in milliseconds. */
const QUICK = 400
const words = TEXTS.importing
const { bringing } = TEXTS
const AS_FOUND: ReadingChoice = { unit: null, article: null }

export type ImportFrom =
  | { readonly kind: 'files' }
  | { readonly kind: 'folder' }
  /** What the system asked the app to open. */
  | { readonly kind: 'opened' }
  | { readonly kind: 'annotations' }
  | { readonly kind: 'paste'; readonly pasted: Pasted }
  | { readonly kind: 'drop'; readonly files: readonly File[] }
  | { readonly kind: 'update'; readonly article: string }

/** Where articles come in. */
interface Into {
  readonly announcer: Announcer
  overlay: string | null
  view: string
  open(article: string): Promise<void>
  compare(article: string, revision: number): Promise<void>
  bringIn<T extends { edited: Edited | null }>(ask: () => Promise<T | null>): Promise<T | null>
}

/** Articles on their way in: how far it is, and what came of it. */
export class Importing {
  running = $state(false)
  cancelling = $state(false)
  progress = $state.raw<ImportProgress | null>(null)
  report = $state.raw<ImportReport | null>(null)

  /** What annotations that wait would do. */
  preview = $state.raw<ImportPreview | null>(null)
  choice = $state.raw<ReadingChoice>(AS_FOUND)
  /** Main is working out what another choice would do, or is bringing them in. */
  busy = $state<'planning' | 'bringing' | null>(null)
  brought = $state.raw<BroughtIn | null>(null)
  /** Main's sentence on why it did not work. */
  problem = $state<string | null>(null)
  /** Annotations that had no article at first. */
  homeless = $state(0)
  #begun = false
  /** Something was opened from outside while an import was under way. */
  #waiting = false
  /** Main is asked what was opened from outside. Mostly it is nothing: whoever wants another import meanwhile gets it then. */
  #asking: Promise<void> | null = null

  constructor(readonly app: Into) {}

  /** Imports, and shows what came in: the article itself where there is nothing to say about it, else the report. */
  async run(from: ImportFrom): Promise<void> {
    const { app } = this
    if (this.running) {
      if (from.kind === 'opened') this.#waiting = true
      else if (this.#asking !== null && this.progress === null) {
        await this.#asking
        await this.run(from)
      } else app.announcer.say(words.underWay)
      return
    }
    const done = this.#run(from)
    this.#asking = from.kind === 'opened' ? done.catch(() => undefined) : null
    await done
    this.#asking = null
    if (!this.#waiting) return
    this.#waiting = false
    await this.run({ kind: 'opened' })
  }

  async #run(from: ImportFrom): Promise<void> {
    const { app } = this
    this.running = true
    this.cancelling = false
    this.progress = null
    this.#begun = false
    // Mostly nothing was opened from outside: then what an import before it shows stays.
    if (from.kind !== 'opened') this.#begin()
    let slow: ReturnType<typeof setTimeout> | undefined
    // A dialog of the system's may be open for as long as somebody looks for a file: the first file begins the wait.
    const stop = listen('importing', (progress) => {
      this.#begin()
      this.progress = progress
      slow ??= setTimeout(() => (app.overlay = 'import'), QUICK)
    })
    try {
      const report = await app.bringIn(() => ask(from))
      clearTimeout(slow)
      if (report !== null) {
        this.#begin()
        await this.#show(report, from)
      } else if (this.#begun && app.overlay === 'import') app.overlay = null
    } finally {
      stop()
      clearTimeout(slow)
      this.running = false
    }
  }

  /** The import ends at the file that it is at, and nothing comes in. */
  async cancel(): Promise<void> {
    this.cancelling = true
    await request('import:cancel')
  }

  /** What they would do if positions counted that, and those without an article went there. */
  async replan(change: Partial<ReadingChoice>): Promise<void> {
    if (this.busy) return
    this.busy = 'planning'
    this.problem = null
    const choice = { ...this.choice, ...change }
    try {
      this.preview = await request('import:replan', choice)
      this.choice = choice
    } catch (error) {
      this.problem = messageOf(error)
    } finally {
      this.busy = null
    }
  }

  /** Brings in the annotations that wait, and shows the first article that they are in. */
  async bring(): Promise<void> {
    const { app } = this
    if (this.busy) return
    this.busy = 'bringing'
    this.problem = null
    try {
      this.brought = await app.bringIn(async () => {
        try {
          return await request('import:bring')
        } catch (error) {
          this.problem = messageOf(error)
          return null
        }
      })
      if (this.brought) this.preview = null
    } finally {
      this.busy = null
    }
  }

  /** Lets go what waits: it does not come in. */
  async drop(): Promise<void> {
    if (this.preview === null) return
    this.#forget()
    this.app.announcer.say(bringing.cancelled)
    await request('import:cancel')
  }

  /** What an import before has shown goes. */
  #begin(): void {
    if (this.#begun) return
    this.#begun = true
    this.report = null
    this.#forget()
  }

  #forget(): void {
    this.preview = null
    this.brought = null
    this.problem = null
    this.choice = AS_FOUND
    this.homeless = 0
  }

  #wait(report: ImportReport, preview: ImportPreview): void {
    this.report = report
    this.preview = preview
    this.homeless = preview.articles
      .filter(({ fate }) => fate === 'homeless')
      .reduce((sum, { annotations }) => sum + annotations, 0)
    this.app.overlay = 'import'
  }

  async #show(report: ImportReport, from: ImportFrom): Promise<void> {
    const { app } = this
    if (report.cancelled) {
      app.overlay = null
      app.announcer.say(words.cancelled)
      return
    }
    const first = report.came[0]?.article
    if (first !== undefined) {
      app.view = 'read'
      await app.open(first)
    }
    if (report.preview !== null) return this.#wait(report, report.preview)
    if (isPlain(report)) {
      app.overlay = null
      app.announcer.say(words.cameOne(report.came[0]?.title ?? ''))
      return
    }
    const [known] = report.known
    if (from.kind === 'opened' && known && isKnown(report)) {
      app.view = 'read'
      await app.open(known.article)
      app.overlay = null
      app.announcer.say(words.openedKnown(known.title))
      return
    }
    const [newer] = report.newer
    if (
      newer &&
      report.newer.length === 1 &&
      report.came.length + report.known.length + report.failed.length === 0
    )
      return app.compare(newer.article, newer.revision)
    this.report = report
    app.overlay = 'import'
  }
}

/** One article that came in as it should: it says all there is to say. */
function isPlain({ came, known, newer, failed, skipped }: ImportReport): boolean {
  const [only] = came
  return (
    came.length === 1 &&
    known.length + newer.length + failed.length + skipped === 0 &&
    only?.remarks.length === 0 &&
    only.encoding?.guessed !== true
  )
}

/** One article that is in the library already: whoever opens it wants to read it. */
function isKnown({ came, known, newer, failed, skipped }: ImportReport): boolean {
  return known.length === 1 && came.length + newer.length + failed.length + skipped === 0
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function ask(from: ImportFrom): Promise<ImportReport | null> {
  switch (from.kind) {
    case 'files':
      return request('import:files')
    case 'folder':
      return request('import:folder')
    case 'opened':
      return request('import:opened')
    case 'annotations':
      return request('import:annotations')
    case 'paste':
      return request('import:paste', from.pasted)
    case 'drop':
      return dropFiles(from.files)
    case 'update':
      return request('article:update', from.article)
  }
}
