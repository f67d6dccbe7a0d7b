import type { Exported, FormatInfo } from '../../preload/interchange.ts'
import { request } from '../bridge.ts'
import type { App, ExportOf } from '../state/app.svelte.ts'
import { sendPending } from '../state/fields.ts'

/** One visit to the export dialog: the formats there are, what is under way, what came of it. */
export class Exporting {
  formats = $state.raw<FormatInfo[]>([])
  running = $state.raw<FormatInfo | null>(null)
  done = $state.raw<Exported | null>(null)
  /** Main's sentence on what went wrong. */
  problem = $state<string | null>(null)
  /** Whether it was the list of formats that failed. */
  listed = $state(false)
  #left = false

  constructor(
    readonly app: App,
    readonly of: ExportOf,
  ) {}

  async list(): Promise<void> {
    try {
      this.formats = await request('export:formats')
    } catch (error) {
      this.#fail(error)
    } finally {
      this.listed = true
    }
  }

  /** Asks where and writes it. Cancelling in the system's dialog leads back to the list. */
  async run(format: FormatInfo): Promise<void> {
    if (this.running) return
    this.running = format
    this.problem = null
    try {
      await sendPending()
      const { article, claims } = this.of
      this.done = await request('export:run', { format: format.id, article, claims })
    } catch (error) {
      this.#fail(error)
    } finally {
      this.running = null
    }
  }

  async show(path: string): Promise<void> {
    try {
      this.problem = null
      await request('export:show', path)
    } catch (error) {
      this.#fail(error)
    }
  }

  /** The dialog has closed: what comes now is said in the page. */
  leave(): void {
    this.#left = true
  }

  get left(): boolean {
    return this.#left
  }

  #fail(error: unknown): void {
    if (this.#left) this.app.announcer.complain(error)
    else this.problem = error instanceof Error ? error.message : String(error)
  }
}
