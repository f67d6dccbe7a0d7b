import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Notice, OpeningStep } from '../../preload/contract.ts'
import type { Seed } from '../articles/seeds.ts'
import { fileProblem } from '../errors.ts'
import { DurableAdapter } from './adapter.ts'
import { ArticleFiles, type ReadFile } from './article-files.ts'
import { Backups, setAside, shortHash } from './backups.ts'
import type { Good } from './behind.ts'
import {
  annotationsFile,
  articleCodec,
  articleOfFile,
  LIBRARY_FILE,
  libraryCodec,
  type ArticleData,
  type Codec,
  type LibraryData,
} from './codec.ts'
import { ClaimIndex } from './claim-index.ts'
import { Counts } from './counts.ts'
import { AT_ONCE, makeFolder, mapLimited } from './durable.ts'
import { History } from './history.ts'
import { Journal } from './journal.ts'
import { JOURNAL_FILE, readJournal, type JournalRead } from './journal-read.ts'
import { stepsOf, type Step } from './lines.ts'
import { inspect, inspectNow, recover, type Found, type Kept } from './recovery.ts'
import { missingSteps, numberAfter, stepsByFile } from './replay.ts'
import { articleOfName, clearTemporary } from './strangers.ts'
import { syncSeeds } from './sync-seeds.ts'

/** So many files that have changed are copied before the library opens; of more, none is: they are copied behind it. */
export const COPIED_FIRST = 200
/** After so many files the rest of the app has a turn. */
const IN_A_ROW = 100

/** What is known of a data file that is good on the disk. */
interface OnDisk {
  edit: number
  hash: string
  blank: boolean
}

/**
 * A library on its way to being open. First everything is read and nothing written, so that a library of a newer version
 * is refused untouched; then what a crash or an accident left is put right.
 */
export class Opening {
  readonly notices: Notice[] = []
  readonly counts = new Counts()
  readonly index = new ClaimIndex()
  readonly articles: ArticleFiles
  /** Articles that are not in the library (any more), and of whose records nothing is left. */
  readonly emptied = new Set<string>()
  /** Files that have yet to be copied into the backups: where they are many, nobody waits for them. */
  toCopy: readonly Good[] = []
  readonly #onDisk = new Map<string, OnDisk>()
  /** Annotations files that are damaged, or lack edits. */
  readonly #toMend = new Map<string, Found<ArticleData>>()
  readonly #steps: ReadonlyMap<string, Step[]>
  /** Whether the folder held no library: neither its list of articles nor an edit. */
  readonly fresh: boolean
  history: History
  library: LibraryData = libraryCodec.blank()

  private constructor(
    readonly folder: string,
    readonly now: () => Date,
    readonly read: JournalRead,
    readonly backups: Backups,
    readonly foundLibrary: Found<LibraryData>,
    readFile: ReadFile,
  ) {
    this.articles = new ArticleFiles(folder, now, readFile)
    this.fresh = foundLibrary.state === 'missing' && read.lines.length === 0
    this.#steps = stepsByFile(stepsOf(read.lines))
    this.history = History.from(read.lines.slice(read.unbroken))
  }

  /** Reads all data files. Throws PostilError newer-version, or what `onStep` throws, which is called now and then. */
  static async inspect(
    folder: string,
    now: () => Date,
    readFile: ReadFile,
    onStep: (step: OpeningStep) => void,
  ): Promise<Opening> {
    const found = await inspect(folder, LIBRARY_FILE, libraryCodec)
    const read = await readJournal(join(folder, JOURNAL_FILE))
    const opening = new Opening(folder, now, read, await Backups.list(folder), found, readFile)
    const names = await readdir(join(folder, 'annotations')).catch(() => [])
    const ids = names.map(articleOfName).filter((id) => id !== null)
    for (const [n, id] of ids.entries()) {
      if (n % IN_A_ROW === 0) {
        await setImmediate()
        onStep({ done: n, total: ids.length })
      }
      opening.#inspectArticle(id)
    }
    onStep({ done: ids.length, total: ids.length })
    return opening
  }

  #inspectArticle(id: string): void {
    const file = annotationsFile(id)
    const codec = articleCodec(id)
    const found = inspectNow(this.folder, file, codec)
    if (found.state !== 'good' || missingSteps(file, found.data.edit, this.#stepsOf(file)).length > 0)
      this.#toMend.set(id, found)
    else {
      this.#onDisk.set(file, { edit: found.data.edit, hash: found.hash, blank: codec.isBlank(found.data) })
      this.#count(id, found.data.tables)
    }
  }

  #count(id: string, { annotation, claim, relation }: ArticleData['tables']): void {
    this.counts.set(id, annotation.values())
    this.index.set(id, {
      annotation: [...annotation.values()],
      claim: [...claim.values()],
      relation: [...relation.values()],
    })
  }

  #stepsOf(file: string): readonly Step[] {
    return this.#steps.get(file) ?? []
  }

  /** Puts every data file right and has it on the disk. */
  async recover(): Promise<void> {
    for (const folder of ['annotations', 'articles', 'backups/annotations'])
      await makeFolder(join(this.folder, folder))
    await clearTemporary(this.folder)
    this.library = await this.#mend(LIBRARY_FILE, libraryCodec, this.foundLibrary)
    if (this.foundLibrary.state !== 'good') await this.#listArticles()
    // Undo may bring back an article that was deleted, so its records are kept in order too.
    const deleted = [...this.#toMend.keys()].filter((id) => this.#stepsOf(annotationsFile(id)).length > 0)
    const ids = new Set([...this.library.tables.article.keys(), ...deleted])
    await mapLimited([...ids], AT_ONCE, (id) => this.#mendArticle(id))
    this.notices.sort((a, b) => ((a.file ?? '') < (b.file ?? '') ? -1 : 1))
    this.#checkHistory()
  }

  /** Articles are no edits, so no journal brings them back: their folders say which there were. */
  async #listArticles(): Promise<void> {
    let count = 0
    for (const meta of await this.articles.found()) {
      if (this.library.tables.article.has(meta.id) || this.library.tables.deletedSeed.has(meta.id)) continue
      this.library.tables.article.set(meta.id, meta)
      count++
    }
    if (count === 0) return
    await this.#write(LIBRARY_FILE, libraryCodec, this.library)
    const message = `${count === 1 ? 'One article' : `${count} articles`} that ${LIBRARY_FILE} should list were found in their folders.`
    this.notices.push({ level: 'warning', file: LIBRARY_FILE, message })
  }

  async #mend<T extends Kept>(file: string, codec: Codec<T>, found: Found<T>): Promise<T> {
    const { folder: library, backups, now } = this
    const means = { library, backups, now, steps: this.#stepsOf(file) }
    const { data, stale, notices } = await recover(file, codec, found, means)
    this.notices.push(...notices)
    if (stale) await this.#write(file, codec, data)
    else if (found.state === 'good')
      this.#onDisk.set(file, { edit: data.edit, hash: found.hash, blank: codec.isBlank(data) })
    return data
  }

  async #mendArticle(id: string): Promise<void> {
    const file = annotationsFile(id)
    if (this.#onDisk.has(file)) return
    const data = await this.#mend(file, articleCodec(id), this.#toMend.get(id) ?? { state: 'missing' })
    this.#count(id, data.tables)
  }

  async #write<T extends Kept>(file: string, codec: Codec<T>, data: T): Promise<void> {
    await new DurableAdapter(join(this.folder, file), codec).write(data)
    const hash = shortHash(Buffer.from(codec.print(data), 'utf8'))
    this.#onDisk.set(file, { edit: data.edit, hash, blank: codec.isBlank(data) })
  }

  /** Undo sets whole records: it must not do so in a file that the journal does not know as it is. */
  #checkHistory(): void {
    const odd = [...this.#steps].find(([file, steps]) => {
      const last = steps.at(-1)
      return last !== undefined && this.#onDisk.get(file)?.edit !== numberAfter(file, last)
    })
    if (!odd || this.history.toUndo === undefined) return
    this.history.clear()
    const [file] = odd
    const message = `${file} is not as the journal left it (put there by another program, perhaps), so earlier edits cannot be undone.`
    this.notices.push({ level: 'warning', file, message })
  }

  /** Brings the seeds into the library. */
  async sync(seeds: readonly Seed[]): Promise<void> {
    const before = libraryCodec.print(this.library)
    const { library, articles, history } = this
    const notices = await syncSeeds(seeds, {
      library,
      articles,
      // A claim may be at home where nobody makes it any more.
      isAnnotated: (id) =>
        this.counts.has(id) ||
        this.index.has(id) ||
        history.touches(annotationsFile(id)) ||
        history.touchesArticle(id),
      added: (id) => this.#mendArticle(id),
    })
    this.notices.push(...notices)
    if (libraryCodec.print(library) !== before) await this.#write(LIBRARY_FILE, libraryCodec, library)
    for (const file of [...this.#onDisk.keys()]) {
      const id = articleOfFile(file)
      if (id === null || library.tables.article.has(id)) continue
      if (!this.counts.has(id) && !this.index.has(id)) this.emptied.add(id)
      this.#count(id, articleCodec(id).blank().tables)
      this.#onDisk.delete(file)
    }
  }

  /**
   * Makes backups of what is good, and opens the journal, made shorter where it has grown long. One of an older version
   * is written anew: what is appended from now on is not for the version that its head names.
   */
  async finish(): Promise<Journal> {
    const backedUp = await this.#backUp()
    const { read, folder } = this
    const path = join(folder, JOURNAL_FILE)
    const edits = [...this.#onDisk.values()].map(({ edit }) => edit)
    const next = Math.max(0, read.lines.at(-1)?.n ?? 0, ...edits) + 1
    const lines = this.history.toLines(next)
    if (read.broken !== null) {
      const kept = await setAside(folder, JOURNAL_FILE, this.now())
      const message = `${JOURNAL_FILE} was damaged (${read.broken}) and is kept as ${kept}. Edits before that place cannot be undone any more; the annotations are as they were.`
      this.notices.push({ level: 'warning', file: JOURNAL_FILE, message })
    } else if (!backedUp || (!read.older && read.lines.length <= 2 * lines.length + 1000))
      return Journal.open(path, read.goodBytes, next)
    return Journal.write(path, lines, Math.max(next, (lines.at(-1)?.n ?? 0) + 1))
  }

  /** Whether all is in the backups: the journal may forget edits only when what they made is there too. */
  async #backUp(): Promise<boolean> {
    try {
      const changed = [...this.#onDisk].filter(
        ([file, { hash, blank }]) =>
          !this.backups.isCurrent(file, hash) && (!blank || this.backups.has(file)),
      )
      // A journal of an older version is not appended to, so that it waits for them all.
      if (changed.length > COPIED_FIRST && !this.read.older) {
        this.toCopy = changed.map(([file, { hash }]) => ({ file, hash }))
        return false
      }
      await mapLimited(changed, AT_ONCE, async ([file]) =>
        this.backups.keep(file, await readFile(join(this.folder, file))),
      )
      return true
    } catch (error) {
      this.notices.push(notCopied(error))
      return false
    }
  }
}

/** Says that copies could not be made. */
export function notCopied(error: unknown): Notice {
  const message = `Backups could not be made: ${fileProblem(error).why}.`
  return { level: 'warning', file: 'backups', message }
}
