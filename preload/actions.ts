/**
 * What the renderer may ask to have changed, as data. Main turns an action into one edit (old and new values of
 * every record it touches), so the renderer never says how records look, only what the person did.
 */
import { z } from 'zod'
import {
  Appearance,
  ARTICLE_STATES,
  ArticleMeta,
  Claim,
  Collection,
  Colour,
  Evidence,
  Ground,
  Person,
  Range,
  Relation,
  SavedFilter,
  Scale,
  TagPath,
} from './model.ts'

const Id = Claim.shape.id
const Text = z.string().max(1_000_000)
const Ranges = z.array(Range).max(1000)

export const ROLES = ['source', 'cue', 'content'] as const
export type Role = (typeof ROLES)[number]

/** A person known already, or the name of a new one. */
const SomePerson = z.union([z.object({ person: Id }), z.object({ name: Person.shape.name.max(500) })])
/** A tag known already, or the path of a new one. */
const SomeTag = z.union([z.object({ tag: Id }), z.object({ path: TagPath })])

/** A verdict as somebody chooses it: what the label is called and worth is main's to look up. */
const Judgement = z.object({ scale: Id, label: z.string().max(200), rationale: Text })
/** What evidence rests on, as somebody points to it: a quote is a range, which main describes. */
const SomeGround = z.discriminatedUnion('kind', [
  Ground.options[0],
  Ground.options[1],
  z.object({ kind: z.literal('quote'), article: Id, ranges: Ranges.min(1) }),
])
const Claims = z.array(Id).min(1).max(100_000)
const Articles = z.array(Id).min(1).max(100_000)
/** A collection known already, or the name of a new one. */
const SomeCollection = z.union([z.object({ collection: Id }), z.object({ name: Collection.shape.name })])
const Line = z.string().trim().max(2000)

export const Action = z.discriminatedUnion(
  'do',
  [
    /** A highlight or a note over a passage; a note without ranges is on the whole article. */
    z.object({
      do: z.literal('annotate'),
      article: Id,
      /** The new annotation's id, where the renderer goes on before the answer is there. */
      id: Id.optional(),
      kind: z.enum(['highlight', 'note']),
      ranges: Ranges,
      tag: SomeTag.optional(),
    }),
    /** Sets (or adds a fragment to) one place of a claim; without an appearance it begins a new claim. */
    z.object({
      do: z.literal('fill'),
      article: Id,
      appearance: Id.nullable(),
      /** The new appearance's id, where there is none yet: `s`, `q`, `c` typed in one breath fill one claim. */
      id: Id.optional(),
      role: z.enum(ROLES),
      ranges: Ranges.min(1),
      add: z.boolean(),
    }),
    /** Says that the text names no source (or takes that back); without an appearance it begins a new claim. */
    z.object({
      do: z.literal('noSource'),
      article: Id,
      appearance: Id.nullable(),
      id: Id.optional(),
      none: z.boolean(),
    }),
    /** Moves the edges of an annotation: all ranges of one of its places. Highlights and notes have content alone. */
    z.object({ do: z.literal('move'), article: Id, annotation: Id, role: z.enum(ROLES), ranges: Ranges }),
    z.object({ do: z.literal('note'), article: Id, annotation: Id, note: Text }),
    z.object({ do: z.literal('tag'), article: Id, annotation: Id, tag: SomeTag, on: z.boolean() }),
    /** Deletes annotations; a claim goes with its last appearance. */
    z.object({ do: z.literal('delete'), article: Id, annotations: z.array(Id).min(1).max(100_000) }),
    z.object({
      do: z.literal('claim'),
      article: Id,
      claim: Id,
      set: Claim.pick({
        statement: true,
        context: true,
        type: true,
        verifiable: true,
        worth: true,
      })
        .extend({ statement: Text.nullable(), context: Text, verdict: Judgement.nullable() })
        .partial(),
    }),
    z.object({ do: z.literal('claimant'), article: Id, claim: Id, claimant: SomePerson.nullable() }),
    z.object({
      do: z.literal('tagEntry'),
      tag: Id,
      set: z.object({
        path: TagPath.optional(),
        colour: Colour.optional(),
        key: z.int().min(1).max(9).nullable().optional(),
        definition: Text.max(100_000).optional(),
        use: Text.max(100_000).optional(),
        avoid: Text.max(100_000).optional(),
      }),
    }),
    /** Takes a tag out of the codebook and off every annotation; deletes no annotation. */
    z.object({ do: z.literal('deleteTag'), tag: Id }),
    /** A new entry of the codebook that nothing carries yet. */
    z.object({ do: z.literal('addTag'), path: TagPath }),
    /** Moves a part of the codebook: the tag with that path and all below it. The new path must not lie within the old one. */
    z.object({ do: z.literal('moveTags'), from: TagPath, to: TagPath }),
    /** Puts the tag `into` on whatever carries `tag`, which goes; its definition and examples are kept with `into`'s. */
    z.object({ do: z.literal('mergeTag'), tag: Id, into: Id }),
    /** Adds a quote from the text to a tag's entry. */
    z.object({ do: z.literal('addExample'), article: Id, tag: Id, range: Range }),
    z.object({ do: z.literal('removeExample'), tag: Id, index: z.int().min(0) }),

    /** Says that an appearance is of the same claim as `to`: its claim, and what is joined to that, is joined to it. */
    z.object({ do: z.literal('join'), article: Id, appearance: Id, to: Id }),
    /** Makes an appearance's claim one of its own again. */
    z.object({ do: z.literal('part'), article: Id, appearance: Id }),
    /** Who says it in this place: with a joined claim there may be many. */
    z.object({ do: z.literal('speaker'), article: Id, appearance: Id, person: SomePerson.nullable() }),
    /**
     * Who says it in many places at once, whom the words of the sources name. The words become other names of the person,
     * so that claims to come are linked by themselves.
     */
    z.object({ do: z.literal('speakers'), appearances: z.array(Id).min(1).max(100_000), person: SomePerson }),
    z.object({ do: z.literal('said'), article: Id, appearance: Id, said: Appearance.shape.said }),
    /** The same two may be related in several ways, but in each only once. */
    z.object({ do: z.literal('relate'), id: Id, from: Id, to: Id, kind: Relation.shape.kind, note: Text }),
    z.object({
      do: z.literal('relation'),
      relation: Id,
      set: z.object({
        kind: Relation.shape.kind.optional(),
        note: Text.optional(),
        /** The other way round. */
        turn: z.literal(true).optional(),
      }),
    }),
    z.object({ do: z.literal('unrelate'), relation: Id }),
    /** The same verdict for many claims; null takes verdicts away. */
    z.object({ do: z.literal('judge'), claims: Claims, verdict: Judgement.nullable() }),
    /** Tags all appearances of claims, or takes the tag off them. */
    z.object({ do: z.literal('tagClaims'), claims: Claims, tag: SomeTag, on: z.boolean() }),

    /** Adds a piece of evidence to a claim, or sets the one with that id. */
    z.object({
      do: z.literal('evidence'),
      claim: Id,
      evidence: Evidence.omit({ ground: true }).extend({
        question: Text,
        answer: Text,
        ground: SomeGround.nullable(),
      }),
    }),
    z.object({ do: z.literal('removeEvidence'), claim: Id, evidence: Id }),

    z.object({
      do: z.literal('person'),
      person: Id,
      set: z.object({
        name: Person.shape.name.max(500).optional(),
        role: z.string().max(2000).optional(),
        names: z.array(z.string().trim().min(1).max(500)).max(200).optional(),
      }),
    }),
    /** `person` is the same as `into`: everything that points to the one points to the other, which gets its names. */
    z.object({ do: z.literal('mergePerson'), person: Id, into: Id }),
    /** Takes a person out of the library; claims and appearances that pointed there fall back to the source's words. */
    z.object({ do: z.literal('removePerson'), person: Id }),

    /** Adds a scale, or sets the one with that id. The scales that come with Postil stay as they are. */
    z.object({ do: z.literal('scale'), scale: Scale }),
    /** Verdicts on it stay as they were given. */
    z.object({ do: z.literal('removeScale'), scale: Id }),
    /** Saves a filter under a name, or sets the one with that id. */
    z.object({ do: z.literal('filter'), filter: SavedFilter }),
    z.object({ do: z.literal('removeFilter'), filter: Id }),

    /** Sets what the library says of an article: what its file got wrong can be put right. */
    z.object({
      do: z.literal('article'),
      article: Id,
      set: z.object({
        title: Line.min(1).optional(),
        byline: Line.nullable().optional(),
        publisher: Line.nullable().optional(),
        publishedOn: ArticleMeta.shape.publishedOn.optional(),
        url: Line.nullable().optional(),
        language: Line.min(1).max(100).optional(),
      }),
    }),
    /** How far the work on articles is. */
    z.object({ do: z.literal('articleState'), articles: Articles, state: z.enum(ARTICLE_STATES) }),
    z.object({ do: z.literal('archive'), articles: Articles, on: z.boolean() }),
    /** Puts articles into a collection, or takes them out of it. */
    z.object({ do: z.literal('collect'), articles: Articles, collection: SomeCollection, on: z.boolean() }),
    z.object({ do: z.literal('collection'), collection: Id, name: Collection.shape.name }),
    /** The articles stay. */
    z.object({ do: z.literal('removeCollection'), collection: Id }),
    /** Deletes articles and all that is annotated in them; a claim that is made elsewhere too stays there. */
    z.object({ do: z.literal('deleteArticles'), articles: Articles }),
    /** Brings back the seeds that were deleted. */
    z.object({ do: z.literal('restoreSeeds') }),

    /** Marks many passages at once: as highlights, or as places where one claim is made. */
    z.object({
      do: z.literal('annotateAll'),
      passages: z
        .array(z.object({ article: Id, ...Range.shape }))
        .min(1)
        .max(10_000),
      as: z.enum(['highlight', 'claim']),
      tag: SomeTag.optional(),
    }),

    /** Takes over another revision of an article's text: each annotation is anchored in it again. */
    z.object({ do: z.literal('revise'), article: Id, revision: z.int().min(1) }),
    /** Leaves a revision that waits to be taken over where it is. */
    z.object({ do: z.literal('leaveRevision'), article: Id }),
    /** Whether the places that were found for annotations are theirs. What is not goes to what is gone. */
    z.object({
      do: z.literal('settle'),
      article: Id,
      annotations: z.array(Id).min(1).max(100_000),
      yes: z.boolean(),
    }),
    /** Gives an annotation whose passage is gone, or was found in the wrong place, a place in the text. */
    z.object({ do: z.literal('placeAgain'), article: Id, annotation: Id, ranges: Ranges.min(1) }),
  ],
  'there is no such action',
)
export type Action = z.infer<typeof Action>
