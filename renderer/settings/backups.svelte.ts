import type { Backup, BackupStep } from '../../preload/backups.ts'
import { TEXTS } from '../../preload/texts.ts'
import { listen, request } from '../bridge.ts'
import type { App } from '../state/app.svelte.ts'

const words = TEXTS.backups
/** What takes longer shows how far it is, in milliseconds. */
const LONG = 1000

/** The backups of the library: the list, and what is under way. It goes on while its dialog is closed. */
export class BackupsState {
  /** Newest first; null while nobody has looked. */
  list = $state.raw<Backup[] | null>(null)
  /** What this page has asked for. */
  asked = $state<'making' | 'back' | null>(null)
  /** How far it is, or the daily backup that Postil makes by itself. */
  step = $state.raw<BackupStep | null>(null)
  /** Whether that has taken so long that it is shown. */
  long = $state(false)
  said = $state('')
  problem = $state('')
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(readonly app: App) {}

  /** Listens to main; the returned function ends it. */
  follow(): () => void {
    const stops = [
      listen('backingUp', (step) => {
        this.step = step
        if (step === null) void this.#ended()
      }),
      listen('noBackup', (why) => this.app.announcer.complain(new Error(why))),
    ]
    return () => stops.forEach((stop) => stop())
  }

  async load(): Promise<void> {
    try {
      this.list = await request('backups:list')
    } catch (error) {
      this.#complain(error)
    }
  }

  make(): Promise<void> {
    return this.#ask('making', async () => {
      const made = await request('backups:make')
      this.#say(made === null ? words.off : words.made(made))
    })
  }

  /** On success the page is loaded anew. */
  back(id: string): Promise<void> {
    return this.#ask('back', async () => {
      if (!(await request('backups:back', id))) this.#say(words.stays)
    })
  }

  /** Says whether it is gone. */
  async remove({ id, at }: Backup): Promise<boolean> {
    this.problem = ''
    try {
      await request('backups:delete', id)
      this.#say(words.removed(words.when(at)))
      return true
    } catch (error) {
      this.#complain(error)
      return false
    } finally {
      await this.load()
    }
  }

  cancel(): void {
    request('backups:cancel').catch((error: unknown) => this.#complain(error))
  }

  show(): void {
    request('backups:show').catch((error: unknown) => this.#complain(error))
  }

  async #ask(what: 'making' | 'back', work: () => Promise<void>): Promise<void> {
    if (this.asked !== null) return
    this.asked = what
    this.problem = this.said = ''
    this.#timer = setTimeout(() => (this.long = true), LONG)
    try {
      await work()
    } catch (error) {
      this.#complain(error)
    } finally {
      clearTimeout(this.#timer)
      this.asked = null
      this.long = false
    }
  }

  /** Whatever it was, the list may be another. */
  async #ended(): Promise<void> {
    if (this.list !== null) await this.load()
  }

  #say(said: string): void {
    this.said = said
    this.app.announcer.say(said)
  }

  #complain(error: unknown): void {
    this.problem = error instanceof Error ? error.message : String(error)
    // Without the dialog it is said where everything else is.
    if (this.app.overlay !== 'settings') this.app.announcer.complain(error)
  }
}

const states = new WeakMap<App, BackupsState>()

/** The backups of an app's library. */
export function backupsOf(app: App): BackupsState {
  const known = states.get(app) ?? new BackupsState(app)
  states.set(app, known)
  return known
}
