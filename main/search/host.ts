import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Group, SearchDocument } from './document.ts'
import { SearchIndex, type SearchOptions } from './search-index.ts'

/** What is asked of the index; each answer carries the number of what asked for it. */
export type Ask =
  | { do: 'load'; path: string }
  /** Which of these are to be put in; what is in it and not among them stays or goes. */
  | { do: 'stale'; files: { id: string; hash: string }[]; others: 'stay' | 'go' }
  | { do: 'put'; documents: SearchDocument[] }
  | { do: 'remove'; ids: string[] }
  | { do: 'search'; typed: string; options: SearchOptions }
  | { do: 'save'; path: string }

export interface Found {
  groups: Group[]
  /** Titles and texts of what was found, by document. */
  texts: Record<string, { title: string; text: string }>
}

/** Holds the index, and does what is asked of it: in a worker in the app, in the same thread in tests. */
export class IndexHost {
  #index = new SearchIndex()

  async ask(ask: Ask): Promise<unknown> {
    switch (ask.do) {
      case 'load': {
        const bytes = await readFile(ask.path).catch(() => null)
        this.#index = (bytes && SearchIndex.load(bytes)) ?? new SearchIndex()
        return this.#index.size
      }
      case 'stale': {
        const { put, remove } = this.#index.stale(ask.files)
        if (ask.others === 'go') for (const id of remove) this.#index.remove(id)
        return put
      }
      case 'put':
        for (const document of ask.documents) this.#index.put(document)
        if (this.#index.waste > 0.5) this.#index = new SearchIndex(this.#index.documents)
        return null
      case 'remove':
        for (const id of ask.ids) this.#index.remove(id)
        return null
      case 'search':
        return this.#search(ask.typed, ask.options)
      case 'save': {
        const temporary = `${ask.path}.new`
        await mkdir(dirname(ask.path), { recursive: true })
        await writeFile(temporary, this.#index.save())
        await rename(temporary, ask.path)
        return null
      }
    }
  }

  #search(typed: string, options: SearchOptions): Found {
    const groups = this.#index.search(typed, options)
    const texts: Found['texts'] = {}
    for (const { id } of groups.flatMap(({ hits }) => hits)) {
      const document = this.#index.document(id)
      if (document) texts[id] = { title: document.title, text: document.text }
    }
    return { groups, texts }
  }

  stop(): void {
    this.#index = new SearchIndex()
  }
}
