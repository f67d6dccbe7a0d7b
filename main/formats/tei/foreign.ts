/** What another program said in an annotation and Postil has no field for: kept under "tei" and written again. */
import { z } from 'zod'
import type { Annotation } from '../../../preload/model.ts'

/** The values that TEI allows, after the Web Annotation Data Model. */
export const MOTIVATIONS = [
  ...['assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing', 'highlighting'],
  ...['identifying', 'linking', 'moderating', 'questioning', 'replying', 'tagging'],
]
/** Those that say what Postil's own fields say. */
export const OWN_MOTIVATIONS = ['highlighting', 'commenting', 'identifying', 'tagging']

const Token = z.string().regex(/^[^\p{C}\p{Z}]{1,200}$/u)
const Body = z.object({
  name: z.enum(['ptr', 'ref', 'note']),
  words: z.string().default(''),
  type: Token.optional(),
  target: z
    .string()
    .regex(/^[!#$%&'()*+,./0-9:;=?@A-Z_a-z~ -]{1,2000}$/)
    .optional(),
})
export type ForeignBody = z.infer<typeof Body>

export interface ForeignTei {
  readonly motivations: readonly string[]
  readonly body: readonly ForeignBody[]
}

/** What is kept, as far as it can be written as valid TEI. */
export function foreignTei({ foreign }: Pick<Annotation, 'foreign'>): ForeignTei {
  const kept = foreign?.tei as { motivations?: unknown; body?: unknown } | null | undefined
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
  return {
    motivations: MOTIVATIONS.filter(
      (each) => !OWN_MOTIVATIONS.includes(each) && list(kept?.motivations).includes(each),
    ),
    body: list(kept?.body).flatMap((item) => {
      const read = Body.safeParse(item)
      if (
        !read.success ||
        (read.data.name === 'ptr' && (read.data.target === undefined || read.data.words !== ''))
      )
        return []
      return [read.data]
    }),
  }
}
