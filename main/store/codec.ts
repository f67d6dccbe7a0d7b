import { z } from 'zod'
import {
  Annotation,
  ArticleMeta,
  Claim,
  Collection,
  DeletedSeed,
  Person,
  ReadableVersion,
  Relation,
  SavedFilter,
  Scale,
  SCHEMA_VERSION,
  Tag,
  type Records,
  type Table,
} from '../../preload/model.ts'
import { OWN_SCALES } from '../../preload/scales.ts'

/** What annotations/ID.json holds. `edit` is the number of the last edit that is in it. */
export interface ArticleData {
  edit: number
  article: string
  tables: {
    annotation: Map<string, Annotation>
    claim: Map<string, Claim>
    relation: Map<string, Relation>
  }
}

/** What library.json holds. */
export interface LibraryData {
  edit: number
  tables: {
    person: Map<string, Person>
    tag: Map<string, Tag>
    /** Those that come with Postil are there too. */
    scale: Map<string, Scale>
    filter: Map<string, SavedFilter>
    article: Map<string, ArticleMeta>
    collection: Map<string, Collection>
    deletedSeed: Map<string, DeletedSeed>
  }
}

/** How one kind of data file is read and written. Equal data gives equal bytes. */
export interface Codec<T> {
  blank(): T
  /** Throws an Error with the reason in words. */
  parse(raw: unknown): T
  print(data: T): string
  isBlank(data: T): boolean
}

export const LIBRARY_FILE = 'library.json'
export const annotationsFile = (article: string): string => `annotations/${article}.json`

/** The article whose annotations a data file holds, null for library.json. */
export function articleOfFile(file: string): string | null {
  return /^annotations\/(.+)\.json$/.exec(file)?.[1] ?? null
}

/** The data file that a record is kept in. */
export function fileOf(table: Table, record: Records[Table]): string {
  if (table === 'annotation') return annotationsFile((record as Annotation).article)
  if (table === 'claim' || table === 'relation') return annotationsFile((record as Claim | Relation).home)
  return LIBRARY_FILE
}

type Dated = { created: string; id: string }
/** The order of records in a file, and in all that is made of it: by time, and by id where that is the same. */
export const byCreated = (a: Dated, b: Dated): number =>
  a.created === b.created ? byId(a, b) : a.created < b.created ? -1 : 1
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Records by id. Throws where two have the same: which of them counts cannot be told. */
function mapOf<R extends { id: string }>(records: readonly R[]): Map<string, R> {
  const map = new Map<string, R>()
  for (const record of records) {
    if (map.has(record.id)) throw new Error(`two records have the id ${record.id}`)
    map.set(record.id, record)
  }
  return map
}

/** One record a line, so that a person and a version control system can read what changed. */
function printFile(fields: Record<string, unknown>): string {
  const parts = Object.entries(fields).map(([key, value]) => {
    const rows = Array.isArray(value) ? value.map((row) => `\n${JSON.stringify(row)}`).join(',') : null
    const printed = rows === null ? JSON.stringify(value) : rows === '' ? '[]' : `[${rows}\n]`
    return `${JSON.stringify(key)}:${printed}`
  })
  return `{${parts.join(',\n')}}\n`
}

function parseWith<T>(schema: z.ZodType<T>, raw: unknown): T {
  const read = schema.safeParse(raw)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const place = issue?.path.join('.') ?? ''
  throw new Error(`${place === '' ? 'its content' : place} is not as it should be (${issue?.message ?? ''})`)
}

const Head = { version: ReadableVersion, edit: z.int().min(0) }
const ArticleFile = z.object({
  ...Head,
  article: ArticleMeta.shape.id,
  annotations: z.array(Annotation),
  claims: z.array(Claim),
  relations: z.array(Relation).default([]),
})
const LibraryFile = z.object({
  ...Head,
  articles: z.array(ArticleMeta),
  people: z.array(Person),
  tags: z.array(Tag),
  scales: z.array(Scale),
  filters: z.array(SavedFilter).default([]),
  collections: z.array(Collection).default([]),
  /** Up to version 2 their ids alone. */
  deletedSeeds: z.array(
    z.union([DeletedSeed, DeletedSeed.shape.id.transform((id) => ({ id, title: '', path: null }))]),
  ),
})

/** The codec of annotations/ID.json. A file that names another article does not parse. */
export function articleCodec(article: string): Codec<ArticleData> {
  return {
    blank: () => ({
      edit: 0,
      article,
      tables: { annotation: new Map(), claim: new Map(), relation: new Map() },
    }),
    isBlank: (data) =>
      data.edit === 0 &&
      data.tables.annotation.size + data.tables.claim.size + data.tables.relation.size === 0,
    parse(raw) {
      const file = parseWith(ArticleFile, raw)
      if (file.article !== article) throw new Error(`it belongs to another article, ${file.article}`)
      const stray = file.annotations.find((annotation) => annotation.article !== article)
      if (stray) throw new Error(`the annotation ${stray.id} belongs to another article`)
      const tables = {
        annotation: mapOf(file.annotations),
        claim: mapOf(file.claims),
        relation: mapOf(file.relations),
      }
      return { edit: file.edit, article, tables }
    },
    print: ({ edit, tables }) =>
      printFile({
        version: SCHEMA_VERSION,
        edit,
        article,
        annotations: [...tables.annotation.values()].sort(byCreated),
        claims: [...tables.claim.values()].sort(byCreated),
        relations: [...tables.relation.values()].sort(byCreated),
      }),
  }
}

/** Those that come with Postil first, as they are now; then the user's, in the order of their ids. */
function withOwn(scales: readonly Scale[]): Map<string, Scale> {
  const others = scales.filter(({ id }) => OWN_SCALES.every((own) => own.id !== id)).sort(byId)
  return mapOf([...OWN_SCALES, ...others])
}

export const libraryCodec: Codec<LibraryData> = {
  blank: () => ({
    edit: 0,
    tables: {
      person: new Map(),
      tag: new Map(),
      scale: withOwn([]),
      filter: new Map(),
      article: new Map(),
      collection: new Map(),
      deletedSeed: new Map(),
    },
  }),
  isBlank: (data) =>
    data.edit === 0 && data.tables.article.size + data.tables.person.size + data.tables.tag.size === 0,
  parse(raw) {
    const file = parseWith(LibraryFile, raw)
    return {
      edit: file.edit,
      tables: {
        person: mapOf(file.people),
        tag: mapOf(file.tags),
        scale: withOwn(file.scales),
        filter: mapOf(file.filters),
        article: mapOf(file.articles),
        collection: mapOf(file.collections),
        deletedSeed: mapOf(file.deletedSeeds),
      },
    }
  },
  print: ({ edit, tables }) =>
    printFile({
      version: SCHEMA_VERSION,
      edit,
      articles: [...tables.article.values()].sort(byId),
      people: [...tables.person.values()].sort(byId),
      tags: [...tables.tag.values()].sort(byId),
      scales: [...withOwn([...tables.scale.values()]).values()],
      filters: [...tables.filter.values()].sort(byId),
      collections: [...tables.collection.values()].sort(byId),
      deletedSeeds: [...tables.deletedSeed.values()].sort(byId),
    }),
}
