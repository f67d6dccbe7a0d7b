import { basename } from 'node:path'
import { z } from 'zod'
import type { ImportReport } from '../../../preload/importing.ts'
import { UNITS } from '../../../preload/interchange.ts'
import { TEXTS } from '../../../preload/texts.ts'
import { IMPORTED_EXTENSIONS } from '../../articles/import/gather.ts'
import { PostilError } from '../../errors.ts'
import { EXCHANGE_EXTENSIONS } from '../../formats/reading/extensions.ts'
import { Waiting } from '../../waiting.ts'
import { MOST_RECENT } from '../../recent.ts'
import { blank, importPasted, importPaths, importRevision, type ImportMeans } from '../../importing.ts'
import { Id, none, one, type HandlersOf } from '../handler.ts'
import type { Services } from '../services.ts'

type Channels =
  | 'import:files'
  | 'import:folder'
  | 'import:annotations'
  | 'import:replan'
  | 'import:bring'
  | 'import:paste'
  | 'import:cancel'
  | 'import:dropped'
  | 'import:opened'
  | 'article:update'
  | 'article:compare'
  | 'article:candidates'

const words = TEXTS.system.files

/** In UTF-16 code units: what a clipboard may hold of an article. */
const LARGEST_PASTE = 64 * 1024 * 1024
const Pasted = z.strictObject({
  text: z.string().max(LARGEST_PASTE),
  html: z.string().max(LARGEST_PASTE).nullable(),
})
const Paths = z.array(z.string().min(1).max(32_768)).max(10_000)
const Place = z.strictObject({ article: Id, annotation: Id })
const Choice = z.strictObject({ unit: z.enum(UNITS).nullable(), article: Id.nullable() })
const Revision = z.strictObject({ article: Id, revision: z.int().min(1) })

const KIND = {
  name: words.articles,
  extensions: IMPORTED_EXTENSIONS.map((extension) => extension.slice(1)),
}

/** A text is offered too: brat's annotations stand beside theirs. */
const ANNOTATIONS = { name: words.annotations, extensions: [...EXCHANGE_EXTENSIONS, 'txt'] }

/** Bringing articles and annotations in. One import at a time, which can be called off. */
export function importHandlers({
  library,
  system,
  menu,
  formats,
  readFile,
  importing,
  opened,
}: Pick<
  Services,
  'library' | 'system' | 'menu' | 'formats' | 'readFile' | 'importing' | 'opened'
>): HandlersOf<Channels> {
  let underWay: AbortController | null = null
  const waiting = new Waiting(library)

  function refuseWhileUnderWay(): void {
    if (underWay !== null)
      throw new PostilError('refused', 'An import is under way. Wait for it to end, or call it off first.')
  }

  async function during(
    work: (means: ImportMeans, signal: AbortSignal) => Promise<ImportReport>,
  ): Promise<ImportReport> {
    refuseWhileUnderWay()
    underWay = new AbortController()
    const means: ImportMeans = {
      library,
      read: readFile,
      readAnnotations: (files, signal) => formats.read(files, signal),
      waiting,
      onProgress: importing,
    }
    waiting.drop()
    try {
      const report = await work(means, underWay.signal)
      if (report.edited !== null) menu.showHistory(report.edited.history)
      return report
    } catch (error) {
      if (underWay.signal.aborted) return { ...blank(), cancelled: true }
      throw error
    } finally {
      underWay = null
    }
  }

  const fromPaths = async (paths: readonly string[]): Promise<ImportReport | null> => {
    if (paths.length === 0) return null
    const report = await during((means, signal) => importPaths(paths, means, signal))
    const read = new Set([...report.came, ...report.known].map(({ file }) => file))
    // Those last that were named first: the system's list begins with what was put in last.
    for (const path of paths.slice(0, MOST_RECENT).toReversed())
      if (read.has(basename(path))) system.noteFile(path)
    return report
  }

  return {
    'import:files': {
      parse: none,
      run: async () => fromPaths(await system.askWhichFiles({ title: words.importArticles, kind: KIND })),
    },
    'import:folder': {
      parse: none,
      run: async () => fromPaths(await system.askWhichFolder(words.importFolder)),
    },
    'import:annotations': {
      parse: none,
      run: async () =>
        fromPaths(await system.askWhichFiles({ title: words.importAnnotations, kind: ANNOTATIONS })),
    },
    'import:replan': { parse: one(Choice), run: (choice) => waiting.replan(choice) },
    'import:bring': {
      parse: none,
      async run() {
        const brought = await waiting.bring()
        if (brought.edited !== null) menu.showHistory(brought.edited.history)
        return brought
      },
    },
    'import:dropped': { parse: one(Paths), run: (paths) => fromPaths(paths) },
    'import:opened': {
      parse: none,
      run() {
        // While an import is under way they wait on, and the page asks again.
        refuseWhileUnderWay()
        return fromPaths(opened.takePaths())
      },
    },
    'import:paste': {
      parse: one(Pasted),
      run: (pasted) => during((means, signal) => importPasted(pasted, means, signal)),
    },
    'import:cancel': {
      parse: none,
      run() {
        underWay?.abort()
        waiting.drop()
      },
    },
    'article:update': {
      parse: one(Id),
      async run(article) {
        const row = library.view().articles.find(({ id }) => id === article)
        if (!row) throw new PostilError('not-found', 'That article is not in the library any more.')
        const path = await system.askWhichFile({ title: words.newer(row.title), kind: KIND })
        if (path === null) return null
        return during((means, signal) => importRevision(article, row.title, path, means, signal))
      },
    },
    'article:candidates': {
      parse: one(Place),
      run: ({ article, annotation }) => library.candidates(article, annotation),
    },
    'article:compare': {
      parse: one(Revision),
      run: ({ article, revision }) => library.compare(article, revision),
    },
  }
}
