import type { ImportProgress, ImportReport, Pasted } from '../../preload/importing.ts'
import { TEXTS } from '../../preload/texts.ts'
import { dropFiles, listen, request } from '../bridge.ts'
import type { Announcer } from '../state/announcer.svelte.ts'

/** What takes less than this is not worth a dialog, in milliseconds. */
const QUICK = 400
const words = TEXTS.importing

export type ImportFrom =
  | { readonly kind: 'files' }
  | { readonly kind: 'folder' }
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
  bringIn(ask: () => Promise<ImportReport | null>): Promise<ImportReport | null>
}

/** Articles on their way in: how far it is, and what came of it. */
export class Importing {
  running = $state(false)
  cancelling = $state(false)
  progress = $state.raw<ImportProgress | null>(null)
  report = $state.raw<ImportReport | null>(null)

  constructor(readonly app: Into) {}

  /** Imports, and shows what came in: the article itself where there is nothing to say about it, else the report. */
  async run(from: ImportFrom): Promise<void> {
    const { app } = this
    if (this.running) return app.announcer.say(words.underWay)
    this.running = true
    this.cancelling = false
    this.progress = null
    this.report = null
    let slow: ReturnType<typeof setTimeout> | undefined
    // A dialog of the system's may be open for as long as somebody looks for a file: the first file begins the wait.
    const stop = listen('importing', (progress) => {
      this.progress = progress
      slow ??= setTimeout(() => (app.overlay = 'import'), QUICK)
    })
    try {
      const report = await app.bringIn(() => ask(from))
      clearTimeout(slow)
      if (report !== null) await this.#show(report)
      else if (app.overlay === 'import') app.overlay = null
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

  async #show(report: ImportReport): Promise<void> {
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
    if (isPlain(report)) {
      app.overlay = null
      app.announcer.say(words.cameOne(report.came[0]?.title ?? ''))
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

function ask(from: ImportFrom): Promise<ImportReport | null> {
  switch (from.kind) {
    case 'files':
      return request('import:files')
    case 'folder':
      return request('import:folder')
    case 'paste':
      return request('import:paste', from.pasted)
    case 'drop':
      return dropFiles(from.files)
    case 'update':
      return request('article:update', from.article)
  }
}
