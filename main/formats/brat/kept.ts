/** What a brat file says that Postil has no field for, kept with its annotations and articles under `foreign.brat`. */
import { z } from 'zod'

const Id = z.string().regex(/^(?:[A-Za-z]|#)\d\S{0,80}$/)
const Type = z.string().regex(/^\S{1,200}$/)
const Role = z.string().regex(/^[^\s:]{1,200}$/)
const RawLine = z.string().regex(/^[^\n\r]+$/)
/** Places among an annotation's spans, in the order in which the file has its fragments. */
const Order = z.array(z.int().min(0))

const KeptArgument = z.object({ role: Role, id: Id, type: Type, spans: Order })
export type KeptArgument = z.infer<typeof KeptArgument>

const KeptEvent = z.object({
  id: Id,
  type: Type,
  trigger: Id,
  /** The trigger's words and places (UTF-16 code units of the article's text), where it is not over the cue. */
  triggerAt: z.array(z.object({ exact: z.string().min(1), start: z.int().min(0) })).optional(),
  /** Whether the cue is the trigger alone, and no argument. */
  cueIsTrigger: z.boolean().optional(),
  /** Contents, sources and cues, in the order of the event. */
  args: z.array(KeptArgument),
  /** Arguments of other roles. */
  others: z.array(z.object({ role: Role, id: Id })),
  /** The text lines that stand for the tags. */
  tags: z.array(Id),
})
export type KeptEvent = z.infer<typeof KeptEvent>

export const Kept = z.object({
  /** AUTHOR in NAME_AUTHOR.ann, '' in NAME.ann. */
  file: z.string().optional(),
  /** The text lines of a highlight or note, one a tag. */
  marks: z.array(z.object({ id: Id, spans: Order })).optional(),
  event: KeptEvent.optional(),
  /** The note lines that the note was put together of. */
  notes: z.array(z.object({ id: Id, on: Id })).optional(),
  /** Lines about it that are nothing to Postil, as they came. */
  lines: z.array(RawLine).optional(),
})
export type Kept = z.infer<typeof Kept>

/** Of an article: lines of kinds that brat does not have, by the AUTHOR of their file. */
export const KeptOfArticle = z.object({ lines: z.record(z.string(), z.array(RawLine)) })

export const KeptOfRelation = z.object({ id: Id })

type Foreign = { foreign?: Record<string, unknown> | undefined }

/** What was kept, or nothing where it is not as it should be. */
export function keptOf<T>(record: Foreign, schema: z.ZodType<T>): T | null {
  const kept = record.foreign?.brat
  if (kept === undefined) return null
  const parsed = schema.safeParse(kept)
  return parsed.success ? parsed.data : null
}
