import { join } from 'node:path'
import { Low } from 'lowdb'
import type { Notice } from '../../preload/contract.ts'
import { fileProblem, PostilError } from '../errors.ts'
import { DurableAdapter } from './adapter.ts'
import { AT_ONCE, mapLimited } from './durable.ts'
import {
  annotationsFile,
  articleCodec,
  articleOfFile,
  LIBRARY_FILE,
  libraryCodec,
  type ArticleData,
  type LibraryData,
} from './codec.ts'
import type { Step } from './lines.ts'
import type { Recovered } from './recovery.ts'
import { play } from './replay.ts'

/** So long after an edit the data files are written, in milliseconds: what comes in between is written at once. */
const GATHER = 500

/** Reads one article's data file and mends it where that is needed. */
export type Opener = (article: string) => Promise<Recovered<ArticleData>>

/** The data files in memory, one lowdb each, and the writing of those that edits have changed. */
export class DataFiles {
  readonly #library: Low<LibraryData>
  readonly #articles = new Map<string, Low<ArticleData>>()
  readonly #dirty = new Set<string>()
  readonly #problems = new Map<string, Notice>()
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<unknown> = Promise.resolve()

  constructor(
    readonly folder: string,
    library: LibraryData,
    readonly opener: Opener,
    readonly notify: (notice: Notice) => void,
    /** Called when gathered edits are due to be written. */
    readonly due: () => void,
  ) {
    this.#library = new Low(new DurableAdapter(join(folder, LIBRARY_FILE), libraryCodec), library)
  }

  get library(): LibraryData {
    return this.#library.data
  }

  /** What is wrong with writing just now, by file. */
  get problems(): Notice[] {
    return [...this.#problems.values()]
  }

  /** The records of an article that has been loaded. */
  article(id: string): ArticleData {
    const low = this.#articles.get(id)
    if (!low) throw new PostilError('internal', `The annotations of ${id} are not loaded.`)
    return low.data
  }

  /** Loads an article's records, and keeps them. */
  async load(id: string): Promise<ArticleData> {
    const loaded = this.#articles.get(id)
    if (loaded) return loaded.data
    const { data, stale, notices } = await this.opener(id)
    const adapter = new DurableAdapter(join(this.folder, annotationsFile(id)), articleCodec(id))
    this.#articles.set(id, new Low(adapter, data))
    notices.forEach(this.notify)
    if (stale) this.touch(annotationsFile(id))
    return data
  }

  /** An article's records for reading; they are not kept where they were not loaded before. */
  async peek(id: string): Promise<ArticleData> {
    if (this.#articles.has(id)) return this.article(id)
    const { data, stale } = await this.opener(id)
    return stale ? this.load(id) : data
  }

  /** Loads all that a step touches. */
  async loadFor({ edit }: Step): Promise<void> {
    for (const { file } of edit.files) {
      const article = articleOfFile(file)
      if (article !== null) await this.load(article)
    }
  }

  /** The number of the last edit that is in a file. */
  editOf(file: string): number {
    const article = articleOfFile(file)
    return article === null ? this.library.edit : this.article(article).edit
  }

  /** Plays a step in every file that it touches; they have been loaded. */
  play(step: Step): void {
    for (const { file } of step.edit.files) {
      const article = articleOfFile(file)
      play(file, article === null ? this.library : this.article(article), step)
      this.touch(file)
    }
  }

  /** Has a file written with the next burst. */
  touch(file: string): void {
    this.#dirty.add(file)
    this.#timer ??= setTimeout(this.due, GATHER).unref()
  }

  /** Writes what has changed; says whether all of it is on the disk. What fails is tried again with the next edit. */
  async flush(): Promise<boolean> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const written = this.#writing.then(() => this.#write())
    this.#writing = written
    return written
  }

  async #write(): Promise<boolean> {
    const files = [...this.#dirty]
    // Each waits for the disk several times over: after an import there are thousands.
    await mapLimited(files, AT_ONCE, async (file) => {
      const article = articleOfFile(file)
      const low = article === null ? this.#library : this.#articles.get(article)
      this.#dirty.delete(file)
      try {
        await low?.write()
        this.#problems.delete(file)
      } catch (error) {
        this.#dirty.add(file)
        const message = `${file} could not be written: ${fileProblem(error).why}. Your work is safe in the journal, and it will be tried again with your next change.`
        this.#problems.set(file, { level: 'error', file, message })
      }
    })
    return this.#dirty.size === 0
  }
}
