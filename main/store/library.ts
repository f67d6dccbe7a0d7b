import type { Action } from '../../preload/actions.ts'
import type {
  Carriers,
  ClaimWeb,
  CodebookImported,
  Context,
  LibraryView,
  Notice,
  OpenArticle,
  StoredFile,
} from '../../preload/contract.ts'
import type { Change, Edited } from '../../preload/edited.ts'
import type { Comparison, PlaceCandidate } from '../../preload/importing.ts'
import type { Annotation, ArticleMeta, Claim } from '../../preload/model.ts'
import { rowOf } from '../../preload/rows.ts'
import { reverse } from '../annotations/apply.ts'
import { editFor } from '../annotations/edits.ts'
import { bringIn } from '../annotations/articles.ts'
import { planReading, type Plan } from '../annotations/bringing/bring.ts'
import type { ReadingChoice } from '../../preload/interchange.ts'
import { candidatesOf, lastSure } from '../annotations/candidates.ts'
import { comparisonOf } from '../annotations/comparison.ts'
import { Draft, type Edit } from '../annotations/draft.ts'
import { importCodebook } from '../annotations/codebook-import.ts'
import type { Reading, Stamp } from '../annotations/reading.ts'
import { contextOf } from '../articles/context.ts'
import { carriersOf } from '../annotations/carriers.ts'
import { segmentText } from '../articles/segments.ts'
import { PostilError } from '../errors.ts'
import type { CodebookEntry } from '../formats/codebook/entry.ts'
import type { Reading as FileReading } from '../formats/reading/reading.ts'
import type { Content, Importing, Library, ReadIn, ReadingPlan } from '../library.ts'
import type { Known } from '../search/documents.ts'
import type { ArticleFiles } from './article-files.ts'
import type { Behind } from './behind.ts'
import { writeBrought } from './bringing.ts'
import { articleOfFile, byCreated, fileOf } from './codec.ts'
import type { ClaimIndex } from './claim-index.ts'
import type { Counts } from './counts.ts'
import type { DataFiles } from './data-files.ts'
import { keepFile, keptFile } from './evidence-files.ts'
import { contentOf } from './content.ts'
import { depotOf } from './depot.ts'
import type { History } from './history.ts'
import { Intake } from './intake.ts'
import type { Journal } from './journal.ts'
import type { NumberedEdit, Step } from './lines.ts'
import type { Lock } from './lock.ts'
import { articlesOf, recordsOf, tagsOf } from './needed.ts'
import { readingOf } from './reading.ts'
import { Texts } from './texts.ts'
import { rowIn, viewIn } from './library-view.ts'

export interface Parts {
  folder: string
  lock: Lock
  /** Makes backups meanwhile. */
  behind: Behind
  journal: Journal
  history: History
  files: DataFiles
  articles: ArticleFiles
  counts: Counts
  index: ClaimIndex
  /** What was said while the library was opened; more is added while it is open. */
  notices: Notice[]
  /** Whether its folder held no library before it was opened. */
  fresh: boolean
  author: () => string
  now: () => Date
  newId: () => string
}

/** The open library. It does one thing at a time, in the order in which it was asked. */
export class OpenLibrary implements Library {
  readonly #parts: Parts
  readonly #texts: Texts
  readonly #reading: Reading
  readonly #listeners: ((changes: readonly Change[]) => void)[] = []
  #queue: Promise<unknown> = Promise.resolve()
  #closed: Promise<void> | null = null
  #ended = false
  /** The journal's last line that the data files in memory hold, and the last one known to be on the disk. */
  #applied: number
  #checkpoint: number

  constructor(parts: Parts) {
    this.#parts = parts
    this.#texts = new Texts(parts.articles, parts.files, (notice) => parts.notices.push(notice))
    this.#reading = readingOf(parts.files, parts.counts, parts.index, this.#texts)
    this.#applied = this.#checkpoint = parts.journal.next - 1
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new PostilError('refused', 'The library is closed.')
    const result = this.#queue.then(() => {
      if (this.#ended) throw new PostilError('refused', 'The library is closed.')
      return work()
    })
    this.#queue = result.catch(() => undefined)
    return result
  }

  view(): LibraryView {
    return viewIn(this.#parts)
  }

  async open(id: string): Promise<OpenArticle> {
    return this.#inTurn(async () => {
      const article = await this.#texts.keep(id)
      const { tables } = await this.#parts.files.load(id)
      return {
        article,
        segments: segmentText(article.text, article.blocks, article.language),
        annotations: [...tables.annotation.values()].sort(byCreated),
        claims: [...tables.claim.values()].sort(byCreated),
      }
    })
  }

  /** Adds to what the view says of the library. */
  tell(notice: Notice): void {
    this.#parts.notices.push(notice)
  }

  async text(id: string): Promise<string> {
    return this.#inTurn(async () => (await this.#texts.read(id)).text)
  }

  async records(id: string): Promise<{ annotations: Annotation[]; claims: Claim[] }> {
    const { counts, index, files } = this.#parts
    if (!counts.has(id) && !index.has(id)) return { annotations: [], claims: [] }
    return this.#inTurn(async () => {
      const { annotation, claim } = (await files.peek(id)).tables
      return { annotations: [...annotation.values()], claims: [...claim.values()] }
    })
  }

  onEdited(listener: (changes: readonly Change[]) => void): void {
    this.#listeners.push(listener)
  }

  /** Single records by their ids, as they are now: `view` and `web` go through all there are, which takes its time in a large library. */
  get known(): Known {
    const { index, files } = this.#parts
    return {
      article: (id) => files.library.tables.article.get(id),
      collection: (id) => files.library.tables.collection.get(id),
      person: (id) => files.library.tables.person.get(id),
      tag: (id) => files.library.tables.tag.get(id),
      claim: (id) => index.claims.get(id),
    }
  }

  web(): ClaimWeb {
    const { claims, appearances, relations } = this.#parts.index
    return {
      claims: [...claims.values()],
      appearances: [...appearances.values()].map(rowOf),
      relations: [...relations.values()],
    }
  }

  async contexts(places: readonly { article: string; annotation: string }[]): Promise<Context[]> {
    return this.#inTurn(async () => {
      const contexts: Context[] = []
      for (const { article: id, annotation } of places) {
        const appearance = this.#parts.index.appearances.get(annotation)
        if (appearance?.article !== id || !this.#parts.files.library.tables.article.has(id)) continue
        const article = await this.#texts.read(id)
        contexts.push(contextOf(article, appearance))
      }
      return contexts
    })
  }

  async carriers(tag: string, without: string | null): Promise<Carriers> {
    return this.#inTurn(async () => {
      const { files, counts } = this.#parts
      for (const article of counts.articlesWithTag(tag)) await files.load(article)
      return carriersOf(this.#reading.tagged(tag), without)
    })
  }

  async do(action: Action): Promise<Edited> {
    return this.#inTurn(async () => {
      const { files, counts } = this.#parts
      for (const article of articlesOf(action)) {
        await this.#texts.keep(article)
        await files.load(article)
      }
      for (const article of recordsOf(action)) await files.load(article)
      await this.#texts.loadFor(action)
      for (const tag of tagsOf(action, files.library.tables.tag))
        for (const article of counts.articlesWithTag(tag)) await files.load(article)
      const stamp = this.#stamp()
      return this.#made(editFor(action, this.#reading, stamp), stamp.now)
    })
  }

  async importCodebook(entries: readonly CodebookEntry[]): Promise<CodebookImported> {
    return this.#inTurn(async () => {
      const { article: articles } = this.#parts.files.library.tables
      const stamp = this.#stamp()
      const made = importCodebook(entries, (id) => articles.has(id), this.#reading, stamp)
      const { edit, added, changed } = made
      return { edited: await this.#made(edit, stamp.now), added, changed }
    })
  }

  #stamp(): Stamp {
    const { now, author, newId } = this.#parts
    return { now: now().toISOString(), author: author(), newId }
  }

  /** Writes an edit into the journal, then plays it. */
  async #made(edit: Edit, at: string): Promise<Edited> {
    const { files, journal, history } = this.#parts
    if (edit.changes.length === 0) return this.#edited(edit, [])
    const touched = new Set<string>()
    for (const { table, before, after } of edit.changes)
      for (const record of [before, after]) if (record) touched.add(fileOf(table, record))
    for (const file of touched) {
      const article = articleOfFile(file)
      if (article !== null) await files.load(article)
    }
    const stored = {
      at,
      ...edit,
      files: [...touched].map((file) => ({ file, before: files.editOf(file) })),
    }
    const numbered: NumberedEdit = { n: await journal.append({ edit: stored }), ...stored }
    history.push(numbered)
    return this.#played({ edit: numbered, forward: true }, numbered.n)
  }

  async undo(): Promise<Edited | null> {
    return this.#inTurn(async () => {
      const { history, journal, files } = this.#parts
      const edit = history.toUndo
      if (!edit) return null
      await files.loadFor({ edit, forward: false })
      const line = await journal.append({ undo: edit.n })
      history.undone()
      return this.#played({ edit, forward: false }, line)
    })
  }

  async redo(): Promise<Edited | null> {
    return this.#inTurn(async () => {
      const { history, journal, files } = this.#parts
      const edit = history.toRedo
      if (!edit) return null
      await files.loadFor({ edit, forward: true })
      const line = await journal.append({ redo: edit.n })
      history.redone()
      return this.#played({ edit, forward: true }, line)
    })
  }

  #played(step: Step, line: number): Edited {
    const { files, counts, index } = this.#parts
    const changes = step.forward ? step.edit.changes : reverse(step.edit.changes)
    files.play(step)
    counts.update(changes)
    index.update(changes)
    this.#applied = line
    for (const listener of this.#listeners) listener(changes)
    const annotated = step.edit.files.map(({ file }) => articleOfFile(file)).filter((id) => id !== null)
    const described = changes.filter(({ table }) => table === 'article').map(({ id }) => id)
    const articles = [...new Set([...annotated, ...described])]
    return this.#edited({ ...step.edit, changes }, articles)
  }

  #edited({ label, changes, where }: Edit, articles: readonly string[]): Edited {
    const { history, counts, files } = this.#parts
    const rows = articles
      .filter((id) => files.library.tables.article.has(id))
      .map((id) => rowIn(this.#parts, id))
    return { label, changes, where, rows, history: history.labels, tagCounts: counts.byTag() }
  }

  async content(
    articleId: string | null,
    claims: readonly string[] | null = null,
    { depot } = { depot: false },
  ): Promise<Content> {
    const { files, index, articles, folder } = this.#parts
    return this.#inTurn(async () => {
      const content = await contentOf(articleId, claims, {
        view: this.view(),
        files,
        index,
        article: (id) => this.#texts.read(id),
      })
      if (!depot) return content
      const means = { view: this.view(), articles, folder }
      return { ...content, depot: await depotOf(content, articleId === null && claims === null, means) }
    })
  }

  #intake(): Intake {
    const { files, articles, newId, now } = this.#parts
    return new Intake({
      articles: files.library.tables.article,
      files: articles,
      newId,
      now: () => now().toISOString(),
    })
  }

  importing(): Importing {
    const intake = this.#intake()
    return {
      add: (read) => this.#inTurn(() => intake.add(read)),
      finish: () =>
        this.#inTurn(async () => {
          if (intake.added.length + intake.newer.size === 0) return null
          const stamp = this.#stamp()
          return this.#made(bringIn(new Draft(this.#reading, stamp), intake.added, intake.newer), stamp.now)
        }),
      cancel: () => intake.discard(),
    }
  }

  /** What a reading does, worked out on the library as it is now. */
  #plan(reading: FileReading, choice: ReadingChoice, stamp: Stamp): Promise<Plan> {
    const { files, articles } = this.#parts
    const { article, deletedSeed } = files.library.tables
    const shelves = {
      articles: this.view().articles,
      isTaken: (id: string) => article.has(id) || deletedSeed.has(id),
      load: async (id: string) => {
        await files.load(id)
        return this.#texts.keep(id)
      },
      text: async (id: string) => (await this.#texts.read(id)).text,
      nextRevision: (meta: ArticleMeta) => articles.nextRevision(meta),
    }
    return planReading(reading, choice, shelves, this.#reading, stamp)
  }

  async planReading(reading: FileReading, choice: ReadingChoice): Promise<ReadingPlan> {
    return this.#inTurn(async () => (await this.#plan(reading, choice, this.#stamp())).preview)
  }

  async bringReading(
    reading: FileReading,
    choice: ReadingChoice,
  ): Promise<{ plan: ReadingPlan; edited: Edited | null }> {
    return this.#inTurn(async () => {
      const stamp = this.#stamp()
      const { preview, settled, edit } = await this.#plan(reading, choice, stamp)
      if (edit.changes.length === 0) return { plan: preview, edited: null }
      const discard = await writeBrought(reading, settled, this.#parts.articles)
      try {
        return { plan: preview, edited: await this.#made(edit, stamp.now) }
      } catch (error) {
        await discard()
        throw error
      }
    })
  }

  async addRevision(id: string, read: ReadIn): Promise<{ edited: Edited; revision: number } | null> {
    return this.#inTurn(async () => {
      const meta = this.#reading.article(id)
      if (meta === null) throw new PostilError('not-found', 'That article is not in the library any more.')
      const intake = this.#intake()
      const revision = await intake.addRevision(meta, read)
      if (revision === null) return null
      const stamp = this.#stamp()
      const edit = bringIn(new Draft(this.#reading, stamp), [], intake.newer)
      return { edited: await this.#made(edit, stamp.now), revision }
    })
  }

  async compare(id: string, revision: number): Promise<Comparison> {
    return this.#inTurn(async () => {
      const before = await this.#texts.keep(id)
      await this.#texts.loadFor({ do: 'revise', article: id, revision })
      return comparisonOf(this.#reading, before, revision)
    })
  }

  async candidates(id: string, annotation: string): Promise<PlaceCandidate[]> {
    return this.#inTurn(async () => {
      const after = await this.#texts.keep(id)
      const found = (await this.#parts.files.load(id)).tables.annotation.get(annotation)
      const before = found ? await this.#texts.stored(id, lastSure(found)) : null
      return found && before ? candidatesOf(found, before, after) : []
    })
  }

  keepFile(path: string): Promise<StoredFile> {
    return keepFile(this.#parts.folder, path)
  }

  keptFile(sha256: string): Promise<string> {
    return keptFile(this.#parts.folder, sha256)
  }

  /** Settles when there are backups of all that was good when the library was opened, or when it is closed before. */
  get backedUp(): Promise<void> {
    return this.#parts.behind.done
  }

  /** Writes the data files, and a line into the journal that says how far they are. */
  async flush(): Promise<void> {
    const upTo = this.#applied
    if (!(await this.#parts.files.flush()) || upTo <= this.#checkpoint) return
    this.#checkpoint = upTo
    const work = this.#queue.then(() => this.#parts.journal.append({ checkpoint: upTo }))
    // That the line is missing costs nothing but a look at the files at the next start.
    this.#queue = work.catch(() => undefined)
    await this.#queue
  }

  /** Does `work` on the files, which are all on the disk, in its turn: no edit comes between. */
  async still<T>(work: () => Promise<T>): Promise<T> {
    await this.flush()
    return this.#inTurn(async () => {
      // An edit may have come since: nothing of it is to be written while `work` goes on, or after an end.
      await this.#parts.files.flush()
      return work()
    })
  }

  /**
   * Ends the library with `work` on its files: all of it is on the disk, nothing is written but by `work`, and the lock is
   * held until that is done. Where `work` throws, the library goes on as if nothing had been.
   */
  async endWith<T>(work: () => Promise<T>): Promise<T> {
    await this.#parts.behind.end()
    return this.still(async () => {
      const result = await work()
      this.#ended = true
      this.#closed = this.#parts.journal.close().finally(() => this.#parts.lock.release())
      await this.#closed
      return result
    })
  }

  async close(): Promise<void> {
    this.#closed ??= this.#queue.then(async () => {
      await this.#parts.behind.end()
      await this.flush()
      await this.#queue
      await this.#parts.journal.close()
      await this.#parts.lock.release()
    })
    return this.#closed
  }
}
