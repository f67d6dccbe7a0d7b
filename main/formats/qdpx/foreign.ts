/** What other programs say that Postil has no field for, as it is kept with an article or an annotation. */
import { z } from 'zod'
import { FOREIGN } from '../refi/codes.ts'

const Guid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)

const Kept = z.object({
  /** Of a source: values of the variables of a project. */
  variables: z
    .array(
      z.object({
        name: z.string(),
        type: z.literal(['Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime']),
        value: z.string(),
      }),
    )
    .optional()
    .catch(undefined),
  /** Of a selection: links from it to others. */
  links: z
    .array(
      z.object({
        guid: Guid,
        name: z.string(),
        direction: z.literal(['Associative', 'OneWay', 'Bidirectional']),
        target: Guid,
      }),
    )
    .optional()
    .catch(undefined),
})
export type Kept = z.infer<typeof Kept>

/** Anything may have been kept under this name: what does not fit is none. */
export function foreignOf({ foreign }: { foreign?: Record<string, unknown> | undefined }): Kept {
  return Kept.safeParse(foreign?.[FOREIGN]).data ?? {}
}
