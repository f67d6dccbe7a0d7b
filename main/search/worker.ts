/** Where the index lives, off the main thread. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parentPort } from 'node:worker_threads'
import type { Group, SearchDocument } from './document.ts'
import { SearchIndex, type SearchOptions } from './search-index.ts'

/** What is asked of the index; each answer carries the number of what asked for it. */
export type Ask =
  | { do: 'load'; path: string }
  /** Which of these are to be put in; what is in it and not among them goes. */
  | { do: 'stale'; files: { id: string; hash: string }[] }
  | { do: 'put'; documents: SearchDocument[] }
  | { do: 'remove'; ids: string[] }
  | { do: 'search'; typed: string; options: SearchOptions }
  | { do: 'save'; path: string }

export interface Found {
  groups: Group[]
  /** Titles and texts of what was found, by document. */
  texts: Record<string, { title: string; text: string }>
}

let index = new SearchIndex()

async function answer(ask: Ask): Promise<unknown> {
  switch (ask.do) {
    case 'load': {
      const bytes = await readFile(ask.path).catch(() => null)
      index = (bytes && SearchIndex.load(bytes)) ?? new SearchIndex()
      return index.size
    }
    case 'stale': {
      const { put, remove } = index.stale(ask.files)
      for (const id of remove) index.remove(id)
      return put
    }
    case 'put':
      for (const document of ask.documents) index.put(document)
      if (index.waste > 0.5) index = new SearchIndex(index.documents)
      return null
    case 'remove':
      for (const id of ask.ids) index.remove(id)
      return null
    case 'search': {
      const groups = index.search(ask.typed, ask.options)
      const texts: Found['texts'] = {}
      for (const { id } of groups.flatMap(({ hits }) => hits)) {
        const document = index.document(id)
        if (document) texts[id] = { title: document.title, text: document.text }
      }
      return { groups, texts } satisfies Found
    }
    case 'save': {
      const temporary = `${ask.path}.new`
      await mkdir(dirname(ask.path), { recursive: true })
      await writeFile(temporary, index.save())
      await rename(temporary, ask.path)
      return null
    }
  }
}

parentPort?.on('message', ({ n, ask }: { n: number; ask: Ask }) => {
  answer(ask)
    .then((value) => parentPort?.postMessage({ n, value }))
    .catch((error: unknown) => parentPort?.postMessage({ n, error: String(error) }))
})
