/**
 * The words of the domain, as zod schemas and the types inferred from them.
 *
 * Every position is a UTF-16 code unit over an article's canonical text (BOM stripped, line ends \n, nothing else
 * touched); spans are half open. Formats that count code points convert at their own edge.
 */
import { z } from 'zod'

/** The version that every stored file carries. A file of a newer version is refused, untouched. */
export const SCHEMA_VERSION = 1

const Id = z
  .string()
  .regex(/^[\w-]{1,80}$/, 'an id has letters, digits, - and _ alone: it is used as a file name')
const Offset = z.int().min(0)
/** An ISO 8601 date or date-time, as precise as is known: 2014, 2014-03, 2014-03-06, 2014-03-06T10:00:00Z. */
const IsoDate = z.string().regex(/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/)
const Timestamp = z.iso.datetime()

/** What a format said that Postil has no field for, by format id: kept, and written back. */
const Foreign = z.record(z.string(), z.unknown())

/** A place in a text and what finds it again (W3C TextPositionSelector and TextQuoteSelector). */
export const Span = z
  .object({ start: Offset, end: Offset, exact: z.string(), prefix: z.string(), suffix: z.string() })
  .refine((span) => span.start < span.end, 'a span is not empty')
  .refine((span) => span.end - span.start === span.exact.length, 'a span is as long as its quote')
export type Span = z.infer<typeof Span>

/** A bare place: what the renderer sends, since describing a span is main's work. */
export const Range = z
  .object({ start: Offset, end: Offset })
  .refine((range) => range.start < range.end, 'a range is not empty')
export type Range = z.infer<typeof Range>

/**
 * Where an annotation points, over one revision. `open` means that a claim has no content yet, `whole` the whole
 * article; what is `gone` keeps the spans of the revision where it stood.
 */
export const Target = z.object({
  revision: z.int().min(1),
  state: z.enum(['anchored', 'likely', 'gone', 'whole', 'open']),
  spans: z.array(Span),
})
export type Target = z.infer<typeof Target>

const AnnotationBase = z.object({
  id: Id,
  article: Id,
  target: Target,
  tags: z.array(Id),
  /** Markdown. */
  note: z.string(),
  author: z.string(),
  created: Timestamp,
  modified: Timestamp,
  foreign: Foreign.optional(),
})

export const Highlight = AnnotationBase.extend({ kind: z.literal('highlight') })
export type Highlight = z.infer<typeof Highlight>
export const Note = AnnotationBase.extend({ kind: z.literal('note') })
export type Note = z.infer<typeof Note>

export const QUOTING = ['direct', 'indirect', 'mixed'] as const

/**
 * The place where a claim is made: the attribution triple of PARC 3.0 and PolNeAR. Its target is the content.
 * `none` says that the text names no source, which is an answer and not a gap.
 */
export const Appearance = AnnotationBase.extend({
  kind: z.literal('appearance'),
  claim: Id,
  source: z.object({ spans: z.array(Span), person: Id.nullable(), none: z.boolean() }),
  cue: z.object({ spans: z.array(Span) }),
  quoted: z.enum(QUOTING).nullable(),
  said: z.object({ from: IsoDate, to: IsoDate.nullable(), about: z.boolean() }).nullable(),
})
export type Appearance = z.infer<typeof Appearance>

export const Annotation = z.discriminatedUnion('kind', [Highlight, Note, Appearance])
export type Annotation = z.infer<typeof Annotation>
export type Kind = Annotation['kind']

/** After Full Fact (Konstantinovskiy et al., arXiv 1809.08193). */
export const CLAIM_TYPES = [
  'personal-experience',
  'quantity',
  'correlation-or-causation',
  'laws-or-rules',
  'prediction',
  'other',
  'not-a-claim',
] as const

/** After ClaimBuster (arXiv 2004.14425). */
export const WORTH = ['non-factual', 'unimportant-factual', 'check-worthy-factual'] as const

/** A label on a scale; what the label is worth is the scale's. A claim without a verdict is not checked. */
export const Verdict = z.object({ scale: Id, label: z.string().max(200), rationale: z.string() })
export type Verdict = z.infer<typeof Verdict>

/** What is claimed, above the passages. A null statement reads as the content's words, a null claimant as the source's. */
export const Claim = z.object({
  id: Id,
  /** The article where it was first tagged: the claim is stored with that article's annotations. */
  home: Id,
  statement: z.string().nullable(),
  claimant: Id.nullable(),
  context: z.string(),
  type: z.enum(CLAIM_TYPES).nullable(),
  verifiable: z.boolean().nullable(),
  worth: z.enum(WORTH).nullable(),
  verdict: Verdict.nullable(),
  joinedTo: Id.nullable(),
  author: z.string(),
  created: Timestamp,
  modified: Timestamp,
  foreign: Foreign.optional(),
})
export type Claim = z.infer<typeof Claim>

export const Person = z.object({
  id: Id,
  name: z.string().min(1),
  role: z.string(),
  names: z.array(z.string()),
})
export type Person = z.infer<typeof Person>

/** A path of the codebook, parts joined by "/". */
export const TagPath = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^/\n]+(\/[^/\n]+)*$/, 'a tag is a path such as sanctions/visa')
export const Tag = z.object({
  id: Id,
  path: TagPath,
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  key: z.int().min(1).max(9).nullable(),
  foreign: Foreign.optional(),
})
export type Tag = z.infer<typeof Tag>

/** A label's value, worst and best as ClaimReview's reviewRating wants them; null has no place between the two. */
export const Scale = z.object({
  id: Id,
  name: z.string(),
  worst: z.number(),
  best: z.number(),
  labels: z.array(z.object({ id: z.string(), name: z.string(), value: z.number().nullable() })).min(1),
})
export type Scale = z.infer<typeof Scale>

export const BLOCK_KINDS = ['dateline', 'title', 'heading', 'paragraph', 'quote', 'item'] as const
/** A span over the text with what it is; a heading has its level. Blocks are in order and do not overlap. */
export const Block = z.object({
  kind: z.enum(BLOCK_KINDS),
  start: Offset,
  end: Offset,
  level: z.int().min(1).max(6).optional(),
})
export type Block = z.infer<typeof Block>

/** What the library knows of an article without opening it. */
export const ArticleMeta = z.object({
  id: Id,
  title: z.string(),
  byline: z.string().nullable(),
  publisher: z.string().nullable(),
  publishedOn: IsoDate.nullable(),
  url: z.string().nullable(),
  /** BCP 47; "und" where it is not known. */
  language: z.string(),
  origin: z.enum(['seed', 'import']),
  /** A seed's path in its folder, "/" between the parts. */
  path: z.string().nullable(),
  revision: z.int().min(1),
  /** sha256 of the canonical text as UTF-8, in hex: whether two articles are the same is told by it. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  foreign: Foreign.optional(),
})
export type ArticleMeta = z.infer<typeof ArticleMeta>

export const Article = ArticleMeta.extend({ text: z.string(), blocks: z.array(Block) })
export type Article = z.infer<typeof Article>

/** The records that edits change, by the name of their table. */
export const Records = {
  annotation: Annotation,
  claim: Claim,
  person: Person,
  tag: Tag,
} as const
export type Table = keyof Records
export type Records = {
  annotation: Annotation
  claim: Claim
  person: Person
  tag: Tag
}

/** Postil's own scale; it comes with every library. */
export const POSTIL_SCALE: Scale = {
  id: 'postil',
  name: 'Postil',
  worst: 1,
  best: 5,
  labels: [
    { id: 'not-checked', name: 'Not checked', value: null },
    { id: 'true', name: 'True', value: 5 },
    { id: 'mostly-true', name: 'Mostly true', value: 4 },
    { id: 'mixed', name: 'Mixed', value: 3 },
    { id: 'mostly-false', name: 'Mostly false', value: 2 },
    { id: 'false', name: 'False', value: 1 },
    { id: 'unverifiable', name: 'Unverifiable', value: null },
  ],
}
