/** Reads what Postil itself said of an article in a file of another format (see common/own.ts); any of it may be damaged. */
import { z } from 'zod'
import {
  Annotation,
  Claim,
  IsoDate,
  Person,
  QUOTING,
  Relation,
  Scale,
  Span,
  Tag,
  Was,
  type Claim as ClaimRecord,
} from '../../../preload/model.ts'
import { OWN_VERSION } from '../common/own.ts'
import type { ReadAnnotation, ReadDocument, Reading } from './reading.ts'

const Id = z.string().regex(/^[\w-]{1,80}$/)
const Time = z.iso.datetime()
const Foreign = z.record(z.string(), z.unknown())
const Revision = z.int().min(1)
const Words = z.string().nullable().catch(null)

const Mark = z.object({
  label: z.string(),
  role: z.enum(['content', 'source', 'cue']).nullable(),
  tag: z.boolean(),
  at: z.array(z.tuple([z.int().min(0), z.int().min(0)])),
  words: z.array(z.string()).catch([]),
})
export type ReadMark = z.infer<typeof Mark>

const OwnAnnotation = z.object({
  id: Id,
  kind: z.enum(['highlight', 'note', 'appearance']),
  state: Annotation.options[0].shape.target.shape.state,
  revision: Revision,
  tags: z.array(z.string()),
  note: z.string(),
  author: z.string(),
  created: Time,
  modified: Time,
  was: Was.optional(),
  foreign: Foreign.optional(),
  claim: Id.optional(),
  person: Id.nullable().default(null),
  none: z.boolean().default(false),
  quoted: z.enum(QUOTING).nullable().default(null),
  said: z.object({ from: IsoDate, to: IsoDate.nullable(), about: z.boolean() }).nullable().default(null),
  marks: z.array(Mark).default([]),
  stood: z
    .object({
      content: z.array(Span),
      source: z.array(Span).default([]),
      cue: z.array(Span).default([]),
    })
    .optional(),
})
export type ReadOwnAnnotation = z.infer<typeof OwnAnnotation>

const OwnArticle = z.object({
  id: Id.nullable().catch(null),
  title: z.string().catch(''),
  byline: Words,
  publisher: Words,
  publishedOn: IsoDate.nullable().catch(null),
  url: Words,
  language: z.string().catch('und'),
  file: z.string().max(1000).nullable().catch(null),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .catch(null),
  foreign: Foreign.optional().catch(undefined),
})

const OwnDocument = z.object({
  version: z.int(),
  article: OwnArticle,
  annotations: z.array(z.unknown()).catch([]),
  claims: z.array(z.unknown()).catch([]),
  relations: z.array(z.unknown()).catch([]),
  people: z.array(z.unknown()).catch([]),
  tags: z.array(z.unknown()).catch([]),
  scales: z.array(z.unknown()).catch([]),
})

export interface ReadOwn {
  article: z.infer<typeof OwnArticle>
  annotations: ReadOwnAnnotation[]
}

/** Reads own data as it was found under the key, one article after the other; null where there is none. */
export type OwnReader = (value: unknown, file: string, where: string) => ReadOwn | null

/**
 * What own data says beside its article and annotations goes into the reading, once each; what is damaged becomes a problem
 * of it.
 */
export function ownReader(reading: Reading): OwnReader {
  const known = { claims: new Set<string>(), relations: new Set<string>(), people: new Set<string>() }
  const paths = new Set<string>()
  const scales = new Set<string>()
  const addNew = <T>(
    list: T[],
    seen: Set<string>,
    records: readonly T[],
    keyOf: (record: T) => string,
  ): void => {
    for (const record of records) {
      if (seen.has(keyOf(record))) continue
      seen.add(keyOf(record))
      list.push(record)
    }
  }
  return (value, file, where) => {
    if (value === undefined || value === null) return null
    const read = OwnDocument.safeParse(value)
    if (!read.success || read.data.version > OWN_VERSION) {
      const why = read.success ? 'is of a newer version' : 'is damaged'
      const what = `What Postil itself wrote in ${where} ${why} and was left out; the rest of it is read.`
      reading.problems.push({ file, what })
      return null
    }
    let damaged = 0
    const all = <T>(schema: z.ZodType<T>, items: readonly unknown[]): T[] =>
      items.flatMap((item) => {
        const parsed = schema.safeParse(item)
        if (!parsed.success) damaged++
        return parsed.success ? [parsed.data] : []
      })
    const { data } = read
    const annotations = all(OwnAnnotation, data.annotations)
    const relations = all(Relation, data.relations).map(({ home: _home, ...each }) => ({
      ...each,
      key: each.id,
    }))
    const people = all(Person, data.people).map((each) => ({ ...each, key: each.id }))
    addNew(reading.claims, known.claims, all(Claim, data.claims).map(readClaim), ({ key }) => key)
    addNew(reading.relations, known.relations, relations, ({ key }) => key)
    addNew(reading.people, known.people, people, ({ key }) => key)
    addNew(reading.tags, paths, all(Tag, data.tags), ({ path }) => path)
    addNew(reading.scales, scales, all(Scale, data.scales), ({ id }) => id)
    if (damaged > 0) {
      const what = `${damaged} of the records that Postil itself wrote in ${where} are damaged and were left out.`
      reading.problems.push({ file, what })
    }
    return { article: data.article, annotations }
  }
}

/** Its home is the article's id until the documents of the reading are known (settleHomes). */
function readClaim(claim: ClaimRecord): Reading['claims'][number] {
  return { ...claim, key: claim.id }
}

/** Gives own claims the keys of the documents that they are at home in, once all of these are read. */
export function settleHomes(reading: Reading): void {
  const keys = new Map(reading.documents.map(({ id, key }) => [id, key]))
  for (const claim of reading.claims)
    if (claim.home !== undefined) claim.home = keys.get(claim.home) ?? claim.home
}

/** What own data says of a document's article; `text` is the format's own. */
export function ownDetails({ article }: ReadOwn): Pick<ReadDocument, 'id' | 'hash' | 'details'> {
  const { id, hash, foreign, ...details } = article
  return { id, hash, details: { ...details, ...(foreign === undefined ? {} : { foreign }) } }
}

/** An annotation of own data with no place yet. */
export function ownAnnotation(own: ReadOwnAnnotation): ReadAnnotation {
  const { id, kind, state, revision, tags, note, author, created, modified, was, foreign, stood } = own
  const quoted = (spans: readonly Span[] = []): ReadAnnotation['spans'] & object =>
    spans.map(({ start, end, exact, prefix, suffix }) => ({ range: { start, end }, exact, prefix, suffix }))
  return {
    ...{ id, kind, state, revision, tags, note, author, created, modified },
    spans: state === 'whole' ? null : quoted(stood?.content),
    ...(was === undefined ? {} : { was }),
    ...(foreign === undefined ? {} : { foreign }),
    ...(kind === 'appearance'
      ? {
          appearance: {
            claim: own.claim ?? null,
            source: { spans: quoted(stood?.source), person: own.person, none: own.none },
            cue: { spans: quoted(stood?.cue) },
            quoted: own.quoted,
            said: own.said,
          },
        }
      : {}),
  }
}
