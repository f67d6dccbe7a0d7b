/**
 * What the renderer may ask to have changed, as data. Main turns an action into one edit (old and new values of
 * every record it touches), so the renderer never says how records look, only what the person did.
 */
import { z } from 'zod'
import { Claim, Person, Range, TagPath } from './model.ts'

const Id = Claim.shape.id
const Text = z.string().max(1_000_000)
const Ranges = z.array(Range).max(1000)

export const ROLES = ['source', 'cue', 'content'] as const
export type Role = (typeof ROLES)[number]

/** A person known already, or the name of a new one. */
const SomePerson = z.union([z.object({ person: Id }), z.object({ name: Person.shape.name.max(500) })])
/** A tag known already, or the path of a new one. */
const SomeTag = z.union([z.object({ tag: Id }), z.object({ path: TagPath })])

export const Action = z.discriminatedUnion('do', [
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
      verdict: true,
    })
      .extend({ statement: Text.nullable(), context: Text })
      .partial(),
  }),
  z.object({ do: z.literal('claimant'), article: Id, claim: Id, claimant: SomePerson.nullable() }),
  z.object({
    do: z.literal('tagEntry'),
    tag: Id,
    set: z.object({
      path: TagPath.optional(),
      colour: z
        .string()
        .regex(/^#[0-9a-f]{6}$/)
        .optional(),
      key: z.int().min(1).max(9).nullable().optional(),
    }),
  }),
  /** Takes a tag out of the codebook and off every annotation; deletes no annotation. */
  z.object({ do: z.literal('deleteTag'), tag: Id }),
])
export type Action = z.infer<typeof Action>
