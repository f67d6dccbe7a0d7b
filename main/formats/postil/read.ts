import type { z } from 'zod'
import { Article } from '../../../preload/model.ts'
import { textHash } from '../../articles/canonical.ts'
import { PostilError } from '../../errors.ts'
import type { ArticleContent, KeptArticle, KeptSource } from '../../library.ts'
import { unpack, Unpackable } from '../common/unpack.ts'
import {
  BOUNDS,
  folderOf,
  LIBRARY,
  LibraryPart,
  MANIFEST,
  Manifest,
  MIMETYPE,
  NEWEST,
  RecordsPart,
  SOURCE_NAME,
} from './layout.ts'
import { sha256Of } from './write.ts'

/** An archive that has been read and found whole. */
export interface Archive {
  library: LibraryPart
  articles: ArticleContent[]
  kept: KeptArticle[]
  files: { sha256: string; bytes: Uint8Array }[]
}

/**
 * Reads an archive: whole, or not at all.
 * @throws PostilError 'unreadable' that names file and fault: damage, a file that is missing, not listed or not the one that
 * was packed, records that are not of the model; 'newer-version' for an archive of a newer Postil
 */
export function readArchive(bytes: Uint8Array, name: string): Archive {
  const fail = (why: string): PostilError =>
    new PostilError(
      'unreadable',
      `${name} could not be read as a Postil archive: ${why}. Nothing was taken from it.`,
    )
  let files: Map<string, Uint8Array>
  try {
    files = unpack(bytes, BOUNDS)
  } catch (error) {
    if (error instanceof Unpackable) throw fail(error.message)
    throw error
  }
  const parsed = <T>(path: string, schema: z.ZodType<T>): T => {
    const found = files.get(path)
    if (!found) throw fail(`${path} is missing in it`)
    let raw: unknown
    try {
      raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(found))
    } catch {
      throw fail(`${path} in it is no JSON`)
    }
    if (path === MANIFEST) refuseNewer(raw, name)
    const read = schema.safeParse(raw)
    if (read.success) return read.data
    const [issue] = read.error.issues
    throw fail(
      `${path} in it is not as it should be (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`,
    )
  }

  checkFiles(files, parsed(MANIFEST, Manifest), fail)
  const library = parsed(LIBRARY, LibraryPart)
  const articles: ArticleContent[] = []
  const kept: KeptArticle[] = []
  const beside = besideOf(files)
  for (const id of library.articles) {
    const article = parsed(`${folderOf(id)}article.json`, Article)
    checkArticle(article, id, fail)
    articles.push({ article, ...parsed(`${folderOf(id)}annotations.json`, RecordsPart) })
    const revisions = (beside.revisions.get(id) ?? []).map((revision) => {
      const folder = folderOf(id, revision)
      const old = parsed(`${folder}article.json`, Article)
      checkArticle(old, id, fail)
      if (old.revision !== revision) throw fail(`${folder} in it holds another revision`)
      return { article: old, source: beside.sources.get(folder) ?? null }
    })
    kept.push({ article: id, source: beside.sources.get(folderOf(id)) ?? null, revisions })
  }
  checkRecords(library, articles, fail)
  const evidence = [...files].flatMap(([path, content]) => {
    const sha256 = /^files\/([0-9a-f]{64})$/.exec(path)?.[1]
    if (sha256 !== undefined && sha256Of(content) !== sha256)
      throw fail(`${path} in it is not the file that it is called after`)
    return sha256 === undefined ? [] : [{ sha256, bytes: content }]
  })
  return { library, articles, kept, files: evidence }
}

type Fail = (why: string) => PostilError

function refuseNewer(raw: unknown, name: string): void {
  const { format, version, schema } = (raw ?? {}) as Record<string, unknown>
  const isNewer =
    (typeof version === 'number' && version > NEWEST.version) ||
    (typeof schema === 'number' && schema > NEWEST.schema)
  if (format === 'postil' && isNewer)
    throw new PostilError(
      'newer-version',
      `${name} was written by a newer version of Postil and cannot be read by this one. Update Postil, then import it again.`,
    )
}

/** Every file must be listed once, be there, and be the one that was packed. */
function checkFiles(files: ReadonlyMap<string, Uint8Array>, manifest: Manifest, fail: Fail): void {
  const listed = new Set<string>([MIMETYPE, MANIFEST])
  for (const { path, size, sha256 } of manifest.files) {
    const found = files.get(path)
    if (listed.has(path)) throw fail(`${path} is listed twice in it`)
    listed.add(path)
    if (!found) throw fail(`${path} is missing in it`)
    if (found.length !== size || sha256Of(found) !== sha256)
      throw fail(`${path} in it is damaged: it is not what was packed`)
  }
  for (const path of files.keys()) if (!listed.has(path)) throw fail(`${path} in it is not listed`)
}

function checkArticle(article: Article, id: string, fail: Fail): void {
  if (article.id !== id) throw fail(`the folder of the article ${id} in it holds ${article.id}`)
  if (textHash(article.text) !== article.hash)
    throw fail(`the text of “${article.title}” in it is not the one that it was annotated with`)
  const end = article.text.length
  if (article.blocks.some((block) => block.end > end || block.start > block.end))
    throw fail(`the paragraphs of “${article.title}” in it lie outside its text`)
}

/** Ids must be unique among their kind, and annotations belong to the article that they lie with. */
function checkRecords(library: LibraryPart, articles: readonly ArticleContent[], fail: Fail): void {
  const unique = (kind: string, records: readonly { id: string }[]): void => {
    const ids = new Set<string>()
    for (const { id } of records) {
      if (ids.has(id)) throw fail(`two ${kind} in it have the id ${id}`)
      ids.add(id)
    }
  }
  unique(
    'articles',
    articles.map(({ article }) => article),
  )
  unique(
    'annotations',
    articles.flatMap((each) => each.annotations),
  )
  unique(
    'claims',
    articles.flatMap((each) => each.claims),
  )
  unique(
    'relations',
    articles.flatMap((each) => each.relations),
  )
  unique('people', library.people)
  unique('tags', library.tags)
  unique('scales', library.scales)
  unique('collections', library.collections)
  unique('filters', library.filters)
  for (const { article, annotations } of articles) {
    const stray = annotations.find((annotation) => annotation.article !== article.id)
    if (stray) throw fail(`the annotation ${stray.id} in it belongs to another article`)
  }
}

interface Beside {
  /** By the folder that they lie in. */
  sources: ReadonlyMap<string, KeptSource>
  /** Numbers by article, ascending. */
  revisions: ReadonlyMap<string, number[]>
}

function besideOf(files: ReadonlyMap<string, Uint8Array>): Beside {
  const sources = new Map<string, KeptSource>()
  const revisions = new Map<string, number[]>()
  for (const [path, bytes] of files) {
    const [, folder = '', name = ''] = /^(articles\/.*\/)([^/]+)$/.exec(path) ?? []
    const source = SOURCE_NAME.exec(name)
    if (source) sources.set(folder, { bytes, extension: source[1] ?? '' })
    const [, id, number] = /^articles\/([\w-]+)\/revisions\/([1-9]\d{0,8})\/article\.json$/.exec(path) ?? []
    if (id !== undefined) revisions.set(id, [...(revisions.get(id) ?? []), Number(number)])
  }
  for (const numbers of revisions.values()) numbers.sort((a, b) => a - b)
  return { sources, revisions }
}
