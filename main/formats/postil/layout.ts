/**
 * What lies where in a Postil archive, a zip:
 *
 *     mimetype                          first and not compressed, so that the file is known by its beginning (as in EPUB)
 *     manifest.json                     the archive's version, and each other file with its size and sha256
 *     library.json                      people, tags, scales, collections, filters, claims of other articles
 *     articles/ID/article.json          the current text, its blocks and pages
 *     articles/ID/annotations.json      its annotations, and the claims and relations at home there
 *     articles/ID/source.EXT            the file that it was made from, as it came
 *     articles/ID/revisions/N/          article.json and source.EXT of other revisions
 *     files/SHA256                      evidence
 *
 * All JSON is the model of preload/model.ts; positions are UTF-16 code units.
 */
import { z } from 'zod'
import {
  Annotation,
  Article,
  Claim,
  Collection,
  Hash,
  Person,
  Relation,
  SavedFilter,
  Scale,
  SCHEMA_VERSION,
  Tag,
} from '../../../preload/model.ts'

export const MEDIA_TYPE = 'application/vnd.postil.archive+zip'
export const MIMETYPE = 'mimetype'
export const MANIFEST = 'manifest.json'
export const LIBRARY = 'library.json'

/** The layout's version. A reader of an older one refuses a newer one; what was lacking before has its default. */
export const ARCHIVE_VERSION = 1

const MB = 1024 * 1024
/** In bytes. A file of evidence has at most 500 MB; an archive is held in memory. */
export const BOUNDS = { entries: 500_000, entry: 500 * MB, total: 2000 * MB }

export const Manifest = z.object({
  format: z.literal('postil'),
  version: z.int().min(1),
  /** The version of the model that the records are of. */
  schema: z.int().min(1),
  files: z.array(z.object({ path: z.string(), size: z.int().min(0), sha256: Hash })),
})
export type Manifest = z.infer<typeof Manifest>

export const NEWEST = { version: ARCHIVE_VERSION, schema: SCHEMA_VERSION } as const

export const LibraryPart = z.object({
  people: z.array(Person),
  tags: z.array(Tag),
  scales: z.array(Scale),
  collections: z.array(Collection).default([]),
  filters: z.array(SavedFilter).default([]),
  /** The articles in the library's order. */
  articles: z.array(Article.shape.id),
  elsewhere: z.object({ claims: z.array(Claim), relations: z.array(Relation) }).default({
    claims: [],
    relations: [],
  }),
})
export type LibraryPart = z.infer<typeof LibraryPart>

export const RecordsPart = z.object({
  annotations: z.array(Annotation),
  claims: z.array(Claim),
  relations: z.array(Relation).default([]),
})
export type RecordsPart = z.infer<typeof RecordsPart>

export const folderOf = (article: string, revision?: number): string =>
  `articles/${article}/${revision === undefined ? '' : `revisions/${revision}/`}`

/** How a source is called in its folder: "source.pdf". */
export const SOURCE_NAME = /^source(\.\w{1,20})?$/
