import { createHash } from 'node:crypto'
import type { Content, KeptSource } from '../../library.ts'
import type { OutFile } from '../common/format.ts'
import { zipOf } from '../common/pack.ts'
import {
  ARCHIVE_VERSION,
  folderOf,
  LIBRARY,
  MANIFEST,
  MEDIA_TYPE,
  MIMETYPE,
  NEWEST,
  SOURCE_NAME,
  type LibraryPart,
  type Manifest,
  type RecordsPart,
} from './layout.ts'

/** An archive of a content: with its depot all that the library knows of it, without one its texts and records. */
export function archiveOf(content: Content): Uint8Array {
  const files = filesOf(content)
  const manifest: Manifest = {
    format: 'postil',
    version: ARCHIVE_VERSION,
    schema: NEWEST.schema,
    files: files.map(({ path, bytes }) => ({ path, size: bytes.length, sha256: sha256Of(bytes) })),
  }
  const type = { path: MIMETYPE, bytes: new TextEncoder().encode(MEDIA_TYPE) }
  return zipOf([type, json(MANIFEST, manifest), ...files], new Set([MIMETYPE]))
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function filesOf({ articles, people, tags, scales, elsewhere, depot }: Content): OutFile[] {
  const library: LibraryPart = {
    people,
    tags,
    scales,
    collections: depot?.collections ?? [],
    filters: depot?.filters ?? [],
    articles: articles.map(({ article }) => article.id),
    elsewhere: { claims: elsewhere.claims.map(({ claim }) => claim), relations: elsewhere.relations },
  }
  const kept = new Map(depot?.articles.map((each) => [each.article, each]))
  return [
    json(LIBRARY, library),
    ...articles.flatMap(({ article, annotations, claims, relations }) => {
      const records: RecordsPart = { annotations, claims, relations }
      const { source = null, revisions = [] } = kept.get(article.id) ?? {}
      return [
        json(`${folderOf(article.id)}article.json`, article),
        json(`${folderOf(article.id)}annotations.json`, records),
        ...sourceOf(folderOf(article.id), source),
        ...revisions.flatMap((each) => {
          const folder = folderOf(article.id, each.article.revision)
          return [json(`${folder}article.json`, each.article), ...sourceOf(folder, each.source)]
        }),
      ]
    }),
    ...(depot?.files ?? []).map(({ sha256, bytes }) => ({ path: `files/${sha256}`, bytes })),
  ]
}

function sourceOf(folder: string, source: KeptSource | null): OutFile[] {
  if (source === null) return []
  const name = `source${source.extension}`
  return [{ path: `${folder}${SOURCE_NAME.test(name) ? name : 'source'}`, bytes: source.bytes }]
}

const json = (path: string, value: unknown): OutFile => ({
  path,
  bytes: new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`),
})
