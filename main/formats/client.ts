/** Formats as the handlers use them, wherever the work is done. */
import type { ExportAnswers, ExportPreview } from '../../preload/interchange.ts'
import { PostilError } from '../errors.ts'
import type { Content } from '../library.ts'
import { TaskWorker, type Outcome, type Trouble } from '../task-worker.ts'
import { FormatHost, type FormatAnswer, type FormatTask, type FoundFiles, type Written } from './host.ts'
import type { InFile } from './reading/reading.ts'
import { FORMATS } from './registry.ts'

/** What is exported: asked for when it is needed, and known again by its key. */
export interface Source {
  key: string
  content(): Promise<Content>
}

/** Does tasks, one after the other. */
export interface Doer {
  run(
    task: FormatTask,
    signal?: AbortSignal,
    transfer?: readonly ArrayBuffer[],
  ): Promise<Outcome<FormatAnswer>>
  stop(): void
}

/** The app's: a worker of its own. An export may take minutes, and can be called off. */
export function formatWorker(worker: string): Doer {
  return new TaskWorker<FormatTask, FormatAnswer>({ worker, patience: 900_000, memory: 4096 })
}

/** In this thread. */
export function formatsHere(): Doer {
  const host = new FormatHost()
  return {
    run: (task) => Promise.resolve({ ok: true, answer: host.ask(task) }),
    stop: () => undefined,
  }
}

type About = { [K in FormatTask['do']]: Omit<Extract<FormatTask, { do: K }>, 'key' | 'content'> }

export class FormatClient {
  readonly list = FORMATS

  constructor(readonly doer: Doer) {}

  /** What a format cannot hold of some content. Nothing is written. */
  async preview(source: Source, format: string, signal?: AbortSignal): Promise<ExportPreview> {
    return (await this.#of(source, { do: 'losses', format }, signal)) as ExportPreview
  }

  /**
   * Makes the files of an export and checks them.
   * @throws PostilError where what it made would not say what the content says, and where it was called off
   */
  async write(
    source: Source,
    format: string,
    answers: ExportAnswers,
    signal?: AbortSignal,
  ): Promise<Written> {
    return (await this.#of(source, { do: 'write', format, answers }, signal)) as Written
  }

  /**
   * Reads what files hold of annotations; their bytes are gone afterwards.
   * @throws PostilError where nothing can be had of what was recognised, and where it was called off
   */
  async read(files: InFile[], signal?: AbortSignal): Promise<FoundFiles> {
    // A file's bytes may lie in a pool that others' lie in too.
    const own = files.map(({ path, bytes }) => ({ path, bytes: alone(bytes) }))
    const transfer = own.flatMap(({ bytes }) => (bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : []))
    return valueOf(await this.doer.run({ do: 'read', files: own }, signal, transfer), READING) as FoundFiles
  }

  async #of(source: Source, about: About['losses'] | About['write'], signal?: AbortSignal): Promise<unknown> {
    const ask = (content: Content | null) => this.doer.run({ ...about, key: source.key, content }, signal)
    let outcome = await ask(null)
    if (outcome.ok && !outcome.answer.ok && outcome.answer.missing)
      outcome = await ask(await source.content())
    return valueOf(outcome, WRITING)
  }

  stop(): void {
    this.doer.stop()
  }
}

function alone(bytes: Uint8Array): Uint8Array {
  const whole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength
  return whole ? bytes : new Uint8Array(bytes)
}

const READING = { what: 'Reading it', end: 'Nothing was brought in.', off: 'The import was called off.' }
const WRITING = { what: 'The export', end: 'Nothing was written.', off: 'The export was called off.' }
type Words = typeof READING

function valueOf(outcome: Outcome<FormatAnswer>, words: Words): unknown {
  if (!outcome.ok) throw new PostilError('refused', sentence(outcome.trouble, words))
  const { answer } = outcome
  if (answer.ok) return answer.value
  if (answer.missing) throw new Error('the host has not kept what it was given')
  throw new PostilError(answer.code, answer.message)
}

function sentence(trouble: Trouble, { what, end, off }: Words): string {
  switch (trouble.kind) {
    case 'called-off':
      return `${off} ${end}`
    case 'too-long':
      return `${what} took longer than ${trouble.seconds} seconds. ${end}`
    case 'too-much':
      return `${what} takes more than ${trouble.megabytes} MB of memory. ${end}`
    case 'failed':
      return `${what} failed (${trouble.message}). ${end}`
    case 'ended':
      return `${what} stopped without a word. ${end}`
  }
}
