import type { Exported, ExportPreview, ExportStep, FormatInfo } from '../../preload/interchange.ts'
import { TEXTS } from '../../preload/texts.ts'
import { listen, request } from '../bridge.ts'
import type { App, ExportOf } from '../state/app.svelte.ts'
import { sendPending } from '../state/fields.ts'

/** What takes longer is shown to be under way, with a way to call it off, in milliseconds. */
const SLOW = 1000
/** Formats that are kept at hand. */
const MOST_USED = 5
const words = TEXTS.export

/** What a format cannot hold, or why that is not known. */
export type Look = ExportPreview | { problem: string }

/** One visit to the export dialog: the formats there are, what each would lose, what is under way, what came of it. */
export class Exporting {
  formats = $state.raw<FormatInfo[]>([])
  running = $state.raw<FormatInfo | null>(null)
  step = $state<ExportStep>('making')
  /** It has been under way for so long that it is shown. */
  slow = $state(false)
  done = $state.raw<Exported | null>(null)
  /** Main's sentence on what went wrong. */
  problem = $state<string | null>(null)
  listed = $state(false)
  looks = $state.raw<ReadonlyMap<string, Look>>(new Map())
  url = $state('')
  #left = false
  #wanted: FormatInfo | null = null
  #looking: Promise<void> | null = null

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

  /** Asks what a format would lose; where much is asked in one breath, of the last alone. */
  look(format: FormatInfo): Promise<void> {
    this.#wanted = format
    this.#looking ??= this.#look().finally(() => (this.#looking = null))
    return this.#looking
  }

  async #look(): Promise<void> {
    for (let format = this.#wanted; format && !this.#left; format = this.#wanted) {
      this.#wanted = null
      const { id } = format
      if (this.looks.has(id)) continue
      let look: Look
      try {
        await sendPending()
        look = await request('export:preview', { format: id, ...this.#what })
      } catch (error) {
        look = { problem: messageOf(error) }
      }
      this.looks = new Map([...this.looks, [id, look]])
    }
  }

  /** Asks where and writes it, once it has been said what is lost. Cancelling in the system's dialog leads back to the list. */
  async run(format: FormatInfo): Promise<void> {
    if (this.running) return
    this.running = format
    this.step = 'making'
    this.problem = null
    const stop = listen('exporting', (step) => (this.step = step))
    const timer = setTimeout(() => (this.slow = true), SLOW)
    try {
      await this.look(format)
      if (this.#left) return
      const url = this.url.trim()
      const answers = format.asks.includes('url') && url !== '' ? { answers: { url } } : {}
      this.done = await request('export:run', { format: format.id, ...this.#what, ...answers })
      if (this.done) this.app.exported = this.done
      if (this.done) await this.#remember(format)
    } catch (error) {
      this.#fail(error)
    } finally {
      stop()
      clearTimeout(timer)
      this.slow = false
      this.running = null
    }
  }

  /** Calls off what is under way: it ends without a file. */
  async cancel(): Promise<void> {
    if (!this.running || this.step !== 'making') return
    this.app.announcer.say(words.cancelled)
    await request('export:cancel')
  }

  async show(path: string): Promise<void> {
    try {
      this.problem = null
      await request('export:show', path)
    } catch (error) {
      this.#fail(error)
    }
  }

  /** The dialog has closed. What could still be called off is. */
  leave(): void {
    this.#left = true
    request('export:cancel').catch(() => undefined)
  }

  get left(): boolean {
    return this.#left
  }

  get #what() {
    const { article, claims } = this.of
    return { article, claims }
  }

  async #remember({ id }: FormatInfo): Promise<void> {
    const { settings } = this.app
    const formats = [id, ...settings.value.formats.filter((each) => each !== id)].slice(0, MOST_USED)
    await settings.set({ formats })
  }

  #fail(error: unknown): void {
    if (this.#left) this.app.announcer.complain(error)
    else this.problem = messageOf(error)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
