/**
 * The words of the domain, as zod schemas and the types inferred from them.
 *
 * Every position is a UTF-16 code unit over an article's canonical text (BOM stripped, line ends \n, nothing else
 * touched); spans are half open. Formats that count code points convert at their own edge.
 */
import { z } from 'zod'

/** The version that every stored file carries. A file of a newer version is refused, untouched. */
export const SCHEMA_VERSION = 3
/**
 * The versions that are read. What version 1 lacks (relations, evidence, entries of the codebook) has its default, and so
 * has what version 2 lacks (collections, the state of an article, revisions that wait to be taken over).
 */
export const ReadableVersion = z.literal([1, 2, SCHEMA_VERSION])

const Id = z
  .string()
  .regex(/^[\w-]{1,80}$/, 'an id has letters, digits, - and _ alone: it is used as a file name')
const Offset = z.int().min(0)
/** An ISO 8601 date or date-time, as precise as is known: 2014, 2014-03, 2014-03-06, 2014-03-06T10:00:00Z. */
export const IsoDate = z
  .string()
  .regex(/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/)
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

/** Where an annotation stood in the revision before, while it is not settled whether the place found for it is right. */
export const Was = z.object({
  revision: z.int().min(1),
  target: z.array(Span),
  source: z.array(Span),
  cue: z.array(Span),
})
export type Was = z.infer<typeof Was>

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
  /** Kept while the target is likely. */
  was: Was.optional(),
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

/**
 * A label on a scale, with its name and worth as they were when somebody judged (schema.org's Rating): a scale may be
 * edited afterwards. A claim without a verdict is not checked.
 */
export const Verdict = z.object({
  scale: Id,
  label: z.string().max(200),
  rationale: z.string(),
  name: z.string().max(200).default(''),
  value: z.number().nullable().default(null),
  best: z.number().nullable().default(null),
  worst: z.number().nullable().default(null),
})
export type Verdict = z.infer<typeof Verdict>

export const STANCES = ['for', 'against'] as const
/** sha256 in hex: the name of a file in files/. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/** What a piece of evidence rests on. A file was copied into the library; a quote may be from any of its articles. */
export const Ground = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('link'), url: z.string().min(1).max(4000) }),
  z.object({
    kind: z.literal('file'),
    name: z.string().min(1).max(500),
    sha256: Hash,
    /** In bytes. */
    size: z.int().min(0),
  }),
  z.object({ kind: z.literal('quote'), article: Id, revision: z.int().min(1), spans: z.array(Span).min(1) }),
])
export type Ground = z.infer<typeof Ground>

/** A question, its answer, and what the answer rests on: AVeriTeC's (arXiv 2305.13117). `date` is the evidence's own. */
export const Evidence = z.object({
  id: Id,
  question: z.string(),
  answer: z.string(),
  ground: Ground.nullable(),
  stance: z.enum(STANCES).nullable(),
  date: IsoDate.nullable(),
})
export type Evidence = z.infer<typeof Evidence>

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
  evidence: z.array(Evidence).max(1000).default([]),
  /** The claim that this one is the same as: views, relations and exports follow it. Parting clears it. */
  joinedTo: Id.nullable(),
  author: z.string(),
  created: Timestamp,
  modified: Timestamp,
  foreign: Foreign.optional(),
})
export type Claim = z.infer<typeof Claim>

/** What a claim may be to another. `responds` is "responds to"; contradicts alone reads the same from both ends. */
export const RELATIONS = ['supports', 'contradicts', 'responds', 'updates'] as const
export type RelationKind = (typeof RELATIONS)[number]

/** A relation between two claims, of one article or of two. */
export const Relation = z
  .object({
    id: Id,
    /** The article that `from` is at home in: the relation is stored with that claim. */
    home: Id,
    from: Id,
    to: Id,
    kind: z.enum(RELATIONS),
    note: z.string(),
    author: z.string(),
    created: Timestamp,
    modified: Timestamp,
    foreign: Foreign.optional(),
  })
  .refine((relation) => relation.from !== relation.to, 'a relation is between two claims')
export type Relation = z.infer<typeof Relation>

/** A person or an organisation; `names` are the other names. */
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
export const Colour = z.string().regex(/^#[0-9a-f]{6}$/)
/** A quote that shows what a tag is for. A codebook from elsewhere has quotes of articles that are not here: null. */
export const Example = z.object({
  quote: z.string().min(1).max(10_000),
  article: Id.nullable(),
  /** Where it begins, in UTF-16 code units. */
  start: Offset.nullable(),
})
export type Example = z.infer<typeof Example>
export const Tag = z.object({
  id: Id,
  path: TagPath,
  colour: Colour,
  key: z.int().min(1).max(9).nullable(),
  definition: z.string().max(100_000).default(''),
  /** When to use it, and when not. */
  use: z.string().max(100_000).default(''),
  avoid: z.string().max(100_000).default(''),
  examples: z.array(Example).max(1000).default([]),
  foreign: Foreign.optional(),
})
export type Tag = z.infer<typeof Tag>

/** A label's value, worst and best as ClaimReview's reviewRating wants them; null has no place between the two. */
export const Scale = z.object({
  id: Id,
  name: z.string().max(200),
  worst: z.number(),
  best: z.number(),
  labels: z
    .array(z.object({ id: z.string().max(200), name: z.string().max(200), value: z.number().nullable() }))
    .min(1)
    .max(100),
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

export const ARTICLE_STATES = ['new', 'work', 'done'] as const
export type ArticleState = (typeof ARTICLE_STATES)[number]

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
  /** When it came into the library; null for seeds. */
  added: Timestamp.nullable().default(null),
  /** The name of the file that it came from; null for seeds and for what was pasted. */
  file: z.string().max(1000).nullable().default(null),
  state: z.enum(ARTICLE_STATES).default('new'),
  archived: z.boolean().default(false),
  collections: z.array(Id).max(1000).default([]),
  /** A revision that is kept beside the current one and waits to be taken over. */
  newer: z.int().min(1).nullable().default(null),
  foreign: Foreign.optional(),
})
export type ArticleMeta = z.infer<typeof ArticleMeta>

/**
 * Where a page of a paged document begins, counted from 1 as the file has them. Pages without text are left out. A page
 * comes twice where its footnotes stand after a paragraph that runs on to the next page: a place is on the page that
 * begins last before it.
 */
export const PageStart = z.object({ page: z.int().min(1), start: Offset })
export type PageStart = z.infer<typeof PageStart>

export const Article = ArticleMeta.extend({
  text: z.string(),
  blocks: z.array(Block),
  /** In the order of the text; empty where the source has no pages. */
  pages: z.array(PageStart).default([]),
  /** How the source's bytes were read as text; null where its format fixes that. */
  encoding: z
    .object({ name: z.string().max(100), guessed: z.boolean() })
    .nullable()
    .default(null),
})
export type Article = z.infer<typeof Article>

export const OPEN_POINTS = ['no-content', 'cue-overlap', 'both-ways', 'no-evidence'] as const
/**
 * What is still to be done about a claim: no content yet; content that overlaps its own cue; supports and contradicts
 * between the same two; a verdict without evidence.
 */
export type OpenPoint = (typeof OPEN_POINTS)[number]

const Choices = z.array(z.string().max(600)).max(10_000)
/**
 * Which claims are wanted: within a list any of its values, between lists all. `none` in types, verdicts, relations and
 * people is a claim without one. Verdicts are written scale/label; people are ids, or "name:" and a name in small letters.
 */
export const ClaimFilter = z.object({
  words: z.string().max(10_000),
  articles: Choices,
  people: Choices,
  tags: Choices,
  types: Choices,
  verdicts: Choices,
  relations: Choices,
  open: Choices,
})
export type ClaimFilter = z.infer<typeof ClaimFilter>
export const SavedFilter = z.object({ id: Id, name: z.string().trim().min(1).max(200), filter: ClaimFilter })
export type SavedFilter = z.infer<typeof SavedFilter>

/** Articles that somebody put together; which they are is said by the articles. */
export const Collection = z.object({ id: Id, name: z.string().trim().min(1).max(200) })
export type Collection = z.infer<typeof Collection>

/** A seed that the person deleted: it does not come back unasked. */
export const DeletedSeed = z.object({ id: Id, title: z.string(), path: z.string().nullable() })
export type DeletedSeed = z.infer<typeof DeletedSeed>

/** The records that edits change, by the name of their table. */
export const Records = {
  annotation: Annotation,
  claim: Claim,
  relation: Relation,
  person: Person,
  tag: Tag,
  scale: Scale,
  filter: SavedFilter,
  article: ArticleMeta,
  collection: Collection,
  deletedSeed: DeletedSeed,
} as const
export type Table = keyof Records
export type Records = {
  annotation: Annotation
  claim: Claim
  relation: Relation
  person: Person
  tag: Tag
  scale: Scale
  filter: SavedFilter
  article: ArticleMeta
  collection: Collection
  deletedSeed: DeletedSeed
}
