import type { Change } from '../../preload/edited.ts'
import type { Indexing, SearchResults, SearchPassages } from '../../preload/searching.ts'
import type { LibraryView } from '../../preload/contract.ts'
import type { Annotation, Claim } from '../../preload/model.ts'
import type { SearchDocument } from './document.ts'
import {
  annotationDocuments,
  claimDocuments,
  documentId,
  personDocument,
  recordOf,
  tagDocument,
  textDocument,
  type Known,
} from './documents.ts'
import type { Ask, Found } from './host.ts'
import { groupsOf, passagesOf } from './results.ts'

/** The library, as far as it is searched. */
export interface Searched {
  view(): LibraryView
  readonly known: Known
  /** An article's text. */
  text(article: string): Promise<string>
  records(article: string): Promise<{ annotations: Iterable<Annotation>; claims: Iterable<Claim> }>
}

/** Where the index is: in a worker, or here. */
export interface Index {
  ask(ask: Ask): Promise<unknown>
  stop(): void
  /** Called when it is gone by itself. */
  lost?: () => void
}

/** So many documents are handed over at once: between two of them others have their turn. */
const BATCH = 40
/** What an edit changes for others (a tag's name, say) is looked for after so long, in milliseconds. */
const REST = 1500
/** Hits of a kind, and passages, at most. */
const HITS = 15
const MOST_ARTICLES = 2000
const MOST_PASSAGES = 2000

/**
 * Search over the library. The index is a copy of what the files say, and is held against them at every start and after
 * what touches many records: what it lacks is put in while one can search already.
 */
export class Searcher {
  #indexing: Indexing | null = null
  #started: Promise<void> | null = null
  #syncing: Promise<void> = Promise.resolve()
  #again: NodeJS.Timeout | null = null
  #stopped = false

  constructor(
    readonly library: Searched,
    readonly index: Index,
    /** The file in which the index is kept. */
    readonly path: string,
    /** Told how far the index is; null when it is whole. */
    readonly onIndexing: (indexing: Indexing | null) => void,
    readonly log: (message: string, error: unknown) => void,
  ) {
    index.lost = () => this.#soon()
  }

  /** Loads the index and brings it up to date, in the background. */
  start(): Promise<void> {
    this.#started ??= (async () => {
      await this.#ask({ do: 'load', path: this.path })
      this.#bring()
    })().catch((error: unknown) => this.#failed(error))
    return this.#started
  }

  async search(typed: string): Promise<SearchResults> {
    await this.start()
    const found = await this.#search(typed, { limit: HITS })
    return { groups: groupsOf(found), indexing: this.#indexing }
  }

  /** Every place in the articles that answers. */
  async passages(typed: string): Promise<SearchPassages> {
    await this.start()
    return passagesOf(await this.#search(typed, { limit: MOST_ARTICLES, kinds: ['text'] }), MOST_PASSAGES)
  }

  /** Follows an edit. */
  update(changes: readonly Change[]): void {
    if (this.#started === null || changes.length === 0) return
    const { known } = this.library
    const documents: SearchDocument[] = []
    const ids: string[] = []
    let others = false
    for (const change of changes) {
      const { id } = change
      if (change.table === 'annotation') {
        ids.push(documentId('quote', id), documentId('note', id))
        if (change.after) documents.push(...annotationDocuments(change.after, known))
      } else if (change.table === 'claim') {
        ids.push(documentId('statement', id))
        if (change.after) documents.push(...claimDocuments(change.after, known))
        others ||= change.before?.claimant !== change.after?.claimant
      } else {
        others = true
        if (change.table === 'article' && change.after === null) ids.push(documentId('text', id))
      }
    }
    void this.#ask({ do: 'remove', ids })
      .then(() => this.#ask({ do: 'put', documents }))
      .catch((error: unknown) => this.#failed(error))
    if (others) this.#soon()
  }

  stop(): void {
    this.#stopped = true
    if (this.#again) clearTimeout(this.#again)
    this.index.stop()
  }

  #ask(ask: Ask): Promise<unknown> {
    return this.index.ask(ask)
  }

  async #search(typed: string, options: Extract<Ask, { do: 'search' }>['options']): Promise<Found> {
    return (await this.#ask({ do: 'search', typed, options })) as Found
  }

  #soon(): void {
    if (this.#stopped || this.#started === null) return
    if (this.#again) clearTimeout(this.#again)
    this.#again = setTimeout(() => this.#bring(), REST).unref()
  }

  #failed(error: unknown): void {
    if (!this.#stopped) this.log('the index', error)
  }

  /** Resolves when the index has been held against the files as they were when this was asked. */
  async whole(): Promise<void> {
    await this.start()
    await this.#syncing
  }

  /** One after the other. */
  #bring(): void {
    this.#syncing = this.#syncing.then(() => this.#sync())
  }

  /**
   * Holds the index against the files, and puts in what it lacks: what articles say first, since what is marked in them
   * has to be read from as many files, in a large library for longer than anybody waits for a hit.
   */
  async #sync(): Promise<void> {
    try {
      const { people, tags, articles } = this.library.view()
      const { known } = this.library
      const documents = new Map<string, SearchDocument>()
      const add = (some: readonly SearchDocument[]): void => {
        for (const document of some) documents.set(document.id, document)
      }
      add([...people.map(personDocument), ...tags.map(tagDocument)])
      // A text is read only where its hash says that the index has another.
      add(articles.map((meta) => textDocument(meta, '', known)))
      const first = await this.#lacking(documents, 'stay')
      await this.#put(first, 0)
      for (const meta of articles) {
        if (this.#stopped) return
        const { annotations, claims } = await this.library.records(meta.id)
        for (const annotation of annotations) add(annotationDocuments(annotation, known))
        for (const claim of claims) add(claimDocuments(claim, known))
      }
      const then = await this.#lacking(documents, 'go')
      await this.#put(then, first.length)
      if (first.length + then.length > 0) await this.#ask({ do: 'save', path: this.path })
    } catch (error) {
      this.#failed(error)
    } finally {
      this.#tell(null)
    }
  }

  async #lacking(
    documents: ReadonlyMap<string, SearchDocument>,
    others: 'stay' | 'go',
  ): Promise<SearchDocument[]> {
    const files = [...documents.values()].map(({ id, hash }) => ({ id, hash }))
    const ids = (await this.#ask({ do: 'stale', files, others })) as string[]
    return ids.flatMap((id) => documents.get(id) ?? [])
  }

  /** `before` counts those that were put in earlier in the same go. */
  async #put(documents: readonly SearchDocument[], before: number): Promise<void> {
    for (let done = 0; done < documents.length; done += BATCH) {
      if (this.#stopped) return
      this.#tell({ done: before + done, total: before + documents.length })
      const batch: SearchDocument[] = []
      for (const document of documents.slice(done, done + BATCH))
        if (document.kind !== 'text') batch.push(document)
        else {
          // It may have been deleted while this went on, or not be readable: the library says so elsewhere.
          const text = await this.library.text(recordOf(document.id)).catch(() => null)
          if (text !== null) batch.push({ ...document, text })
        }
      await this.#ask({ do: 'put', documents: batch })
    }
  }

  #tell(indexing: Indexing | null): void {
    if (indexing === null && this.#indexing === null) return
    this.#indexing = indexing
    this.onIndexing(indexing)
  }
}
